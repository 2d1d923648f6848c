package dev.mizzen.impl.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.ProgressListener;
import dev.mizzen.impl.call.AsyncCalls;
import dev.mizzen.impl.interact.InteractionTable;
import dev.mizzen.recommend.Interaction;
import dev.mizzen.recommend.Recommendation;
import dev.mizzen.recommend.TrainingReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports of several blocks, and exports that fail. */
class BatchExportTest {
  private static final int USERS = 40;
  private static final int ITEMS = 13;
  private static final int BLOCK = 7;

  /** Tells users apart by their histories; fails at the call that it is told. */
  private static final class Sums implements Scorer {
    private final AtomicInteger calls = new AtomicInteger();
    private final int failing;

    Sums(int failing) {
      this.failing = failing;
    }

    @Override
    public int items() {
      return ITEMS;
    }

    @Override
    public void scores(Histories histories, float[] scores) {
      if (calls.incrementAndGet() == failing) {
        throw new IllegalStateException("no scores");
      }
      for (int user = 0; user < histories.count(); user++) {
        for (int item = 0; item < ITEMS; item++) {
          float sum = 0;
          for (int seen : histories.history(user)) {
            sum += (7 * seen + 3 * item) % 11;
          }
          scores[user * ITEMS + item] = sum;
        }
      }
    }

    @Override
    public Explained explain(Histories history, int item) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Object> arrays() {
      return Map.of();
    }
  }

  private static TrainedModel model(Scorer scorer) {
    List<Interaction> seen = new ArrayList<>();
    for (int user = 0; user < USERS; user++) {
      for (int i = 0; i <= user % 4; i++) {
        seen.add(Interaction.of("u" + user, "i" + (5 * user + 3 * i) % ITEMS));
      }
    }
    InteractionTable table = InteractionTable.of(seen);
    assertThat(table.items().size()).isEqualTo(ITEMS);
    TrainingReport report =
        new TrainingReport(
            "sums", Map.of(), USERS, ITEMS, seen.size(), Duration.ZERO, List.of(), List.of());
    return new TrainedModel(report, table, Catalogue.of(table.items(), List.of()), scorer);
  }

  private static Map<String, List<Recommendation>> export(int threads, int block) {
    Map<String, List<Recommendation>> lists = new LinkedHashMap<>();
    try (AsyncCalls async = new AsyncCalls("test", Optional.empty(), threads)) {
      new BatchExport(model(new Sums(0)), async, block)
          .run(5, (user, list) -> lists.put(user, List.copyOf(list)), ProgressListener.NONE);
    }
    return lists;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void blocksMakeNoDifference(int threads) {
    Map<String, List<Recommendation>> whole = export(1, 1024);
    Map<String, List<Recommendation>> blocks = export(threads, BLOCK);
    assertThat(whole).hasSize(USERS);
    assertThat(List.copyOf(blocks.entrySet())).isEqualTo(List.copyOf(whole.entrySet()));
  }

  @Test
  void aSinkThatFailsEndsTheWork() {
    Sums scorer = new Sums(0);
    List<String> given = new ArrayList<>();
    try (AsyncCalls async = new AsyncCalls("test", Optional.empty(), 1)) {
      BatchExport export = new BatchExport(model(scorer), async, BLOCK);
      assertThatThrownBy(
              () ->
                  export.run(
                      5,
                      (user, list) -> {
                        if (given.size() == 10) {
                          throw new IllegalArgumentException("enough");
                        }
                        given.add(user);
                      },
                      ProgressListener.NONE))
          .hasMessage("enough");
    }
    assertThat(given).hasSize(10);
    assertThat(scorer.calls).as("blocks ranked").hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aModelThatFailsIsToldAfterTheUsersBefore(int threads) {
    List<String> given = new ArrayList<>();
    try (AsyncCalls async = new AsyncCalls("test", Optional.empty(), threads)) {
      BatchExport export = new BatchExport(model(new Sums(3)), async, BLOCK);
      assertThatThrownBy(
              () -> export.run(5, (user, list) -> given.add(user), ProgressListener.NONE))
          .hasMessage("no scores");
    }
    assertThat(given).hasSize(2 * BLOCK);
  }
}
