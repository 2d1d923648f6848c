package dev.mizzen.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.impl.index.codec.TokenVectorReader;
import dev.mizzen.impl.index.lists.ListSettings;
import dev.mizzen.index.TokenStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LateInteractionField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/**
 * An application's own index in our format, with lists: clustered unit vectors of 16 dimensions,
 * documents of 4 to 12, in three segments; every tenth is deleted.
 */
final class ListedIndex implements AutoCloseable {
  static final String FIELD = "tokens";
  static final int DIMENSION = 16;

  private final Directory directory = new ByteBuffersDirectory();
  private final Random random;
  private final float[][] centers;
  private final DirectoryReader reader;

  /**
   * @param lucenes whether values are those of Lucene's own field
   * @param merged whether segments are merged in the end
   */
  ListedIndex(int documents, boolean lucenes, boolean merged, long seed) throws IOException {
    random = new Random(seed);
    centers = new float[40][];
    for (int c = 0; c < centers.length; c++) {
      centers[c] = unit(new float[DIMENSION], 1);
    }
    try (IndexWriter writer = new IndexWriter(directory, config())) {
      for (int d = 0; d < documents; d++) {
        writer.addDocument(document(d, lucenes));
        if (d % (documents / 3) == documents / 3 - 1) {
          writer.flush();
        }
      }
      writer.deleteDocuments(new Term("tenth", "true"));
    }
    if (merged) {
      try (IndexWriter writer =
          new IndexWriter(
              directory, config().setMergePolicy(new IndexWriterConfig().getMergePolicy()))) {
        writer.forceMerge(1);
      }
    }
    reader = DirectoryReader.open(directory);
  }

  private static IndexWriterConfig config() {
    DocValuesFormat lists = LateInteractionFormat.create(ListSettings.DEFAULT.withLeastTokens(500));
    return new IndexWriterConfig()
        .setMergePolicy(NoMergePolicy.INSTANCE)
        .setCodec(
            new Lucene104Codec() {
              @Override
              public DocValuesFormat getDocValuesFormatForField(String field) {
                return field.equals(FIELD) ? lists : super.getDocValuesFormatForField(field);
              }
            });
  }

  private Document document(int d, boolean lucenes) {
    Document document = new Document();
    document.add(new StringField("id", "" + d, Field.Store.YES));
    document.add(new StringField("third", "" + d % 3, Field.Store.NO));
    document.add(new StringField("tenth", "" + (d % 10 == 9), Field.Store.NO));
    if (d % 11 != 10) {
      float[][] vectors = vectors(4 + random.nextInt(9));
      document.add(
          lucenes
              ? new LateInteractionField(FIELD, vectors)
              : new TokenVectorsField(FIELD, vectors, TokenStorage.INT8));
    }
    return document;
  }

  float[][] vectors(int count) {
    float[][] vectors = new float[count][];
    for (int v = 0; v < count; v++) {
      vectors[v] = unit(centers[random.nextInt(centers.length)].clone(), 0.15f);
    }
    return vectors;
  }

  private float[] unit(float[] vector, float noise) {
    double square = 0;
    for (int k = 0; k < vector.length; k++) {
      vector[k] += noise * (float) random.nextGaussian();
      square += vector[k] * vector[k];
    }
    for (int k = 0; k < vector.length; k++) {
      vector[k] /= (float) Math.sqrt(square);
    }
    return vector;
  }

  DirectoryReader reader() {
    return reader;
  }

  IndexSearcher searcher() {
    return new IndexSearcher(reader);
  }

  /** How many segments have lists. */
  long listed() {
    return reader.leaves().stream().filter(ListedIndex::isListed).count();
  }

  private static boolean isListed(LeafReaderContext segment) {
    try {
      return TokenVectorReader.lists(segment.reader(), FIELD) != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
    try (CheckIndex check = new CheckIndex(directory)) {
      assertThat(check.checkIndex().clean).isTrue();
    }
    directory.close();
  }
}
