package dev.mizzen.impl.rag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * No answer shows another tenant's passage, a deleted one, or one that the filter keeps out, be it
 * fresh or kept, nor is one shown to a planner. Thoroughly, independent worlds run side by side,
 * and each is as repeatable as one alone.
 */
class TenantAnswersTest {
  private static final boolean THOROUGH = Boolean.getBoolean("mizzen.thorough");
  private static final int WORLDS = THOROUGH ? 8 : 1;
  private static final int QUESTIONS = THOROUGH ? 125_000 : 10_000;
  private static final long SEED = 20_261_123;

  @Test
  void showsNoForeignPassage() throws Exception {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<TenantWorld>> worlds = new ArrayList<>();
      for (int w = 0; w < WORLDS; w++) {
        TenantWorld world = new TenantWorld(SEED + w);
        worlds.add(threads.submit(() -> world.ask(QUESTIONS)));
      }
      for (Future<TenantWorld> world : worlds) {
        assertThat(world.get().kept()).isBetween(QUESTIONS / 5, QUESTIONS * 4 / 5);
        assertThat(world.get().filtered()).isGreaterThan(QUESTIONS / 5);
        assertThat(world.get().changes()).isGreaterThan(QUESTIONS / 100);
        assertThat(world.get().shown()).isGreaterThan(QUESTIONS);
        assertThat(world.get().planned()).isGreaterThan(QUESTIONS / 10);
      }
    }
  }
}
