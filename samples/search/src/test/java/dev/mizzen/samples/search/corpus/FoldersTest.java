package dev.mizzen.samples.search.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
  private static final Path HOME = Path.of("/home/ann");

  @TempDir private Path folder;

  @Test
  void theCacheIsWhereTheSystemKeepsIt() {
    assertThat(CacheFolder.of(Map.of(), "Linux", HOME))
        .isEqualTo(Path.of("/home/ann/.cache/mizzen-search"));
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "/big"), "Linux", HOME))
        .isEqualTo(Path.of("/big/mizzen-search"));
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "/big"), "Mac OS X", HOME))
        .isEqualTo(Path.of("/home/ann/Library/Caches/mizzen-search"));
    assertThat(CacheFolder.of(Map.of("LOCALAPPDATA", "/local"), "Windows 11", HOME))
        .isEqualTo(Path.of("/local/mizzen-search"));
  }

  @Test
  void anIndexRemembersWhatItIsMadeOf() {
    Path index = folder.resolve("i");
    IndexFolder.of(index, contents("a"));
    assertThat(IndexFolder.of(index, contents("a")).lucene()).startsWithRaw(index);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IndexFolder.of(index, contents("b")))
        .withMessageContaining("is the index of a, m, not of b, m; give another");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IndexFolder.of(index, new IndexFolder.Contents("a", "m", true)))
        .withMessageContaining("not of a, m with token vectors");
  }

  @Test
  void foreignFilesAreLeftAlone() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "mine");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IndexFolder.of(folder, contents("a")))
        .withMessageContaining("holds something else");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IndexFolder.of(folder.resolve("thesis.txt"), contents("a")))
        .withMessageContaining("is a file");
    assertThat(folder).isDirectoryContaining("glob:**/thesis.txt").isNotEmptyDirectory();
  }

  private static IndexFolder.Contents contents(String source) {
    return new IndexFolder.Contents(source, "m", false);
  }
}
