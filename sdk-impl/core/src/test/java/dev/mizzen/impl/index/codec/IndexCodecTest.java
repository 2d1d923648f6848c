package dev.mizzen.impl.index.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.impl.index.CheckedDirectory;
import dev.mizzen.impl.index.lists.ListSettings;
import dev.mizzen.impl.index.lists.ListsWriting;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.index.VectorStorage;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.vector.MultiVector;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IndexCodecTest {
  private static final int DIMENSION = 4096;
  private static final int DOCUMENTS = 30;

  @ParameterizedTest
  @EnumSource(VectorStorage.class)
  void wideVectorsAndLargeBlocksSurviveDeletesAndMerges(VectorStorage storage) throws Exception {
    float[][] vectors = vectors();
    try (Directory directory = new CheckedDirectory()) {
      try (IndexWriter writer = new IndexWriter(directory, config(storage))) {
        for (int i = 0; i < DOCUMENTS; i++) {
          writer.addDocument(document(i, vectors[i]));
          if (i % 7 == 6) {
            writer.commit();
          }
        }
        writer.deleteDocuments(new Term("id", "3"));
        writer.forceMerge(1);
      }
      assertThat(SegmentInfos.readLatestCommit(directory).info(0).info.getCodec().getName())
          .isEqualTo("Lucene104");
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        LeafReader segment = reader.leaves().getFirst().reader();
        TokenVectorReader blocks = TokenVectorReader.open(segment, "tokens");
        for (int doc = 0; blocks != null && doc < segment.maxDoc(); doc++) {
          int number = Integer.parseInt(segment.storedFields().document(doc).get("id"));
          TokenVectorBlob blob = blocks.read(doc);
          assertThat(blob).isNotNull();
          assertThat(blob.toMultiVector()).isEqualTo(tokens(number));
          var query = new KnnFloatVectorQuery("vector", vectors[number], 1);
          assertThat(new IndexSearcher(reader).search(query, 1).scoreDocs[0].doc).isEqualTo(doc);
        }
        assertThat(blocks).isNotNull();
        assertThat(segment.maxDoc()).isEqualTo(DOCUMENTS - 1);
      }
    }
  }

  private static ListsWriting writing() {
    return new ListsWriting(
        ListSettings.DEFAULT.withLeastTokens(Long.MAX_VALUE),
        KernelBackends.select(Optional.empty()));
  }

  private static IndexWriterConfig config(VectorStorage storage) {
    return new IndexWriterConfig()
        .setCodec(new IndexCodec(Map.of("vector", storage), Set.of("tokens"), writing()));
  }

  private static Document document(int number, float[] vector) {
    Document document = new Document();
    document.add(new StringField("id", Integer.toString(number), Field.Store.YES));
    document.add(new KnnFloatVectorField("vector", vector, VectorSimilarityFunction.EUCLIDEAN));
    byte[] block = TokenVectorCodec.encode(tokens(number), TokenStorage.FLOAT32);
    document.add(new BinaryDocValuesField("tokens", new BytesRef(block)));
    return document;
  }

  /** Up to 400 KB. */
  private static MultiVector tokens(int number) {
    float[] values = new float[(number + 1) * 25 * 128];
    Random random = new Random(number);
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return MultiVector.of(values, 128);
  }

  private static float[][] vectors() {
    Random random = new Random(7);
    float[][] vectors = new float[DOCUMENTS][DIMENSION];
    for (float[] vector : vectors) {
      for (int i = 0; i < DIMENSION; i++) {
        vector[i] = (float) random.nextGaussian();
      }
    }
    return vectors;
  }
}
