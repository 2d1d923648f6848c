package dev.mizzen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
  @TempDir private Path folder;

  @Test
  void readsTextFilesInTheOrderOfTheirPaths() throws IOException {
    Files.createDirectories(folder.resolve("sub"));
    Files.writeString(folder.resolve("b.txt"), "two");
    Files.writeString(folder.resolve("a.MD"), "ö");
    Files.writeString(folder.resolve("sub/c.txt"), "three");
    Files.writeString(folder.resolve("picture.png"), "no");
    try (Stream<Document> documents = Documents.inFolder(folder)) {
      assertThat(documents)
          .containsExactly(
              Document.of("a.MD", "ö"),
              Document.of("b.txt", "two"),
              Document.of("sub/c.txt", "three"));
    }
  }

  @Test
  void findsNothingInAnEmptyFolder() {
    try (Stream<Document> documents = Documents.inFolder(folder)) {
      assertThat(documents).isEmpty();
    }
  }

  @Test
  void namesTheFileThatIsNotUtf8() throws IOException {
    Files.write(folder.resolve("latin.txt"), new byte[] {(byte) 0xe9});
    try (Stream<Document> documents = Documents.inFolder(folder)) {
      assertThatThrownBy(documents::toList)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("latin.txt is not UTF-8");
    }
  }

  @Test
  void namesTheFileThatIsTooLarge() throws IOException {
    Path file = folder.resolve("huge.txt");
    resize(file, Documents.MAX_FILE_BYTES + 1);
    try (Stream<Document> documents = Documents.inFolder(folder)) {
      assertThatThrownBy(documents::toList)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContainingAll(file.toString(), "has 16777217 bytes", "at most 16777216");
    }
    resize(file, Documents.MAX_FILE_BYTES);
    try (Stream<Document> documents = Documents.inFolder(folder)) {
      assertThat(documents.findFirst().orElseThrow().text()).hasSize(16 << 20);
    }
  }

  /** A file of zeros that takes no space. */
  private static void resize(Path file, long bytes) throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(bytes);
    }
  }

  @Test
  void namesTheFolderThatIsNone() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> Documents.inFolder(missing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(missing.toString());
  }
}
