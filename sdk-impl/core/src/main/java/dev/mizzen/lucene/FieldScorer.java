package dev.mizzen.lucene;

import dev.mizzen.impl.index.codec.TokenVectorBlob;
import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.maxsim.MaxSimKernel;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Scores stored token vectors as Lucene's {@code SUM_MAX_SIM} does: {@code Σᵢ maxⱼ f(qᵢ, dⱼ)},
 * where {@code f} is the score of Lucene's similarity function, summed in single precision in the
 * order of the query; a document without vectors scores {@link Float#MIN_VALUE}.
 *
 * <p>{@code f} grows with the raw similarity, so the winners are found by the kernel, over some
 * documents at once; their similarities are then Lucene's own. Where two vectors are equally
 * similar but for rounding, the other may win, which moves a score by its last bits. A vector whose
 * similarity is not a number never wins.
 *
 * <p>Each thread has one, which it keeps with all it has grown to: {@link #ofThread} begins a batch
 * for a query, which must be scored before the thread begins another.
 */
final class FieldScorer {
  private static final ThreadLocal<FieldScorer> OF_THREAD =
      ThreadLocal.withInitial(FieldScorer::new);

  private final MaxSimKernel kernel = LuceneKernels.maxSim();
  private final TokenFloats stored = new TokenFloats();
  private float[] compared = {};
  private float[] document = {};
  private int[] starts = new int[9];
  private int[] best = {};
  private float[] sums = {};
  private int documents;
  private TokenQuery query = TokenQuery.NONE;

  private FieldScorer() {}

  /** The calling thread's, with an empty batch for {@code query}. */
  static FieldScorer ofThread(TokenQuery query) {
    FieldScorer scorer = OF_THREAD.get();
    scorer.query = query;
    scorer.documents = 0;
    return scorer;
  }

  /**
   * Adds a document to the batch; its value may change afterwards.
   *
   * @throws IllegalArgumentException if its vectors do not fit the query
   */
  void add(TokenVectorBlob value) {
    if (value.count() > 0 && value.dimension() != query.dimension()) {
      throw new IllegalArgumentException(
          "field '"
              + query.field()
              + "' holds vectors of dimension "
              + value.dimension()
              + ", but the query's have "
              + query.dimension());
    }
    if (starts.length < documents + 2) {
      starts = Arrays.copyOf(starts, starts.length * 2);
    }
    stored.append(value, starts[documents], query);
    starts[documents + 1] = starts[documents] + value.count();
    documents++;
  }

  /** Whether the batch is large enough to be scored. */
  boolean isFull() {
    return starts[documents] * query.dimension() >= TokenFloats.BATCH;
  }

  /** The number of documents in the batch. */
  int documents() {
    return documents;
  }

  /**
   * Scores the batch and begins another.
   *
   * @param scores {@code [documents()]}, written in full
   */
  void score(float[] scores) {
    int count = documents;
    documents = 0;
    if (count == 0) {
      return;
    }
    winners(count);
    for (int d = 0; d < count; d++) {
      scores[d] = score(d);
    }
  }

  /**
   * Scores a single document and says what its score is made of.
   *
   * @param winners {@code [Q]}: the document's best vector for each of the query's, written in full
   * @param similarities {@code [Q]}: what each adds, written in full
   */
  float explain(TokenVectorBlob value, int[] winners, float[] similarities) {
    documents = 0;
    add(value);
    documents = 0;
    winners(1);
    for (int i = 0; i < query.count() && value.count() > 0; i++) {
      winners[i] = best[i];
      similarities[i] = similarity(0, i);
    }
    return score(0);
  }

  private void winners(int count) {
    InnerProductForm form = query.form();
    int dimension = form.dimension(query.dimension());
    float[] values = stored.values();
    if (form != InnerProductForm.AS_THEY_ARE) {
      compare(starts[count], dimension);
      values = compared;
    }
    MemorySegment used =
        MemorySegment.ofArray(values).asSlice(0, (long) starts[count] * dimension * Float.BYTES);
    if (sums.length != count) {
      sums = new float[count];
    }
    int winners = count * query.count();
    if (best.length != winners) {
      best = new int[winners];
    }
    int[] ends = starts.length == count + 1 ? starts : Arrays.copyOf(starts, count + 1);
    kernel.maxSim(
        query.rows(), TokenRows.of(used, ElementType.FLOAT32, dimension), ends, sums, best);
  }

  /** Turns the batch's vectors into those that the kernel compares. */
  private void compare(int rows, int dimension) {
    compared = TokenFloats.grown(compared, (long) rows * dimension, query);
    int size = query.dimension();
    float[] row = room(dimension);
    for (int j = 0; j < rows; j++) {
      System.arraycopy(stored.values(), j * size, row, 0, size);
      query.form().change(row);
      System.arraycopy(row, 0, compared, j * dimension, dimension);
    }
  }

  private float score(int d) {
    if (starts[d] == starts[d + 1]) {
      return Float.MIN_VALUE;
    }
    float sum = 0;
    for (int i = 0; i < query.count(); i++) {
      sum += similarity(d, i);
    }
    return sum;
  }

  private float similarity(int d, int i) {
    int size = query.dimension();
    float[] vector = room(size);
    int row = starts[d] + best[d * query.count() + i];
    System.arraycopy(stored.values(), row * size, vector, 0, size);
    return Math.max(Float.MIN_VALUE, query.function().compare(query.vector(i), vector));
  }

  /** Lucene's functions take arrays of exactly the dimension. */
  private float[] room(int size) {
    if (document.length != size) {
      document = new float[size];
    }
    return document;
  }
}
