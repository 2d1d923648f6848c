package dev.mizzen.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.mizzen.kernels.scalar.ScalarBackend;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelBackendsTest {
  private final KernelBackend plain = fake("plain", 0, new Availability.Usable("Java"));
  private final KernelBackend wide = fake("wide", 10, new Availability.Usable("256 bits"));
  private final KernelBackend gpu = fake("gpu", 20, new Availability.Unusable("no device"));

  private final List<String> lines = new ArrayList<>();
  private final ChoiceLog log = new ChoiceLog(lines::add);

  @Test
  void choosesTheUsableBackendOfTheHighestRank() {
    assertThat(KernelBackends.select(List.of(plain, gpu, wide), Optional.empty(), log))
        .isSameAs(wide);
  }

  @Test
  void obeysAForcedChoice() {
    assertThat(KernelBackends.select(List.of(plain, wide), Optional.of("plain"), log))
        .isSameAs(plain);
  }

  @Test
  void neverSwapsAForcedBackendForAnother() {
    assertThatIllegalStateException()
        .isThrownBy(() -> KernelBackends.select(List.of(plain, gpu), Optional.of("gpu"), log))
        .withMessageContaining("gpu")
        .withMessageContaining("no device");
  }

  @Test
  void namesTheBackendsThatThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KernelBackends.select(List.of(plain, wide), Optional.of("fpga"), log))
        .withMessageContaining("fpga")
        .withMessageContaining("[plain, wide]");
  }

  @Test
  void fillsTheGapsOfTheBestBackendUnlessItIsForced() {
    KernelBackend gaps = new WithoutKernels();
    KernelBackend scalar = new ScalarBackend();
    KernelBackend chosen = KernelBackends.select(List.of(gaps, scalar), Optional.empty(), log);
    assertThat(chosen.id()).isEqualTo("gaps");
    assertThat(chosen.maxSim(Workers.caller())).isNotNull();
    assertThat(lines).singleElement(STRING).startsWith("kernels: gaps (none)");
    assertThat(lines).singleElement(STRING).contains("; maxSim: scalar");
    KernelBackend forced = KernelBackends.select(List.of(gaps, scalar), Optional.of("gaps"), log);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> forced.maxSim(Workers.caller()))
        .withMessage("the kernel backend 'gaps' has no kernel for 'maxSim'");
    assertThat(lines.getLast()).contains("as asked for; it lacks [").contains("maxSim");
  }

  @Test
  void scalarLacksNothing() {
    assertThat(KernelGaps.missing(new ScalarBackend())).isEmpty();
  }

  @Test
  void saysWhyNothingCanRun() {
    assertThatIllegalStateException()
        .isThrownBy(() -> KernelBackends.select(List.of(gpu), Optional.empty(), log))
        .withMessageContaining("gpu: no device");
  }

  @Test
  void tellsOfEachChoiceOnce() {
    for (int i = 0; i < 3; i++) {
      KernelBackends.select(List.of(plain), Optional.empty(), log);
      KernelBackends.select(List.of(plain, gpu), Optional.empty(), log);
      KernelBackends.select(List.of(plain, gpu), Optional.of("plain"), log);
    }
    assertThat(lines)
        .containsExactly(
            "kernels: plain (Java)",
            "kernels: plain (Java); passed over: [gpu: no device]",
            "kernels: plain (Java), as asked for");
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "simd"})
  void givesTheBackendThatWasForced(String id) {
    KernelBackend forced = KernelBackends.select(Optional.of(id));
    assertThat(forced.id()).isEqualTo(id);
    assertThat(forced.probe()).isInstanceOf(Availability.Usable.class);
    assertThat(forced.maxSim(Workers.caller()).getClass().getPackageName()).endsWith("." + id);
  }

  /** A backend that overrides no kernel. */
  private static final class WithoutKernels implements KernelBackend {
    @Override
    public String id() {
      return "gaps";
    }

    @Override
    public int rank() {
      return 30;
    }

    @Override
    public Availability probe() {
      return new Availability.Usable("none");
    }
  }

  /** A backend without kernels. */
  private static KernelBackend fake(String id, int rank, Availability found) {
    return (KernelBackend)
        Proxy.newProxyInstance(
            KernelBackend.class.getClassLoader(),
            new Class<?>[] {KernelBackend.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "id" -> id;
                  case "rank" -> rank;
                  case "probe" -> found;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
