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
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.lucene.store.ByteBuffersDataInput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.ByteBuffersIndexInput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage to any file of a small index is noticed when it is opened, or does no harm. */
class IndexBitFlipTest {
  private static final boolean THOROUGH = Boolean.getBoolean("mizzen.thorough");
  private static final int FLIPS_PER_FILE = 8;
  private static final int BYTES_PER_FILE = 16;

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
      for (int flip = 0; flip < Math.min(FLIPS_PER_FILE, 8 * sound.length); flip++) {
        int bit = random.nextInt(8 * sound.length);
        Files.write(file, flipped(sound, bit));
        noticed += isNoticed(file, "bit " + bit) ? 1 : 0;
        Files.write(file, sound);
      }
    }
    assertThat(noticed).isGreaterThan(100);
  }

  /** The same for every bit of every file, in memory, where that is quick. */
  @Test
  void everyBitIsWatched() throws Exception {
    try (ByteBuffersDirectory sound = new ByteBuffersDirectory();
        ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<?>> parts = new ArrayList<>();
      for (Path file : files()) {
        byte[] bytes = Files.readAllBytes(file);
        try (IndexOutput output = sound.createOutput(nameOf(file), IOContext.DEFAULT)) {
          output.writeBytes(bytes, bytes.length);
        }
        int step = THOROUGH ? 1 : 1 + bytes.length / BYTES_PER_FILE;
        for (int at = 0; at < bytes.length; at += step) {
          int place = at;
          parts.add(threads.submit(() -> watch(sound, file, bytes, place)));
        }
      }
      for (Future<?> part : parts) {
        part.get();
      }
    }
  }

  /** Flips the bits of a byte one after the other; in the small tests, one of them. */
  private void watch(Directory sound, Path file, byte[] bytes, int at) {
    for (int bit = THOROUGH ? 0 : at % 8; bit < 8; bit += THOROUGH ? 1 : 8) {
      byte[] damaged = flipped(bytes, 8 * at + bit);
      String damage = "bit " + (8 * at + bit);
      try {
        isNoticed(file, damage, () -> new DamagedDirectory(sound, nameOf(file), damaged));
      } catch (AssertionError e) {
        judgeInFolder(file, damage, damaged, bytes);
      }
    }
  }

  /** A file in memory does not tell its name when it is read past its end; one on disk does. */
  private synchronized void judgeInFolder(Path file, String damage, byte[] damaged, byte[] sound) {
    try {
      Files.write(file, damaged);
      isNoticed(file, damage);
      Files.write(file, sound);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] flipped(byte[] sound, int bit) {
    byte[] damaged = sound.clone();
    damaged[bit / 8] ^= (byte) (1 << bit % 8);
    return damaged;
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

  private boolean isNoticed(Path file, String damage) {
    return isNoticed(file, damage, () -> FSDirectory.open(folder));
  }

  /** Opens for reading, so that nothing is changed by the look. */
  private boolean isNoticed(Path file, String damage, Failures.Io<Directory> files) {
    try (Index index = Index.open(Specs.reading(folder, Specs.tokens(TokenStorage.INT8)), files)) {
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
    String name = nameOf(file);
    return name.startsWith("segments_") ? "segments_" : name;
  }

  private static String nameOf(Path file) {
    return file.getFileName().toString();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.endsWith("write.lock")).sorted().toList();
    }
  }

  /** A directory in which one file has other bytes. */
  private static final class DamagedDirectory extends FilterDirectory {
    private final String name;
    private final byte[] bytes;

    DamagedDirectory(Directory sound, String name, byte[] bytes) {
      super(sound);
      this.name = name;
      this.bytes = bytes;
    }

    @Override
    public IndexInput openInput(String file, IOContext context) throws IOException {
      if (!file.equals(name)) {
        return in.openInput(file, context);
      }
      return new ByteBuffersIndexInput(
          new ByteBuffersDataInput(List.of(ByteBuffer.wrap(bytes))), file);
    }

    @Override
    public void close() {} // the sound one is used again
  }
}
