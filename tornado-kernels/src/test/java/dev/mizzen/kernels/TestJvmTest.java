package dev.mizzen.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/** The flags that these tests rely on: without them a fast path would be passed over in silence. */
class TestJvmTest {
  @Test
  void runsOnTheReleaseThatTheSourcesAreCompiledFor() {
    assertThat(Runtime.version().feature()).isGreaterThanOrEqualTo(25);
  }

  @Test
  void hasTheVectorModule() {
    assertThat(ModuleLayer.boot().findModule("jdk.incubator.vector")).isPresent();
  }

  @Test
  @DisabledIfEnvironmentVariable(
      named = "TORNADOVM_HOME",
      matches = ".+",
      disabledReason =
          "TornadoVM's argument file owns the module path, so the tests run on the class path")
  void testsTheModuleAsANamedModule() {
    assertThat(Availability.class.getModule().getName()).isEqualTo("dev.mizzen.kernels");
  }
}
