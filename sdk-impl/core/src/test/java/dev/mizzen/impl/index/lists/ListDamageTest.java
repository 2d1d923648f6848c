package dev.mizzen.impl.index.lists;

import static dev.mizzen.impl.index.codec.ListIndexes.SMALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.error.CorruptIndexException;
import dev.mizzen.error.IndexException;
import dev.mizzen.impl.index.Failures;
import dev.mizzen.impl.index.codec.ListIndexes;
import dev.mizzen.impl.index.codec.TokenClusters;
import dev.mizzen.impl.late.LateCodebook;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.store.ByteBuffersDataInput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.ByteBuffersIndexInput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Damage to any byte of the files of lists is a typed error that names the file, or changes
 * nothing: also where nothing was checked but what is read, as in an index too large to be checked
 * at its opening.
 */
class ListDamageTest {
  private static final boolean THOROUGH = Boolean.getBoolean("mizzen.thorough");
  private static final List<String> OURS = List.of(".mtl", ".mtc", ".mtv");
  private static final ByteBuffersDirectory FILES = new ByteBuffersDirectory();

  /** What is read of the sound index. */
  private static Answer sound = new Answer(Map.of(), new float[0]);

  /** All that searches read of a segment. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Answer(Map<Integer, List<String>> lists, float[] codebook) {
    boolean isSame(Answer other) {
      return lists.equals(other.lists) && Arrays.equals(codebook, other.codebook);
    }
  }

  @BeforeAll
  static void write() throws IOException {
    TokenClusters clusters = new TokenClusters(20, 4, 0.4, 9);
    try (IndexWriter writer = ListIndexes.writer(FILES, ListIndexes.writing(SMALL))) {
      ListIndexes.add(writer, clusters, 0, 18);
    }
    sound = read(FILES);
    assertThat(sound.lists()).isNotEmpty();
  }

  @AfterAll
  static void close() throws IOException {
    FILES.close();
  }

  private static Answer read(Directory directory) throws IOException {
    HeldCodebooks.forget();
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      LeafReader segment = reader.leaves().getFirst().reader();
      SegmentTokens lists = Objects.requireNonNull(ListIndexes.lists(segment));
      LateCodebook codebook = lists.codebook();
      float[] values = Arrays.copyOf(codebook.centroids(), codebook.centroids().length + 2);
      values[values.length - 1] = codebook.codewords()[3];
      values[values.length - 2] = (float) codebook.meanSquaredResidual();
      return new Answer(ListIndexes.actual(lists), values);
    }
  }

  @Test
  void aFlippedBitOfAnyByte() throws IOException {
    int noticed = 0;
    for (String file : files()) {
      byte[] bytes = bytes(file);
      for (int at = 0; at < bytes.length; at++) {
        for (int bit = THOROUGH ? 0 : at % 8; bit < 8; bit += THOROUGH ? 1 : 8) {
          byte[] damaged = bytes.clone();
          damaged[at] ^= (byte) (1 << bit);
          boolean error = isNoticed(file, damaged, "byte " + at + " bit " + bit);
          noticed += error ? 1 : 0;
          assertThat(error || isFooterChecksum(at, bytes.length)).as(file + " " + at).isTrue();
        }
      }
    }
    assertThat(noticed).isGreaterThan(1000);
  }

  /** Lucene compares it when a file is read in full. */
  private static boolean isFooterChecksum(int at, int length) {
    return at >= length - Long.BYTES;
  }

  @Test
  void anyTruncation() throws IOException {
    for (String file : files()) {
      byte[] bytes = bytes(file);
      for (int length = 0; length < bytes.length; length += THOROUGH ? 1 : 3) {
        byte[] cut = Arrays.copyOf(bytes, length);
        assertThat(isNoticed(file, cut, "cut to " + length)).as(file + " " + length).isTrue();
      }
      byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
      assertThat(isNoticed(file, longer, "longer")).isTrue();
    }
  }

  @Test
  void theCheckOfAllFilesNoticesEveryFlip() throws IOException {
    for (String file : files()) {
      byte[] bytes = bytes(file);
      for (int at = 0; at < bytes.length; at += THOROUGH ? 1 : 7) {
        byte[] damaged = bytes.clone();
        damaged[at] ^= 1;
        assertThat(isNoticed(file, damaged, "byte " + at, ListDamageTest::checkIntegrity))
            .as(file + " " + at)
            .isTrue();
      }
    }
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    for (String file : files()) {
      Directory without =
          new FilterDirectory(FILES) {
            @Override
            public IndexInput openInput(String name, IOContext context) throws IOException {
              if (name.equals(file)) {
                throw new java.nio.file.NoSuchFileException(name);
              }
              return in.openInput(name, context);
            }
          };
      try {
        read(without);
        throw new AssertionError(file + " is missing and not missed");
      } catch (IOException e) {
        assertThat(Failures.of(e, "the index"))
            .isInstanceOf(CorruptIndexException.class)
            .hasMessageContaining(file);
      }
    }
  }

  @Test
  void aVersionFromTheFutureAsksForANewerMizzen() throws IOException {
    for (String file : files()) {
      byte[] bytes = bytes(file);
      int version = versionAt(bytes);
      bytes[version + 3] = 77;
      CRC32 sum = new CRC32();
      sum.update(bytes, 0, bytes.length - Long.BYTES);
      ByteBuffer.wrap(bytes).putLong(bytes.length - Long.BYTES, sum.getValue());
      try {
        read(new Damaged(file, bytes));
        throw new AssertionError(file + " of version 77 was read");
      } catch (IOException e) {
        assertThat(Failures.of(e, "the index"))
            .isInstanceOf(IndexException.class)
            .isNotInstanceOf(CorruptIndexException.class)
            .hasMessageContaining("newer version")
            .hasMessageContaining(file);
      }
    }
  }

  /** Behind the magic number and the name of the codec: four bytes, big-endian. */
  private static int versionAt(byte[] bytes) {
    return Integer.BYTES + 1 + bytes[Integer.BYTES];
  }

  private static Answer checkIntegrity(Directory directory) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      ((CodecReader) reader.leaves().getFirst().reader()).checkIntegrity();
    }
    return read(directory);
  }

  private static boolean isNoticed(String file, byte[] damaged, String damage) {
    return isNoticed(file, damaged, damage, ListDamageTest::read);
  }

  @FunctionalInterface
  private interface Reading {
    Answer read(Directory directory) throws IOException;
  }

  private static boolean isNoticed(String file, byte[] bytes, String damage, Reading reading) {
    try {
      Answer answer = reading.read(new Damaged(file, bytes));
      assertThat(answer.isSame(sound)).as("%s, %s", file, damage).isTrue();
      return false;
    } catch (IOException e) {
      assertThat(Failures.of(e, "the index"))
          .as("%s, %s", file, damage)
          .isInstanceOf(IndexException.class)
          .hasMessageContaining(file);
      return true;
    }
  }

  private static List<String> files() throws IOException {
    List<String> files =
        Arrays.stream(FILES.listAll())
            .filter(name -> OURS.contains(name.substring(Math.max(0, name.length() - 4))))
            .toList();
    assertThat(files).hasSize(3);
    return files;
  }

  private static byte[] bytes(String file) throws IOException {
    try (IndexInput in = FILES.openInput(file, IOContext.DEFAULT)) {
      byte[] bytes = new byte[(int) in.length()];
      in.readBytes(bytes, 0, bytes.length);
      return bytes;
    }
  }

  /** One file has other bytes. */
  private static final class Damaged extends FilterDirectory {
    private final String name;
    private final byte[] bytes;

    Damaged(String name, byte[] bytes) {
      super(FILES);
      this.name = name;
      this.bytes = bytes;
    }

    @Override
    public IndexInput openInput(String file, IOContext context) throws IOException {
      return file.equals(name)
          ? new ByteBuffersIndexInput(
              new ByteBuffersDataInput(List.of(ByteBuffer.wrap(bytes))), file)
          : in.openInput(file, context);
    }
  }
}
