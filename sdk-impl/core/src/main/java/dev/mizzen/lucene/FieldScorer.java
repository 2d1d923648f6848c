package dev.mizzen.lucene;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.maxsim.MaxSimKernel;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.apache.lucene.util.BytesRef;

/**
 * Scores stored token vectors as Lucene's {@code SUM_MAX_SIM} does: {@code Σᵢ maxⱼ f(qᵢ, dⱼ)},
 * where {@code f} is the score of Lucene's similarity function, summed in single precision in the
 * order of the query; a document without vectors scores {@link Float#MIN_VALUE}.
 *
 * <p>{@code f} grows with the raw similarity, so the winners are found by the kernel, over some
 * documents at once; their similarities are then Lucene's own. Where two vectors are equally
 * similar but for rounding, the other may win, which moves a score by its last bits. A vector whose
 * similarity is not a number never wins. For one thread; scratch is kept.
 */
final class FieldScorer {
  /** Values in a batch: 256 KiB, which a second-level cache holds. */
  private static final int BATCH = 1 << 16;

  private final TokenQuery query;
  private final MaxSimKernel kernel;
  private final InnerProductForm form;
  private final float[] rows;
  private final int dimension;
  private final float[] document;
  private final float[] changed;
  private float[] stored = {};
  private float[] compared = {};
  private int[] starts = new int[9];
  private int[] best = {};
  private float[] sums = {};
  private int documents;

  FieldScorer(TokenQuery query, MaxSimKernel kernel) {
    this.query = query;
    this.kernel = kernel;
    form = InnerProductForm.of(query.function());
    rows = form.query(query);
    dimension = form.dimension(query.dimension());
    document = new float[query.dimension()];
    changed = new float[dimension];
  }

  /** Adds a document to the batch; its value may change afterwards. */
  void add(BytesRef value) {
    int count = StoredRows.count(value, query);
    int from = starts[documents];
    int end = from + count;
    reserve(end);
    int size = query.dimension();
    StoredRows.copy(value, 0, stored, from * size, count * size);
    if (form != InnerProductForm.AS_THEY_ARE) {
      for (int j = from; j < end; j++) {
        System.arraycopy(stored, j * size, changed, 0, size);
        form.change(changed);
        System.arraycopy(changed, 0, compared, j * dimension, dimension);
      }
    }
    starts[++documents] = end;
  }

  /** Whether the batch is large enough to be scored. */
  boolean isFull() {
    return starts[documents] * dimension >= BATCH;
  }

  /** The number of documents in the batch. */
  int documents() {
    return documents;
  }

  /**
   * Scores the batch and begins another.
   *
   * @param scores {@code [documents()]} from {@code at}, written in full
   */
  void score(float[] scores, int at) {
    int count = documents;
    documents = 0;
    if (count == 0) {
      return;
    }
    winners(count);
    for (int d = 0; d < count; d++) {
      scores[at + d] = score(d);
    }
  }

  private void winners(int count) {
    float[] values = form == InnerProductForm.AS_THEY_ARE ? stored : compared;
    MemorySegment used =
        MemorySegment.ofArray(values).asSlice(0, (long) starts[count] * dimension * Float.BYTES);
    if (sums.length != count) {
      sums = new float[count];
      best = new int[count * query.count()];
    }
    int[] ends = starts.length == count + 1 ? starts : Arrays.copyOf(starts, count + 1);
    kernel.maxSim(rows, TokenRows.of(used, ElementType.FLOAT32, dimension), ends, sums, best);
  }

  private float score(int d) {
    if (starts[d] == starts[d + 1]) {
      return Float.MIN_VALUE;
    }
    float sum = 0;
    for (int i = 0; i < query.count(); i++) {
      int row = starts[d] + best[d * query.count() + i];
      System.arraycopy(stored, row * document.length, document, 0, document.length);
      float similarity = query.function().compare(query.vector(i), document);
      sum += Math.max(Float.MIN_VALUE, similarity);
    }
    return sum;
  }

  private void reserve(int end) {
    if (starts.length < documents + 2) {
      starts = Arrays.copyOf(starts, starts.length * 2);
    }
    long values = (long) end * dimension;
    if (values > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "field '"
              + query.field()
              + "' holds a document of "
              + end
              + " vectors, too many to score");
    }
    if (stored.length < end * query.dimension()) {
      stored = Arrays.copyOf(stored, grown(stored.length, end * query.dimension()));
    }
    if (form != InnerProductForm.AS_THEY_ARE && compared.length < values) {
      compared = Arrays.copyOf(compared, grown(compared.length, (int) values));
    }
  }

  private static int grown(int length, int needed) {
    return Math.max(needed, Math.max(2 * BATCH, length + (length >> 1)));
  }
}
