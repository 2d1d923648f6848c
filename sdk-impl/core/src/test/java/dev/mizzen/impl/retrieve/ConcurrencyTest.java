package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Document;
import dev.mizzen.Retriever;
import dev.mizzen.impl.WordEmbedder;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Eight threads search while one replaces all documents again and again. */
class ConcurrencyTest {
  private static final int DOCUMENTS = 20;
  private static final int ROUNDS = 25;

  @Test
  void everySearchSeesOneStateOfTheIndex() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    try (Retriever retriever =
            Retriever.builder()
                .embedder(new WordEmbedder())
                .tokenVectors(TokenStorage.INT8)
                .open();
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      write(retriever, 0);
      List<Future<Integer>> searches = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        Mode mode = Mode.values()[t % Mode.values().length];
        searches.add(threads.submit(() -> search(retriever, mode, done)));
      }
      for (int round = 1; round <= ROUNDS; round++) {
        write(retriever, round);
      }
      done.set(true);
      for (Future<Integer> search : searches) {
        assertThat(search.get()).isPositive();
      }
      assertThat(retriever.count(Filter.eq("round", ROUNDS))).isEqualTo(DOCUMENTS);
    }
  }

  private static void write(Retriever retriever, int round) {
    retriever.upsertAll(
        IntStream.range(0, DOCUMENTS)
            .mapToObj(
                i ->
                    Document.builder("d" + i)
                        .text("ship mast " + (i % 3 == 0 ? "sail" : "oak"))
                        .metadata("round", round)
                        .build())
            .toList());
    retriever.refresh();
  }

  /** Until the writer is done; the number of searches. */
  private static int search(Retriever retriever, Mode mode, AtomicBoolean done) {
    int count = 0;
    do {
      SearchResult result =
          retriever.search(Query.of(mode, "ship mast").limit(DOCUMENTS).facet("round", 5));
      assertThat(result.ids()).hasSize(DOCUMENTS).doesNotHaveDuplicates();
      assertThat(result.facets().get("round"))
          .as("all documents of one snapshot were written in one round")
          .singleElement()
          .satisfies(facet -> assertThat(facet.count()).isEqualTo(DOCUMENTS));
      count++;
    } while (!done.get());
    return count;
  }
}
