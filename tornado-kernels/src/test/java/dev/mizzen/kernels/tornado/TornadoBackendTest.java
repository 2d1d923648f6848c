package dev.mizzen.kernels.tornado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.mizzen.kernels.Availability;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimKernel;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

class TornadoBackendTest {
  private final KernelBackend backend = new TornadoBackend();

  @Test
  void isKnown() {
    assertThat(KernelBackends.known()).hasAtLeastOneElementOfType(TornadoBackend.class);
  }

  @Test
  @DisabledIfEnvironmentVariable(named = "TORNADOVM_HOME", matches = ".+")
  void saysWhatIsMissingWithoutAnSdk() {
    assertThat(backend.probe())
        .isInstanceOfSatisfying(
            Availability.Unusable.class,
            found -> assertThat(found.reason()).contains("SDK", "@$TORNADOVM_HOME/tornado"));
    assertThatIllegalStateException()
        .isThrownBy(() -> KernelBackends.select(Optional.of("tornado")))
        .withMessageContaining("no TornadoVM runtime");
    assertThatIllegalStateException().isThrownBy(() -> backend.maxSim(Workers.caller()));
  }

  @Test
  @OnDevice
  void namesTheDevice() {
    assertThat(backend.probe())
        .isInstanceOfSatisfying(
            Availability.Usable.class, found -> assertThat(found.detail()).contains("GiB"));
    assertThat(KernelBackends.select(Optional.of("tornado")).maxSim(Workers.caller()))
        .isInstanceOf(TornadoMaxSim.class);
  }

  @Test
  @OnDevice
  void compilesOnceForBatchesOfManySizes() {
    TornadoMaxSim kernel = (TornadoMaxSim) backend.maxSim(Workers.caller());
    score(kernel, 200, 17, 4);
    int before = kernel.compilations();
    IntStream.of(1, 2, 3, 50, 117, 200).forEach(documents -> score(kernel, documents, 17, 4));
    IntStream.of(1, 2, 5, 31).forEach(dimension -> score(kernel, 20, dimension, 7));
    assertThat(kernel.compilations()).isEqualTo(before);
    score(kernel, 40_000, 4, 1);
    assertThat(kernel.compilations()).isEqualTo(before + 1);
    score(kernel, 39_000, 3, 1);
    assertThat(kernel.compilations()).isEqualTo(before + 1);
  }

  private static void score(MaxSimKernel kernel, int documents, int dimension, int queryRows) {
    float[] query = new float[queryRows * dimension];
    float[] rows = new float[documents * dimension];
    Arrays.fill(query, 1);
    Arrays.fill(rows, 2);
    float[] scores = new float[documents];
    kernel.maxSim(
        query,
        TokenRows.of(rows, dimension),
        IntStream.rangeClosed(0, documents).toArray(),
        scores,
        null);
    assertThat(scores).containsOnly(2f * dimension * queryRows);
  }
}
