package dev.mizzen.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
  void testsTheModuleAsANamedModule() {
    assertThat(Availability.class.getModule().getName()).isEqualTo("dev.mizzen.kernels");
  }
}
