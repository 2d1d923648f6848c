package dev.mizzen.impl.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildTest {
  /** The system closes the other end of its input when a process dies; here it is done by hand. */
  @ParameterizedTest
  @ValueSource(classes = {CommittingWriter.class, CrashingWriter.class})
  void endsWhenItsParentIsGone(Class<?> program, @TempDir Path folder) throws Exception {
    Process child =
        Child.start(program, folder.resolve("said"), folder.resolve("index").toString(), "1");
    try {
      child.getOutputStream().close();
      assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(child.exitValue()).isEqualTo(1);
    } finally {
      child.destroyForcibly().waitFor();
    }
  }
}
