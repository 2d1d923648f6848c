package dev.mizzen.impl.embed;

import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.embed.Pooling;
import dev.mizzen.error.ModelException;
import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/** Makes a window's vectors out of its tokens' hidden states. */
final class Pooler {
  private final ModelIdentity identity;
  private final EncodeOptions options;
  private final int dimension;

  Pooler(ModelIdentity identity, EncodeOptions options) {
    this.identity = identity;
    this.options = options;
    this.dimension = identity.dimension();
  }

  /**
   * The vectors of one window.
   *
   * @param states {@code [rows × dimension]}
   * @param first the row of the window's first token
   * @param textIndex for errors
   */
  Encoding.Window pool(MemorySegment states, long first, CutText.Window window, int textIndex) {
    int tokens = window.input().ids().length;
    Optional<Embedding> sentence = Optional.empty();
    if (options.sentenceVectors()) {
      sentence = Optional.of(Embedding.adopt(sentence(states, first, tokens, textIndex)));
    }
    Optional<MultiVector> perToken = Optional.empty();
    if (options.tokenVectors()) {
      CutText.Rows rows = window.rows();
      int all = rows.count() + rows.maskCount();
      float[] vectors = new float[all * dimension];
      copy(states, first + rows.first(), vectors, 0, rows.count());
      copy(states, first + rows.masks(), vectors, rows.count(), rows.maskCount());
      for (int row = 0; row < all; row++) {
        normalize(vectors, row * dimension, textIndex);
      }
      perToken = Optional.of(MultiVector.adopt(vectors, dimension, rows.spans()));
    }
    return new Encoding.Window(window.span(), tokens, sentence, perToken);
  }

  private float[] sentence(MemorySegment states, long first, int tokens, int textIndex) {
    float[] vector =
        identity.pooling() == Pooling.CLS ? rows(states, first, 1) : mean(states, first, tokens);
    if (identity.normalized()) {
      normalize(vector, 0, textIndex);
    } else {
      squaredNorm(vector, 0, textIndex);
    }
    return vector;
  }

  private float[] mean(MemorySegment states, long first, int tokens) {
    float[] all = rows(states, first, tokens);
    double[] sums = new double[dimension];
    for (int row = 0; row < tokens; row++) {
      for (int k = 0; k < dimension; k++) {
        sums[k] += all[row * dimension + k];
      }
    }
    float[] mean = new float[dimension];
    for (int k = 0; k < dimension; k++) {
      mean[k] = (float) (sums[k] / tokens);
    }
    return mean;
  }

  private float[] rows(MemorySegment states, long first, int count) {
    float[] values = new float[count * dimension];
    copy(states, first, values, 0, count);
    return values;
  }

  private void copy(MemorySegment states, long first, float[] values, int row, int count) {
    long offset = first * dimension * Float.BYTES;
    MemorySegment.copy(
        states, ValueLayout.JAVA_FLOAT, offset, values, row * dimension, count * dimension);
  }

  /** Scales a row to length 1; a row of zeros stays. */
  private void normalize(float[] values, int from, int textIndex) {
    double norm = Math.sqrt(squaredNorm(values, from, textIndex));
    if (norm > 0) {
      for (int k = from; k < from + dimension; k++) {
        values[k] = (float) (values[k] / norm);
      }
    }
  }

  private double squaredNorm(float[] values, int from, int textIndex) {
    double sum = 0;
    for (int k = from; k < from + dimension; k++) {
      sum += (double) values[k] * values[k];
    }
    if (!Double.isFinite(sum)) {
      throw new ModelException(
          identity.id()
              + " gave a vector that is not finite for text "
              + textIndex
              + "; the model file is damaged, or not meant for this use");
    }
    return sum;
  }
}
