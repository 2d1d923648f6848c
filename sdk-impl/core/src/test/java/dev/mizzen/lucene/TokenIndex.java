package dev.mizzen.lucene;

import dev.mizzen.impl.index.CheckedDirectory;
import java.io.IOException;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LateInteractionField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;

/**
 * An application's own index: segments of seven documents, unless said, of 1 to 9 token vectors;
 * every fifth document has none, and some are deleted.
 */
final class TokenIndex implements AutoCloseable {
  static final String FIELD = "tokens";

  private final Directory directory = new CheckedDirectory();
  private final DirectoryReader reader;
  private final Random random;

  TokenIndex(int documents, int dimension, boolean unit, long seed) throws IOException {
    this(documents, dimension, unit, seed, 7);
  }

  TokenIndex(int documents, int dimension, boolean unit, long seed, int segment)
      throws IOException {
    random = new Random(seed);
    IndexWriterConfig config = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int d = 0; d < documents; d++) {
        Document document = new Document();
        document.add(new StringField("id", "" + d, Field.Store.YES));
        document.add(new StringField("parity", d % 2 == 0 ? "even" : "odd", Field.Store.NO));
        document.add(new NumericDocValuesField("number", d));
        if (d % 5 != 4) {
          float[][] vectors = vectors(1 + random.nextInt(9), dimension, unit);
          document.add(new LateInteractionField(FIELD, vectors));
        }
        writer.addDocument(document);
        if (d % segment == segment - 1) {
          writer.flush();
        }
      }
      writer.deleteDocuments(new Term("id", "3"), new Term("id", "10"));
    }
    reader = DirectoryReader.open(directory);
  }

  float[][] vectors(int count, int dimension, boolean unit) {
    float[][] vectors = new float[count][dimension];
    for (float[] vector : vectors) {
      double square = 0;
      for (int k = 0; k < dimension; k++) {
        vector[k] = (float) random.nextGaussian();
        square += vector[k] * vector[k];
      }
      float scale = unit ? (float) (1 / Math.sqrt(square)) : 1;
      for (int k = 0; k < dimension; k++) {
        vector[k] *= scale;
      }
    }
    return vectors;
  }

  IndexSearcher searcher() {
    return new IndexSearcher(reader);
  }

  /** All live documents, with scores from 1 on; made anew, since Lucene's rescorer changes them. */
  TopDocs firstPass() throws IOException {
    TopDocs all = searcher().search(MatchAllDocsQuery.INSTANCE, Math.max(1, reader.maxDoc()));
    for (int h = 0; h < all.scoreDocs.length; h++) {
      all.scoreDocs[h].score = 1 + h;
    }
    return all;
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}
