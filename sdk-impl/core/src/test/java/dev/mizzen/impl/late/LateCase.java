package dev.mizzen.impl.late;

import dev.mizzen.ProgressListener;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A small corpus of clustered unit vectors, coded. */
final class LateCase {
  static final long SEED = Long.getLong("mizzen.seed", 20261123);
  static final KernelBackend BACKEND = KernelBackends.select(Optional.of("scalar"));

  final int dimension;
  final List<float[]> documents = new ArrayList<>();
  final List<EncodedTokens> encoded = new ArrayList<>();
  final LateCodebook codebook;
  private final Random random;
  private final float[] centres;

  LateCase(int documentCount, int dimension, CodebookOptions options) {
    this.dimension = dimension;
    this.random = new Random(SEED);
    this.centres = normal(30, dimension);
    int tokens = 0;
    for (int d = 0; d < documentCount; d++) {
      documents.add(rows(1 + random.nextInt(20)));
      tokens += documents.get(d).length / dimension;
    }
    float[] all = new float[tokens * dimension];
    int at = 0;
    for (float[] document : documents) {
      System.arraycopy(document, 0, all, at, document.length);
      at += document.length;
    }
    codebook =
        new LateCodebookTrainer(BACKEND, Workers.caller(), options)
            .train(TokenRows.of(all, dimension), ProgressListener.NONE);
    TokenEncoder encoder = new TokenEncoder(BACKEND, Workers.caller(), codebook);
    for (float[] document : documents) {
      encoded.add(encoder.encode(TokenRows.of(document, dimension)));
    }
  }

  /** Unit vectors near the centres. */
  float[] rows(int count) {
    float[] rows = new float[count * dimension];
    for (int i = 0; i < count; i++) {
      int centre = random.nextInt(30);
      double square = 0;
      for (int k = 0; k < dimension; k++) {
        float value = (float) (centres[centre * dimension + k] + 0.5 * random.nextGaussian());
        rows[i * dimension + k] = value;
        square += value * value;
      }
      for (int k = 0; k < dimension; k++) {
        rows[i * dimension + k] /= (float) Math.sqrt(square);
      }
    }
    return rows;
  }

  private float[] normal(int rows, int columns) {
    float[] values = new float[rows * columns];
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) random.nextGaussian();
    }
    return values;
  }

  HeapTokenLists lists(int from, int to) {
    HeapTokenLists.Builder builder = HeapTokenLists.builder(codebook);
    for (int d = from; d < to; d++) {
      builder.add(d - from, encoded.get(d));
    }
    return builder.build();
  }

  SegmentLists segment(int from, int to, @Nullable AcceptedDocs accepted) {
    return new SegmentLists(lists(from, to), to - from, from, accepted);
  }

  SegmentLists all() {
    return segment(0, documents.size(), null);
  }

  /** The vectors that the codes of a document stand for. */
  float[] decoded(int document) {
    EncodedTokens tokens = encoded.get(document);
    float[] rows = new float[tokens.count() * dimension];
    for (int i = 0; i < tokens.count(); i++) {
      codebook.decode(
          tokens.centroids()[i], tokens.codes(), i * codebook.subspaces(), rows, i * dimension);
    }
    return rows;
  }
}
