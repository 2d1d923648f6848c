package dev.mizzen.impl.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Document;
import dev.mizzen.error.CorruptIndexException;
import dev.mizzen.error.IndexException;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.spi.RetrieverSpec;
import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage to any file of a small index is noticed when it is opened, or does no harm. */
class IndexBitFlipTest {
  private static final boolean THOROUGH = Boolean.getBoolean("mizzen.thorough");
  private static final int FLIPS_PER_FILE = 8;

  @TempDir private Path folder;
  private Map<String, Document> answers = Map.of();

  @BeforeEach
  void writeIndex() throws IOException {
    try (Index index = Index.open(spec())) {
      for (int i = 0; i < 12; i++) {
        Probe.add(index, document(i));
      }
      index.commit();
      index.delete(IndexLayout.NO_TENANT, List.of("id3"));
      Probe.upsert(index, document(5));
      index.commit();
      answers = new TreeMap<>(Probe.all(index));
    }
  }

  private RetrieverSpec spec() {
    return Specs.folder(folder, Specs.tokens(TokenStorage.INT8));
  }

  private static Document document(int number) {
    return Document.builder("id" + number)
        .text("a text of number " + number)
        .metadata("number", number)
        .metadata("word", "w" + number)
        .vector(Specs.FIELD, Embedding.of(1, number, 0, 1))
        .tokenVectors(Specs.FIELD, MultiVector.of(new float[] {1, 2, 3, number}, 4))
        .build();
  }

  @Test
  void aFlippedBitIsATypedErrorOrDoesNoHarm() throws IOException {
    long seed = Long.getLong("mizzen.seed", System.nanoTime());
    System.out.println("IndexBitFlipTest seed: -Dmizzen.seed=" + seed);
    Random random = new Random(seed);
    int noticed = 0;
    for (Path file : files()) {
      byte[] sound = Files.readAllBytes(file);
      int flips = THOROUGH ? 8 * sound.length : Math.min(FLIPS_PER_FILE, 8 * sound.length);
      for (int flip = 0; flip < flips; flip++) {
        int bit = THOROUGH ? flip : random.nextInt(8 * sound.length);
        byte[] damaged = sound.clone();
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
        Files.write(file, damaged);
        noticed += isNoticed(file, "bit " + bit) ? 1 : 0;
        Files.write(file, sound);
      }
    }
    assertThat(noticed).isGreaterThan(100);
  }

  @Test
  void aTruncatedFileIsATypedErrorThatNamesIt() throws IOException {
    for (Path file : files()) {
      byte[] sound = Files.readAllBytes(file);
      for (int length : new int[] {0, 1, sound.length / 2, sound.length - 1}) {
        Files.write(file, Arrays.copyOf(sound, length));
        assertThat(isNoticed(file, "cut to " + length)).as("%s cut to %s", file, length).isTrue();
        Files.write(file, sound);
      }
      Files.delete(file);
      assertThat(isNoticed(file, "deleted")).as("%s deleted", file).isTrue();
      Files.write(file, sound);
    }
    try (Index index = Index.open(spec())) {
      assertThat(Probe.all(index)).isEqualTo(answers);
    }
  }

  /** Opens for reading, so that nothing is changed by the look. */
  private boolean isNoticed(Path file, String damage) {
    try (Index index = Index.open(Specs.reading(folder, Specs.tokens(TokenStorage.INT8)))) {
      assertThat(Probe.all(index)).as("%s, %s", file, damage).isEqualTo(answers);
      return false;
    } catch (CorruptIndexException e) {
      assertThat(e).hasMessageContaining(name(file));
      return true;
    } catch (IndexException e) {
      assertThat(e).hasMessageContaining(folder.toString()); // such as a version from the future
      return true;
    }
  }

  /** Without the file that lists the others, its number is not known. */
  private static String name(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("segments_") ? "segments_" : name;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.endsWith("write.lock")).sorted().toList();
    }
  }
}
