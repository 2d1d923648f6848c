package dev.mizzen.impl.index.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.impl.index.CheckedDirectory;
import dev.mizzen.impl.late.ListBuffer;
import dev.mizzen.kernels.quantize.FastScanCodes;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.MMapDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens go into lists and come back, through the heap, runs and maps of any size. */
class ListFileTest {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);
  private static final int LISTS = 13;
  private static final int MAX_DOC = 70_000;

  @TempDir private Path folder;

  /** A token as it was given. */
  private record Token(int list, int doc, byte[] codes) {}

  @ParameterizedTest
  @CsvSource({"1, 1000000", "2, 1000000", "7, 1000000", "32, 1000000", "64, 900", "3, 40"})
  void listsComeBack(int subspaces, long budget) throws IOException {
    List<Token> tokens = tokens(1500, subspaces);
    for (Directory directory : List.of(new CheckedDirectory(), mapped(folder, 1 << 14))) {
      try (directory) {
        ListDirectory lists = write(directory, tokens, subspaces, budget);
        assertThat(directory.listAll()).as("no temporary file stays").containsExactly("lists");
        try (IndexInput in = directory.openInput("lists", IOContext.DEFAULT)) {
          assertHolds(new ListFile(in, lists, MAX_DOC), tokens, subspaces);
        }
      }
    }
  }

  @Test
  void everyFlippedBitOfAListIsNoticedAtItsFirstReading() throws IOException {
    List<Token> tokens = tokens(60, 8);
    try (Directory directory = new CheckedDirectory()) {
      ListDirectory lists = write(directory, tokens, 8, 1000);
      byte[] sound = bytes(directory);
      for (int bit = 0; bit < 8 * sound.length; bit++) {
        byte[] damaged = sound.clone();
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
        int list = listAt(lists, bit / 8);
        try (Directory other = new CheckedDirectory()) {
          try (IndexOutput out = other.createOutput("damaged", IOContext.DEFAULT)) {
            out.writeBytes(damaged, damaged.length);
          }
          try (IndexInput in = other.openInput("damaged", IOContext.DEFAULT)) {
            ListFile read = new ListFile(in, lists, MAX_DOC);
            assertThatThrownBy(() -> read(read, list, 8))
                .isInstanceOf(CorruptIndexException.class)
                .hasMessageContaining("list " + list)
                .hasMessageContaining("damaged");
          }
        }
      }
    }
  }

  private static int listAt(ListDirectory lists, int at) {
    int list = 0;
    while (lists.starts()[list + 1] <= at) {
      list++;
    }
    return list;
  }

  private static byte[] bytes(Directory directory) throws IOException {
    try (IndexInput in = directory.openInput("lists", IOContext.DEFAULT)) {
      byte[] bytes = new byte[(int) in.length()];
      in.readBytes(bytes, 0, bytes.length);
      return bytes;
    }
  }

  private static Directory mapped(Path folder, int chunk) throws IOException {
    return new MMapDirectory(folder, org.apache.lucene.store.FSLockFactory.getDefault(), chunk);
  }

  private static ListDirectory write(
      Directory directory, List<Token> tokens, int subspaces, long budget) throws IOException {
    try (ListSorter sorter =
        new ListSorter(directory, "temporary", IOContext.DEFAULT, LISTS, subspaces, budget)) {
      List<ListSource> sources = new ArrayList<>();
      byte[] row = new byte[CodeRows.bytes(subspaces)];
      for (int i = 0; i < tokens.size(); i++) {
        if (i == tokens.size() / 3) {
          sources.addAll(sorter.sources());
        }
        Token token = tokens.get(i);
        CodeRows.pair(token.codes(), 0, subspaces, row, 0);
        sorter.add(token.list(), token.doc(), row, 0);
      }
      sources.addAll(sorter.sources());
      sorter.finish();
      try (IndexOutput out = directory.createOutput("lists", IOContext.DEFAULT)) {
        return ListJoin.write(sources, LISTS, subspaces, out, AbortCheck.NEVER);
      }
    }
  }

  /** List 5 stays empty; some documents have many tokens in a list. */
  private static List<Token> tokens(int count, int subspaces) {
    Random random = new Random(SEED);
    List<Token> tokens = new ArrayList<>();
    int doc = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      doc += random.nextInt(3) == 0 ? random.nextInt(MAX_DOC / count) : 0;
      int list = (int) (LISTS * Math.pow(random.nextDouble(), 2));
      byte[] codes = new byte[subspaces];
      for (int j = 0; j < subspaces; j++) {
        codes[j] = (byte) random.nextInt(16);
      }
      tokens.add(new Token(list == 5 ? 6 : list, doc, codes));
    }
    return tokens;
  }

  private static void assertHolds(ListFile lists, List<Token> tokens, int subspaces)
      throws IOException {
    for (int list = 0; list < LISTS; list++) {
      int number = list;
      List<Token> expected = tokens.stream().filter(t -> t.list() == number).toList();
      assertThat(lists.length(list)).isEqualTo(expected.size());
      if (!expected.isEmpty()) {
        ListRows rows = new ListRows(subspaces);
        lists.append(list, rows, new ListBuffer(), doc -> doc);
        byte[] codes = new byte[subspaces];
        FastScanCodes blocks = read(lists, list, subspaces);
        for (int i = 0; i < expected.size(); i++) {
          assertThat(rows.docs()[i]).isEqualTo(expected.get(i).doc());
          CodeRows.unpair(rows.rows(), i * rows.rowBytes(), subspaces, codes, 0);
          assertThat(codes).isEqualTo(expected.get(i).codes());
          for (int j = 0; j < subspaces; j++) {
            assertThat(blocks.code(i, j)).isEqualTo(codes[j]);
          }
        }
      }
    }
  }

  private static FastScanCodes read(ListFile lists, int list, int subspaces) throws IOException {
    int length = lists.length(list);
    ListBuffer buffer = new ListBuffer();
    buffer.reserve(length, FastScanCodes.bytes(subspaces, length));
    Arrays.fill(buffer.codes(), (byte) 0x5A);
    lists.read(list, buffer);
    MemorySegment codes =
        MemorySegment.ofArray(buffer.codes()).asSlice(0, FastScanCodes.bytes(subspaces, length));
    return new FastScanCodes(codes, subspaces, length);
  }
}
