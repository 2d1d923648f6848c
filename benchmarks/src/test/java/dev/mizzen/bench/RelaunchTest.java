package dev.mizzen.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Programs started by hand, in JVMs without the flags that they need. */
class RelaunchTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();

  @Test
  void aProgramGetsItsFlagsByItself() throws Exception {
    Process process = start(List.of(), "--help");
    assertThat(output(process)).contains("Usage: RetrievalAccuracy");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void theExitStatusIsThatOfTheChild() throws Exception {
    Process process = start(List.of(), "--mode", "psychic");
    assertThat(output(process)).contains("psychic");
    assertThat(process.waitFor()).isEqualTo(2);
  }

  @Test
  void aProgramThatCannotGetItsFlagsNamesThem() throws Exception {
    Process process = start(List.of("-Dmizzen.bench.relaunched=true"), "--help");
    assertThat(output(process)).contains("--add-modules=jdk.incubator.vector");
    assertThat(process.waitFor()).isEqualTo(2);
  }

  private static Process start(List<String> flags, String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of(JAVA));
    command.addAll(flags);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), RetrievalAccuracy.class.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static String output(Process process) throws Exception {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
