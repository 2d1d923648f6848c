package dev.mizzen.impl.retrieve.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupsTest {
  private static final long SEED = 20261123;

  @Test
  void readsALongRankingInPartsOfBoundedSize() throws IOException {
    Numbers ranking = new Numbers(300_000);
    Groups.Parents parents = doc -> doc == 299_999 ? "the last" : "one for all";
    List<Ranked> page = Groups.page(ranking, parents, 3, null);
    assertThat(page).extracting(Ranked::doc).containsExactly(0, 299_999);
    assertThat(ranking.asked).allSatisfy(count -> assertThat(count).isLessThan(100_000));
  }

  @Test
  void endsWhereThePartAndTheRankingEndTogether() throws IOException {
    assertThat(Groups.page(new Numbers(8), doc -> "p" + doc / 7, 2, null))
        .extracting(Ranked::doc)
        .containsExactly(0, 7);
    assertThat(Groups.page(new Numbers(8), doc -> "p", 2, null)).hasSize(1);
  }

  @Test
  void pagesTogetherHoldTheFirstOfEachParent() throws IOException {
    Random random = new Random(SEED);
    for (int round = 0; round < 50; round++) {
      int[] parents = random.ints(500, 0, 1 + random.nextInt(60)).toArray();
      Numbers ranking = new Numbers(parents.length);
      Set<Integer> seen = new HashSet<>();
      List<Integer> expected =
          IntStream.range(0, parents.length).boxed().filter(i -> seen.add(parents[i])).toList();
      assertThat(pages(ranking, doc -> "p" + parents[doc], random))
          .as("seed=%d round=%d", SEED, round)
          .isEqualTo(expected);
    }
  }

  private static List<Integer> pages(Numbers ranking, Groups.Parents parents, Random random)
      throws IOException {
    List<Integer> docs = new ArrayList<>();
    @Nullable Cursor after = null;
    while (true) {
      int count = 1 + random.nextInt(9);
      List<Ranked> page = Groups.page(ranking, parents, count, after);
      page.forEach(entry -> docs.add(entry.doc()));
      if (page.size() < count) {
        return docs;
      }
      after = new Cursor(0, docs.size(), page.getLast().key());
    }
  }

  /** Entries by their number; notes how many it is asked for. */
  private static final class Numbers implements Ranking {
    private final int size;
    private final List<Integer> asked = new ArrayList<>();

    private Numbers(int size) {
      this.size = size;
    }

    @Override
    public List<Ranked> top(int count, @Nullable SortKey after) {
      asked.add(count);
      int from = after == null ? 0 : (int) number(after) + 1;
      return IntStream.range(from, (int) Math.min((long) from + count, size))
          .mapToObj(doc -> new Ranked(doc, 0, key(doc), List.of()))
          .toList();
    }

    @Override
    public int compare(SortKey a, SortKey b) {
      return Long.compare(number(a), number(b));
    }

    @Override
    public long total() {
      return size;
    }

    @Override
    public boolean totalIsExact() {
      return true;
    }

    private static SortKey key(long doc) {
      return new SortKey(new Object[] {doc, new BytesRef("d" + doc)});
    }

    private static long number(SortKey key) {
      return key.values()[0] instanceof Long number ? number : -1;
    }
  }
}
