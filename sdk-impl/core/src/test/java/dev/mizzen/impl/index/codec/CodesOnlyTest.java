package dev.mizzen.impl.index.codec;

import static dev.mizzen.impl.index.codec.ListIndexes.SMALL;
import static dev.mizzen.impl.index.codec.ListIndexes.add;
import static dev.mizzen.impl.index.codec.ListIndexes.codesOnly;
import static dev.mizzen.impl.index.codec.ListIndexes.delete;
import static dev.mizzen.impl.index.codec.ListIndexes.lists;
import static dev.mizzen.impl.index.codec.ListIndexes.writer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mizzen.impl.index.CheckedDirectory;
import dev.mizzen.impl.index.lists.ListsWriting;
import dev.mizzen.impl.index.lists.SegmentTokens;
import dev.mizzen.impl.index.lists.TokenDecoder;
import dev.mizzen.impl.late.LateCodebook;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.vector.MultiVector;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;

/** Whatever segments were flushed and merged: codes stand for what they stood for. */
class CodesOnlyTest {
  private static final int DIMENSION = 16;
  private static final TokenClusters CLUSTERS = new TokenClusters(40, DIMENSION, 0.4, 1);
  private static final TokenClusters OTHERS = new TokenClusters(40, DIMENSION, 0.4, 2);

  /** What each live document's vectors are, by its number; all are codes, or all are not. */
  private static Map<Integer, float[]> vectors(Directory files) throws IOException {
    Map<Integer, float[]> all = new TreeMap<>();
    try (DirectoryReader reader = DirectoryReader.open(files)) {
      for (LeafReaderContext context : reader.leaves()) {
        LeafReader segment = context.reader();
        TokenVectorReader blocks = TokenVectorReader.open(segment, ListIndexes.FIELD);
        boolean coded = lists(segment) != null;
        for (int doc = 0; blocks != null && doc < segment.maxDoc(); doc++) {
          TokenVectorBlob blob = blocks.read(doc);
          if (blob != null && (segment.getLiveDocs() == null || segment.getLiveDocs().get(doc))) {
            int number = Integer.parseInt(segment.storedFields().document(doc).get("id"));
            assertThat(blob.storage() == TokenStorage.CODES).isEqualTo(coded);
            assertThat(blob.count()).isEqualTo(ListIndexes.length(number));
            all.put(number, blob.toMultiVector().toArray());
          }
        }
      }
    }
    return all;
  }

  private static double meanSquaredError(Map<Integer, float[]> vectors, TokenClusters source) {
    double sum = 0;
    long tokens = 0;
    for (Map.Entry<Integer, float[]> document : vectors.entrySet()) {
      MultiVector exact = source.document(document.getKey(), ListIndexes.length(document.getKey()));
      float[] expected = exact.toArray();
      for (int k = 0; k < expected.length; k++) {
        double difference = (double) document.getValue()[k] - expected[k];
        sum += difference * difference;
      }
      tokens += exact.count();
    }
    return sum / tokens;
  }

  private static void assertSame(Map<Integer, float[]> actual, Map<Integer, float[]> expected) {
    expected.forEach(
        (number, rows) -> assertThat(actual.get(number)).as("document %s", number).isEqualTo(rows));
  }

  @Test
  void tokensComeBackInTheirOrder() throws IOException {
    try (CheckedDirectory files = new CheckedDirectory()) {
      try (IndexWriter writer = writer(files, codesOnly(SMALL.withSortBytes(3000)))) {
        add(writer, CLUSTERS, 0, 80);
      }
      Map<Integer, float[]> vectors = vectors(files);
      assertThat(vectors).hasSize(80);
      assertThat(meanSquaredError(vectors, CLUSTERS)).isLessThan(0.03);
    }
  }

  @Test
  void mergesCopyCodesAndCodeBytes() throws IOException {
    try (CheckedDirectory files = new CheckedDirectory()) {
      Map<Integer, float[]> before;
      try (IndexWriter writer = writer(files, codesOnly(SMALL))) {
        add(writer, CLUSTERS, 0, 60);
        writer.commit();
        add(writer, CLUSTERS, 60, 65); // too few for codes
        writer.commit();
        add(writer, CLUSTERS, 65, 125);
        delete(writer, 0, 7, 62, 124);
        writer.commit();
        before = vectors(files);
        writer.forceMerge(1);
      }
      Map<Integer, float[]> after = vectors(files);
      assertThat(after.keySet()).isEqualTo(before.keySet()).hasSize(121);
      assertThat(meanSquaredError(after, CLUSTERS)).isLessThan(0.03);
      for (int number = 60; number < 65; number++) {
        before.remove(number);
      }
      assertSame(after, before);
    }
  }

  /** A large segment that shrinks below what lists need keeps its lists: there is nothing else. */
  @Test
  void whatIsLeftOfALargeSegmentStaysCodes() throws IOException {
    try (CheckedDirectory files = new CheckedDirectory()) {
      Map<Integer, float[]> before;
      try (IndexWriter writer = writer(files, codesOnly(SMALL))) {
        add(writer, CLUSTERS, 0, 40);
        writer.commit();
        before = vectors(files);
        for (int number = 5; number < 40; number++) {
          delete(writer, number);
          before.remove(number);
        }
        add(writer, CLUSTERS, 40, 42);
        writer.commit();
        writer.forceMerge(1);
      }
      assertThat(vectors(files)).hasSize(7);
      assertSame(vectors(files), before);
    }
  }

  @Test
  void anOutgrownCodebookIsExtendedAndNotReplaced() throws IOException {
    try (CheckedDirectory files = new CheckedDirectory()) {
      ListsWriting writing = codesOnly(SMALL);
      Map<Integer, float[]> before;
      LateCodebook first;
      try (IndexWriter writer = writer(files, writing)) {
        add(writer, CLUSTERS, 0, 20);
        writer.commit();
        first = writing.newest(ListIndexes.FIELD).orElseThrow();
        before = vectors(files);
        for (int part = 1; part < 20; part++) {
          add(writer, CLUSTERS, 20 * part, 20 * part + 20);
          writer.commit();
        }
        writer.forceMerge(1);
      }
      LateCodebook last = writing.newest(ListIndexes.FIELD).orElseThrow();
      assertThat(last.size()).isGreaterThanOrEqualTo(2 * first.size());
      assertThat(last.reads(first)).isTrue();
      Map<Integer, float[]> after = vectors(files);
      assertThat(after).hasSize(400);
      assertSame(after, before);
      assertThat(meanSquaredError(after, CLUSTERS)).isLessThan(0.03);
    }
  }

  /** Each writer trains a codebook of its own, since nobody tells it of those there are. */
  @Test
  void fiveMoreCodebooksLeaveTheCodesOfMostTokensAsTheyAre() throws IOException {
    try (CheckedDirectory files = new CheckedDirectory()) {
      try (IndexWriter writer = writer(files, codesOnly(SMALL))) {
        add(writer, CLUSTERS, 0, 100);
      }
      Map<Integer, float[]> first = vectors(files);
      double error = meanSquaredError(first, CLUSTERS);
      for (int time = 1; time <= 5; time++) {
        ListsWriting writing = codesOnly(SMALL);
        try (IndexWriter writer = writer(files, writing)) {
          add(writer, CLUSTERS, 60 + 40 * time, 100 + 40 * time);
          writer.commit();
          assertThat(writing.newest(ListIndexes.FIELD)).isPresent();
          writer.forceMerge(1);
        }
      }
      Map<Integer, float[]> after = vectors(files);
      assertThat(after).hasSize(300);
      assertSame(after, first);
      assertThat(meanSquaredError(after, CLUSTERS)).isLessThan(2.5 * error);
    }
  }

  @Test
  void tokensThatNoCentroidFitsFoundNewOnes() throws IOException {
    try (CheckedDirectory files = new CheckedDirectory()) {
      ListsWriting writing = codesOnly(SMALL);
      try (IndexWriter writer = writer(files, writing)) {
        add(writer, CLUSTERS, 0, 150);
        writer.commit();
        LateCodebook first = writing.newest(ListIndexes.FIELD).orElseThrow();
        add(writer, OTHERS, 150, 250);
        writer.commit();
        LateCodebook second = writing.newest(ListIndexes.FIELD).orElseThrow();
        assertThat(second.size()).isGreaterThan(first.size());
        assertThat(second.reads(first)).isTrue();
      }
      Map<Integer, float[]> others = vectors(files);
      others.keySet().removeIf(number -> number < 150);
      assertThat(meanSquaredError(others, OTHERS)).isLessThan(0.06);
    }
  }

  @Test
  void aDocumentThatNamesAnotherListIsDamaged() throws IOException {
    try (CheckedDirectory files = new CheckedDirectory()) {
      try (IndexWriter writer = writer(files, codesOnly(SMALL))) {
        add(writer, CLUSTERS, 0, 40);
      }
      try (DirectoryReader reader = DirectoryReader.open(files)) {
        SegmentTokens tokens = Objects.requireNonNull(lists(reader.leaves().getFirst().reader()));
        TokenDecoder decoder = new TokenDecoder(tokens);
        float[] to = new float[200 * DIMENSION];
        int[] wrong = new int[200]; // no list has so many tokens of one document
        assertThatExceptionOfType(CorruptIndexException.class)
            .isThrownBy(() -> decoder.decode(3, wrong, DIMENSION, to))
            .withMessageContaining(".mtl");
        assertThatExceptionOfType(CorruptIndexException.class)
            .isThrownBy(() -> decoder.decode(3, new int[] {1 << 20}, DIMENSION, to))
            .withMessageContaining("document 3");
      }
    }
  }
}
