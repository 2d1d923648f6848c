package dev.mizzen.impl.index.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.impl.index.lists.ListSettings;
import dev.mizzen.impl.index.lists.ListsWriting;
import dev.mizzen.impl.index.lists.SegmentTokens;
import dev.mizzen.impl.late.CodeBlocks;
import dev.mizzen.impl.late.EncodedTokens;
import dev.mizzen.impl.late.LateCodebook;
import dev.mizzen.impl.late.ListBuffer;
import dev.mizzen.impl.late.TokenEncoder;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever segments were flushed, deleted from and merged: lists hold each token as it is coded.
 */
class TokenListsTest {
  private static final KernelBackend BACKEND = KernelBackends.select(Optional.empty());
  private static final int DIMENSION = 16;
  private static final TokenClusters CLUSTERS = new TokenClusters(40, DIMENSION, 0.4, 1);
  private static final TokenClusters OTHERS = new TokenClusters(40, DIMENSION, 0.4, 2);
  private static final ListSettings SMALL = ListSettings.DEFAULT.withLeastTokens(300);

  @TempDir private Path folder;
  private final List<Directory> directories = new ArrayList<>();

  private Directory files() {
    Directory directory = new ByteBuffersDirectory();
    directories.add(directory);
    return directory;
  }

  @AfterEach
  void checkIndexIsClean() throws IOException {
    for (Directory directory : directories) {
      try (directory;
          CheckIndex check = new CheckIndex(directory)) {
        assertThat(check.checkIndex().clean).isTrue();
      }
    }
  }

  @Test
  void aFlushWithTokensEnoughHasListsAndASmallerOneHasNone() throws IOException {
    Directory directory = files();
    try (IndexWriter writer = writer(directory, writing(SMALL))) {
      add(writer, CLUSTERS, 0, 40);
      writer.commit();
      add(writer, CLUSTERS, 40, 45);
      writer.commit();
    }
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      assertThat(lists(reader.leaves().get(0).reader())).isNotNull();
      assertThat(lists(reader.leaves().get(1).reader())).isNull();
      assertThat(directory.listAll()).filteredOn(name -> name.endsWith(".mtl")).hasSize(1);
      assertThat(directory.listAll()).filteredOn(name -> name.endsWith(".mtc")).hasSize(1);
      assertThat(directory.listAll()).noneMatch(name -> name.endsWith(".tmp"));
      assertListsHoldEveryToken(reader);
    }
  }

  @Test
  void segmentsShareTheCodebookAndItsOneCopyOnTheHeap() throws IOException {
    Directory directory = files();
    ListsWriting writing = writing(SMALL);
    try (IndexWriter writer = writer(directory, writing)) {
      add(writer, CLUSTERS, 0, 100);
      writer.commit();
      add(writer, CLUSTERS, 100, 200);
      writer.commit();
    }
    try (DirectoryReader one = DirectoryReader.open(directory);
        DirectoryReader two = DirectoryReader.open(directory)) {
      List<LateCodebook> codebooks = new ArrayList<>();
      for (DirectoryReader reader : List.of(one, two)) {
        for (LeafReaderContext segment : reader.leaves()) {
          codebooks.add(java.util.Objects.requireNonNull(lists(segment.reader())).codebook());
        }
      }
      assertThat(codebooks).hasSize(4).allMatch(book -> book == codebooks.getFirst());
      assertThat(writing.newest("tokens")).containsSame(codebooks.getFirst());
    }
  }

  @Test
  void aMergeCopiesCodesAndDropsDeletedDocuments() throws IOException {
    for (Directory directory : List.of(files(), new MMapDirectory(folder))) {
      ListsWriting writing = writing(SMALL.withSortBytes(3000));
      try (IndexWriter writer = writer(directory, writing)) {
        add(writer, CLUSTERS, 0, 100);
        writer.commit();
        add(writer, CLUSTERS, 100, 105); // flat, and coded by the merge
        writer.commit();
        add(writer, CLUSTERS, 105, 205);
        delete(writer, 0, 3, 99, 102, 150);
        writer.commit();
        LateCodebook before = writing.newest("tokens").orElseThrow();
        writer.forceMerge(1);
        writer.commit();
        assertThat(writing.newest("tokens")).containsSame(before);
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        assertThat(reader.leaves()).hasSize(1);
        assertThat(reader.numDocs()).isEqualTo(200);
        assertThat(reader.maxDoc()).isEqualTo(200);
        assertListsHoldEveryToken(reader);
        assertThat(directory.listAll()).noneMatch(name -> name.endsWith(".tmp"));
      }
    }
    directories.add(new MMapDirectory(folder));
  }

  @Test
  void tokensThatNoCentroidFitsFoundNewOnesAndOldCodesStay() throws IOException {
    Directory directory = files();
    ListsWriting writing = writing(SMALL);
    try (IndexWriter writer = writer(directory, writing)) {
      add(writer, CLUSTERS, 0, 150);
      writer.commit();
      LateCodebook first = writing.newest("tokens").orElseThrow();
      add(writer, OTHERS, 150, 250);
      writer.commit();
      LateCodebook second = writing.newest("tokens").orElseThrow();
      assertThat(second.id().isSameCodebook(first.id())).isTrue();
      assertThat(second.id().version()).isEqualTo(2);
      assertThat(second.reads(first)).isTrue();
      assertThat(second.size()).isGreaterThan(first.size());
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        assertListsHoldEveryToken(reader);
      }
      writer.forceMerge(1);
      writer.commit();
    }
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      assertThat(reader.leaves()).hasSize(1);
      SegmentTokens lists = lists(reader.leaves().getFirst().reader());
      assertThat(lists).isNotNull();
      assertThat(lists.codebookId().version()).isEqualTo(2);
      assertThat(lists.tokens()).isEqualTo(tokens(0, 250));
    }
  }

  @Test
  void aCorpusThatOutgrowsItsCentroidsIsCodedAnew() throws IOException {
    Directory directory = files();
    ListsWriting writing = writing(SMALL);
    try (IndexWriter writer = writer(directory, writing)) {
      add(writer, CLUSTERS, 0, 20);
      writer.commit();
      int few = writing.newest("tokens").orElseThrow().size();
      for (int part = 1; part < 20; part++) {
        add(writer, CLUSTERS, 20 * part, 20 * part + 20);
        writer.commit();
      }
      writer.forceMerge(1);
      writer.commit();
      assertThat(writing.newest("tokens").orElseThrow().size()).isGreaterThanOrEqualTo(2 * few);
    }
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      assertListsHoldEveryToken(reader);
    }
  }

  @Test
  void aWriterThatOpensAnIndexKnowsItsCodebook() throws IOException {
    Directory directory = files();
    ListsWriting writing = writing(SMALL);
    try (IndexWriter writer = writer(directory, writing)) {
      add(writer, CLUSTERS, 0, 100);
      add(writer, OTHERS, 100, 150);
    }
    ListsWriting next = writing(SMALL);
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      KnownCodebooks.tell(next, reader, Set.of("tokens"));
    }
    assertThat(next.newest("tokens").orElseThrow().id())
        .isEqualTo(writing.newest("tokens").orElseThrow().id());
  }

  @Test
  void vectorsThatHalvesCannotHoldStayFlat() throws IOException {
    Directory directory = files();
    try (IndexWriter writer = writer(directory, writing(SMALL))) {
      for (int i = 0; i < 100; i++) {
        float[] large = CLUSTERS.document(i, 20).toArray();
        large[i % large.length] = 3e30f;
        add(writer, i, dev.mizzen.vector.MultiVector.of(large, DIMENSION));
      }
    }
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      assertThat(lists(reader.leaves().getFirst().reader())).isNull();
    }
  }

  private static ListsWriting writing(ListSettings settings) {
    return new ListsWriting(settings, BACKEND);
  }

  private static IndexWriter writer(Directory directory, ListsWriting writing) throws IOException {
    return new IndexWriter(
        directory,
        new IndexWriterConfig()
            .setUseCompoundFile(false)
            .setMergePolicy(new org.apache.lucene.index.LogDocMergePolicy())
            .setMergeScheduler(new org.apache.lucene.index.SerialMergeScheduler())
            .setCodec(new IndexCodec(Map.of(), Set.of("tokens"), writing)));
  }

  private static int length(int number) {
    return 10 + number % 21;
  }

  private static long tokens(int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += length(i);
    }
    return sum;
  }

  private static void add(IndexWriter writer, TokenClusters source, int from, int to)
      throws IOException {
    for (int i = from; i < to; i++) {
      add(writer, i, source.document(i, length(i)));
    }
  }

  private static void add(IndexWriter writer, int number, dev.mizzen.vector.MultiVector tokens)
      throws IOException {
    Document document = new Document();
    document.add(new StringField("id", Integer.toString(number), Field.Store.YES));
    byte[] block = TokenVectorCodec.encode(tokens, TokenStorage.FLOAT32);
    document.add(new BinaryDocValuesField("tokens", new BytesRef(block)));
    writer.addDocument(document);
  }

  private static void delete(IndexWriter writer, int... numbers) throws IOException {
    for (int number : numbers) {
      writer.deleteDocuments(new Term("id", Integer.toString(number)));
    }
  }

  private static @Nullable SegmentTokens lists(LeafReader segment) throws IOException {
    return TokenVectorReader.lists(segment, "tokens");
  }

  private static void assertListsHoldEveryToken(DirectoryReader reader) throws IOException {
    for (LeafReaderContext segment : reader.leaves()) {
      SegmentTokens lists = lists(segment.reader());
      if (lists != null) {
        assertThat(actual(lists)).isEqualTo(expected(segment.reader(), lists.codebook()));
      }
    }
  }

  /** The tokens of each list, as text, in order. */
  private static Map<Integer, List<String>> actual(SegmentTokens lists) throws IOException {
    Map<Integer, List<String>> all = new TreeMap<>();
    ListBuffer buffer = new ListBuffer();
    byte[] codes = new byte[lists.codebook().subspaces()];
    for (int list = 0; list < lists.lists().count(); list++) {
      lists.lists().read(list, buffer);
      for (int i = 0; i < buffer.length(); i++) {
        CodeBlocks.get(buffer.codes(), codes.length, i, codes, 0);
        all.computeIfAbsent(list, any -> new ArrayList<>())
            .add(buffer.documents()[i] + " " + Arrays.toString(codes));
      }
    }
    return all;
  }

  private static Map<Integer, List<String>> expected(LeafReader segment, LateCodebook codebook)
      throws IOException {
    Map<Integer, List<String>> all = new TreeMap<>();
    TokenEncoder encoder = new TokenEncoder(BACKEND, Workers.caller(), codebook);
    TokenVectorReader vectors = TokenVectorReader.open(segment, "tokens");
    for (int doc = 0; vectors != null && doc < segment.maxDoc(); doc++) {
      TokenVectorBlob blob = vectors.read(doc);
      if (blob != null) {
        EncodedTokens tokens = encoder.encode(blob.tokenRows());
        int m = codebook.subspaces();
        for (int i = 0; i < tokens.count(); i++) {
          byte[] codes = Arrays.copyOfRange(tokens.codes(), i * m, i * m + m);
          all.computeIfAbsent(tokens.centroids()[i], any -> new ArrayList<>())
              .add(doc + " " + Arrays.toString(codes));
        }
      }
    }
    return all;
  }
}
