package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.index.VectorField;
import dev.mizzen.index.VectorStorage;
import dev.mizzen.search.Query;
import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.Similarity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** More dimensions than Lucene allows by itself, in every storage. */
class WideVectorsTest {
  private static final int DIMENSION = 1536;
  private static final int DOCUMENTS = 60;

  @ParameterizedTest
  @CsvSource({
    "FLOAT32, COSINE",
    "INT8, COSINE",
    "INT4, COSINE",
    "BINARY, COSINE",
    "INT8, EUCLIDEAN",
    "FLOAT32, DOT_PRODUCT"
  })
  void findsTheTrueNeighbour(VectorStorage storage, Similarity similarity, @TempDir Path folder) {
    Random random = new Random(5);
    List<float[]> vectors = new ArrayList<>();
    try (Retriever retriever = open(folder, storage, similarity)) {
      for (int i = 0; i < DOCUMENTS; i++) {
        vectors.add(unit(random));
        retriever.add(
            Document.builder("id" + i).vector("wide", Embedding.of(vectors.get(i))).build());
        if (i % 20 == 19) {
          retriever.commit();
        }
      }
    }
    try (Retriever retriever = open(folder, storage, similarity)) {
      for (int i = 0; i < DOCUMENTS; i++) {
        Query query = Query.dense(near(vectors.get(i), random)).vectorField("wide").limit(3);
        assertThat(retriever.search(query).ids()).startsWith("id" + i);
        assertThat(retriever.search(query.exact()).ids()).startsWith("id" + i);
      }
      assertThat(retriever.verify(ProgressListener.NONE).problems()).isEmpty();
    }
  }

  private static Retriever open(Path folder, VectorStorage storage, Similarity similarity) {
    VectorField field =
        VectorField.external("wide", ModelIdentity.external("wide", DIMENSION))
            .similarity(similarity)
            .storage(storage);
    return Retriever.builder().directory(folder).vectorField(field).open();
  }

  private static float[] unit(Random random) {
    float[] vector = new float[DIMENSION];
    for (int k = 0; k < DIMENSION; k++) {
      vector[k] = (float) random.nextGaussian();
    }
    return Embedding.adopt(vector).normalized().toArray();
  }

  /** At a cosine of about 0.9, where the others are at 0 give or take 0.1. */
  private static Embedding near(float[] vector, Random random) {
    float[] noise = unit(random);
    for (int k = 0; k < DIMENSION; k++) {
      noise[k] = vector[k] + noise[k] / 2;
    }
    return Embedding.adopt(noise).normalized();
  }
}
