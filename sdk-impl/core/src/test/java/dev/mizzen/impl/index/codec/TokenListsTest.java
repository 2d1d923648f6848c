package dev.mizzen.impl.index.codec;

import static dev.mizzen.impl.index.codec.ListIndexes.SMALL;
import static dev.mizzen.impl.index.codec.ListIndexes.add;
import static dev.mizzen.impl.index.codec.ListIndexes.assertListsHoldEveryToken;
import static dev.mizzen.impl.index.codec.ListIndexes.delete;
import static dev.mizzen.impl.index.codec.ListIndexes.lists;
import static dev.mizzen.impl.index.codec.ListIndexes.tokens;
import static dev.mizzen.impl.index.codec.ListIndexes.writer;
import static dev.mizzen.impl.index.codec.ListIndexes.writing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.impl.index.CheckedDirectory;
import dev.mizzen.impl.index.lists.ListsWriting;
import dev.mizzen.impl.index.lists.SegmentTokens;
import dev.mizzen.impl.late.LateCodebook;
import dev.mizzen.vector.MultiVector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever segments were flushed, deleted from and merged: lists hold each token as it is coded.
 */
class TokenListsTest {
  private static final int DIMENSION = 16;
  private static final TokenClusters CLUSTERS = new TokenClusters(40, DIMENSION, 0.4, 1);
  private static final TokenClusters OTHERS = new TokenClusters(40, DIMENSION, 0.4, 2);

  @TempDir private Path folder;
  private final List<Directory> directories = new ArrayList<>();

  private Directory files() {
    Directory directory = new CheckedDirectory();
    directories.add(directory);
    return directory;
  }

  @AfterEach
  void closeAndCheck() throws IOException {
    for (Directory directory : directories) {
      directory.close();
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
          codebooks.add(Objects.requireNonNull(lists(segment.reader())).codebook());
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
        add(writer, i, MultiVector.of(large, DIMENSION));
      }
    }
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      assertThat(lists(reader.leaves().getFirst().reader())).isNull();
    }
  }
}
