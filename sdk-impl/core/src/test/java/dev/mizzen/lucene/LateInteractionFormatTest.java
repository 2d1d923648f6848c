package dev.mizzen.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.impl.index.codec.TokenVectorReader;
import dev.mizzen.impl.index.lists.SegmentTokens;
import dev.mizzen.index.TokenStorage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LateInteractionField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;

/** The format that adds lists to an application's own fields. */
class LateInteractionFormatTest {
  private static final String FIELD = "tokens";
  private static final int DIMENSION = 8;

  private final Random random = new Random(149);

  @Test
  void goesOnWithTheCentroidsOfTheIndex() throws IOException {
    try (Directory directory = new ByteBuffersDirectory()) {
      write(directory, LateInteractionFormat.create(), 100);
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        write(directory, LateInteractionFormat.create(reader, FIELD, "absent"), 100);
      }
      write(directory, LateInteractionFormat.create(), 100);
      List<SegmentTokens> lists = lists(directory);
      assertThat(lists).hasSize(3);
      assertThat(lists.get(1).codebookId().isSameCodebook(lists.get(0).codebookId())).isTrue();
      assertThat(lists.get(2).codebookId().isSameCodebook(lists.get(0).codebookId())).isFalse();
    }
  }

  @Test
  void leavesSmallSegmentsWithoutLists() throws IOException {
    try (Directory directory = new ByteBuffersDirectory()) {
      write(directory, LateInteractionFormat.create(), 50);
      assertThat(lists(directory)).isEmpty();
    }
  }

  /** Lucene takes any number, lists do not. */
  @Test
  void writesNoListsOfWhatIsNotANumber() throws IOException {
    try (Directory directory = new ByteBuffersDirectory()) {
      try (IndexWriter writer =
          new IndexWriter(directory, config(LateInteractionFormat.create()))) {
        for (int d = 0; d < 100; d++) {
          float[][] vectors = vectors(100);
          vectors[3][1] = d == 50 ? Float.NaN : 0;
          writer.addDocument(document(vectors));
        }
      }
      assertThat(lists(directory)).isEmpty();
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        assertThat(reader.numDocs()).isEqualTo(100);
      }
    }
  }

  @Test
  void refusesVectorsThatAreNone() {
    for (float[][] wrong : new float[][][] {{}, {{}}, {{1, 2}, {3}}, {{Float.NaN}}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new TokenVectorsField(FIELD, wrong, TokenStorage.INT8));
    }
  }

  private void write(Directory directory, DocValuesFormat format, int documents)
      throws IOException {
    try (IndexWriter writer = new IndexWriter(directory, config(format))) {
      for (int d = 0; d < documents; d++) {
        writer.addDocument(document(vectors(100)));
      }
    }
  }

  private static IndexWriterConfig config(DocValuesFormat format) {
    return new IndexWriterConfig()
        .setMergePolicy(NoMergePolicy.INSTANCE)
        .setCodec(
            new Lucene104Codec() {
              @Override
              public DocValuesFormat getDocValuesFormatForField(String field) {
                return format;
              }
            });
  }

  private static Document document(float[][] vectors) {
    Document document = new Document();
    document.add(new LateInteractionField(FIELD, vectors));
    return document;
  }

  private float[][] vectors(int count) {
    float[][] vectors = new float[count][DIMENSION];
    for (float[] vector : vectors) {
      for (int k = 0; k < DIMENSION; k++) {
        vector[k] = (float) random.nextGaussian();
      }
    }
    return vectors;
  }

  private static List<SegmentTokens> lists(Directory directory) throws IOException {
    List<SegmentTokens> all = new ArrayList<>();
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext segment : reader.leaves()) {
        SegmentTokens lists = TokenVectorReader.lists(segment.reader(), FIELD);
        if (lists != null) {
          all.add(lists);
        }
      }
    }
    return all;
  }
}
