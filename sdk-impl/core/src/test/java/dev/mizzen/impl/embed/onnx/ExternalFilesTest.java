package dev.mizzen.impl.embed.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.error.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalFilesTest {
  @TempDir Path outside;
  private Path folder;
  private Path model;

  @BeforeEach
  void createFolder() throws IOException {
    folder = Files.createDirectories(outside.resolve("model"));
    model = Files.createFile(folder.resolve("model.onnx"));
    Files.write(folder.resolve("weights.bin"), new byte[100]);
    Files.write(outside.resolve("secret.bin"), new byte[100]);
  }

  private Map<String, Path> resolve(String location, long offset, long length) {
    return ExternalFiles.resolve(model, List.of(new ExternalTensor("w", location, offset, length)));
  }

  @Test
  void filesInTheFolderAreFound() throws IOException {
    Files.createDirectories(folder.resolve("sub"));
    Files.write(folder.resolve("sub/more.bin"), new byte[1]);
    assertThat(resolve("weights.bin", 0, 100)).containsOnlyKeys("weights.bin");
    assertThat(resolve("sub/more.bin", 0, -1)).containsOnlyKeys("sub/more.bin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.bin",
        "sub/../../secret.bin",
        "/etc/passwd",
        "..",
        "",
        "..\\secret.bin",
        "C:secret.bin",
        "\\\\host\\share",
        "\0"
      })
  void pathsThatLeaveTheFolderAreRefused(String location) {
    assertThatThrownBy(() -> resolve(location, 0, 1))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(model.toString())
        .hasMessageContaining("'" + location + "'");
  }

  @Test
  void absolutePathsAreRefusedEvenWithinTheFolder() {
    String absolute = folder.resolve("weights.bin").toString();
    assertThatThrownBy(() -> resolve(absolute, 0, 1)).hasMessageContaining("only relative paths");
  }

  @Test
  void symbolicLinksThatLeaveTheFolderAreRefused() throws IOException {
    Files.createSymbolicLink(folder.resolve("link.bin"), outside.resolve("secret.bin"));
    Files.createSymbolicLink(folder.resolve("linked"), outside);
    for (String location : List.of("link.bin", "linked/secret.bin")) {
      assertThatThrownBy(() -> resolve(location, 0, 1))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("secret.bin")
          .hasMessageContaining("own folder");
    }
  }

  @Test
  void missingAndShortFilesAreRefusedWithTheirSizes() {
    assertThatThrownBy(() -> resolve("none.bin", 0, 1)).hasMessageContaining("does not exist");
    assertThatThrownBy(() -> resolve("weights.bin", 50, 51))
        .hasMessageContaining("50 + 51")
        .hasMessageContaining("100 bytes");
    assertThatThrownBy(() -> resolve("weights.bin", 101, -1)).hasMessageContaining("100 bytes");
    assertThatThrownBy(() -> resolve("weights.bin", Long.MAX_VALUE, Long.MAX_VALUE))
        .hasMessageContaining("100 bytes");
    assertThatThrownBy(() -> resolve("weights.bin", -1, 1)).hasMessageContaining("100 bytes");
  }
}
