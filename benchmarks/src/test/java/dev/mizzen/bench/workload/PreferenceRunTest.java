package dev.mizzen.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.train.preference.PreferenceReport;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What a distillation has to reach, at full size; with one seed of the dense teacher by default.
 */
class PreferenceRunTest {
  private static final KernelBackend BACKEND = KernelBackends.select(Optional.empty());
  private static final boolean THOROUGH = Boolean.getBoolean("mizzen.thorough");

  @Test
  void aDenseTeacherIsLearnedFrom() {
    for (long seed = 0; seed < (THOROUGH ? 3 : 1); seed++) {
      for (boolean binned : new boolean[] {true, false}) {
        PreferenceRun run = PreferenceRun.of(PreferenceSetting.dense(binned), BACKEND, seed);
        PreferenceReport.Cycle last = run.training().cycles().getLast();
        assertThat(run.mean()).as("seed %s, binned %s", seed, binned).isGreaterThanOrEqualTo(99.0);
        assertThat(last.heldOutAccuracy()).as("seed %s", seed).isGreaterThan(0.80);
        assertThat(run.calls().calls()).isEqualTo(5000);
      }
    }
  }

  @Test
  void binsBeatChanceWhereMostThingsAreIrrelevant() {
    for (long seed = 0; seed < 3; seed++) {
      assertThat(gain(seed)).as("seed %s", seed).isPositive();
    }
  }

  /** Not always: a student that starts badly may draw poor groups for long. */
  @Test
  @EnabledIfSystemProperty(named = "mizzen.thorough", matches = "true")
  void binsBeatChanceForMostSeeds() {
    assertThat(LongStream.range(0, 10).filter(seed -> gain(seed) > 0).count())
        .isGreaterThanOrEqualTo(8);
  }

  private static double gain(long seed) {
    double binned = PreferenceRun.of(PreferenceSetting.sparse(true), BACKEND, seed).mean();
    double random = PreferenceRun.of(PreferenceSetting.sparse(false), BACKEND, seed).mean();
    return binned - random;
  }
}
