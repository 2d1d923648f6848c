package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.SimilarityTile.DOCUMENTS;
import static dev.mizzen.kernels.simd.SimilarityTile.QUERIES;

import dev.mizzen.kernels.Workers;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@link SimdInfoNce}, and the memory that the calling thread keeps for the next.
 *
 * <p>Queries are taken in blocks, and all documents pass by each block in tiles. A first pass finds
 * each query's sum of exponentials, a second one turns the logits into probabilities and multiplies
 * them with documents and queries. In one direction both passes follow each other block by block,
 * and the logits of the block are kept in between: three matrix products. For both directions, and
 * beyond {@link #LARGEST_STASH}, the second pass computes the logits again: four.
 *
 * <p>Tasks own ranges of tiles, so that the gradient of a document has one writer and one order;
 * that of a query is a sum of one part from each task, added in the order of tasks.
 */
final class InfoNceRun {
  private static final float[] NONE = {};
  private static final int[] NO_POSITIVES = {};

  /** How many logits are kept at most: 64 MiB. */
  private static final int LARGEST_STASH = 1 << 24;

  /** The most threads that have work. */
  private static final int TASKS = 32;

  private static final ThreadLocal<SimilarityTile> TILE =
      ThreadLocal.withInitial(SimilarityTile::new);

  private final IntConsumer measureTask = this::measure;
  private final IntConsumer spreadTask = this::spread;

  private float[] queries = {};
  private float[] documents = {};
  private int[] positives = {};
  private float @Nullable [] logQ;
  private float @Nullable [] queryGradients;
  private float @Nullable [] documentGradients;
  private int dimension;
  private float temperature;
  private boolean symmetric;

  private int rows;
  private int tiles;
  private int tasks;
  private boolean stashed;
  private float scale;
  private double lossOfQueries;

  /** The current block of queries. */
  private int first;

  private int count;
  private int lanes;
  private float[] transposed = {};
  private float[] panels = {};

  private float[] stash = {};
  private float[] maxima = {};
  private float[] sums = {};
  private float[] queryParts = {};

  private float[] positiveLogits = {};
  private float[] logSums = {};
  private float[] documentMaxima = {};
  private float[] documentSums = {};
  private int[] weights = {};

  void inputs(
      float[] queries,
      float[] documents,
      int[] positives,
      int dimension,
      float temperature,
      float @Nullable [] logQ,
      boolean symmetric) {
    this.queries = queries;
    this.documents = documents;
    this.positives = positives;
    this.dimension = dimension;
    this.temperature = temperature;
    this.logQ = logQ;
    this.symmetric = symmetric;
  }

  /** Forgets the caller's arrays. */
  void release() {
    inputs(NONE, NONE, NO_POSITIVES, 1, 1, null, false);
    queryGradients = null;
    documentGradients = null;
  }

  double loss(Workers workers, float @Nullable [] toQueries, float @Nullable [] toDocuments) {
    queryGradients = toQueries;
    documentGradients = toDocuments;
    reserve();
    for (int block = 0; block < positives.length; block += QUERIES) {
      begin(block);
      workers.run(tasks, measureTask);
      finishSums();
      if (stashed) {
        workers.run(tasks, spreadTask);
        finishQueryGradients();
      }
    }
    double loss = lossOfQueries;
    if (symmetric) {
      loss = (loss + lossOfDocuments()) / 2;
    }
    if (queryGradients != null && !stashed) {
      for (int block = 0; block < positives.length; block += QUERIES) {
        begin(block);
        workers.run(tasks, spreadTask);
        finishQueryGradients();
      }
    }
    return loss / positives.length;
  }

  private void reserve() {
    rows = documents.length / dimension;
    tiles = (rows + DOCUMENTS - 1) / DOCUMENTS;
    tasks = Math.min(tiles, TASKS);
    lossOfQueries = 0;
    transposed = grown(transposed, Panels.size(dimension, QUERIES));
    maxima = grown(maxima, tiles * QUERIES);
    sums = grown(sums, tiles * QUERIES);
    positiveLogits = grown(positiveLogits, positives.length);
    logSums = grown(logSums, positives.length + QUERIES);
    Arrays.fill(logSums, Float.MAX_VALUE);
    if (symmetric) {
      documentMaxima = grown(documentMaxima, rows);
      documentSums = grown(documentSums, rows);
      weights = weights.length < rows ? new int[rows] : weights;
      Arrays.fill(documentMaxima, 0, rows, Float.NEGATIVE_INFINITY);
      Arrays.fill(documentSums, 0, rows, 0);
      Arrays.fill(weights, 0, rows, 0);
      for (int positive : positives) {
        weights[positive]++;
      }
    }
    stashed = false;
    if (queryGradients != null) {
      scale = (float) ((symmetric ? 0.5 : 1.0) / ((double) positives.length * temperature));
      panels = grown(panels, Panels.size(QUERIES, dimension));
      queryParts = grown(queryParts, tasks * Panels.size(QUERIES, dimension));
      long logits = (long) rows * QUERIES + SimilarityTile.SLACK;
      stashed = !symmetric && logits <= LARGEST_STASH;
      stash = stashed ? grown(stash, (int) logits) : stash;
    }
  }

  private static float[] grown(float[] array, int length) {
    return array.length < length ? new float[length] : array;
  }

  /** Packs the queries from {@code block} on, once as they are and once transposed and scaled. */
  private void begin(int block) {
    first = block;
    count = Math.min(QUERIES, positives.length - block);
    lanes = Panels.count(count) * TileProduct.COLUMNS;
    Panels.packTransposed(queries, first, count, dimension, temperature, transposed);
    if (queryGradients != null) {
      Panels.pack(queries, first, count, dimension, panels);
    }
  }

  private int firstTile(int task) {
    return (int) ((long) tiles * task / tasks);
  }

  /** Logits, and what the sums need of them, for one task's tiles. */
  private void measure(int task) {
    SimilarityTile scratch = TILE.get();
    scratch.reserve(dimension);
    for (int tile = firstTile(task); tile < firstTile(task + 1); tile++) {
      int document = tile * DOCUMENTS;
      int height = Math.min(DOCUMENTS, rows - document);
      float[] logits = stashed ? stash : scratch.logits;
      int from = stashed ? document * QUERIES : 0;
      compute(scratch, document, height, logits, from);
      scratch.softmax.queryPartials(logits, from, height, lanes, maxima, sums, tile * QUERIES);
      for (int i = 0; i < count; i++) {
        int row = positives[first + i] - document;
        if (row >= 0 && row < height) {
          positiveLogits[first + i] = logits[from + row * QUERIES + i];
        }
      }
      if (symmetric) {
        scratch.softmax.documentSums(
            logits, from, height, lanes, documentMaxima, documentSums, document);
      }
    }
  }

  private void compute(SimilarityTile scratch, int document, int height, float[] out, int from) {
    scratch.compute(
        documents,
        document,
        height,
        dimension,
        transposed,
        lanes / TileProduct.COLUMNS,
        logQ,
        out,
        from);
    if (symmetric && count < lanes) {
      SimilarityTile.excludeLanes(out, from, height, count, lanes);
    }
  }

  private void finishSums() {
    TILE.get().softmax.joinPartials(tiles, lanes, maxima, sums);
    for (int i = 0; i < count; i++) {
      double logSum = maxima[i] + Math.log(sums[i]);
      logSums[first + i] = (float) logSum;
      lossOfQueries += logSum - positiveLogits[first + i];
    }
  }

  /** The other direction's losses; leaves the logarithms of the sums in their place. */
  private double lossOfDocuments() {
    for (int row = 0; row < rows; row++) {
      documentMaxima[row] += (float) Math.log(documentSums[row]);
    }
    double loss = 0;
    for (int i = 0; i < positives.length; i++) {
      loss += (double) documentMaxima[positives[i]] - positiveLogits[i];
    }
    return loss;
  }

  /** Probabilities less targets of one task's tiles, times documents and times queries. */
  private void spread(int task) {
    SimilarityTile scratch = TILE.get();
    scratch.reserve(dimension);
    for (int tile = firstTile(task); tile < firstTile(task + 1); tile++) {
      int document = tile * DOCUMENTS;
      int height = Math.min(DOCUMENTS, rows - document);
      float[] slopes = stashed ? stash : scratch.logits;
      int from = stashed ? document * QUERIES : 0;
      if (!stashed) {
        compute(scratch, document, height, slopes, from);
      }
      slopes(scratch.softmax, slopes, from, document, height);
      Panels.pack(documents, document, height, dimension, scratch.panels);
      addToQueries(task, tile == firstTile(task), slopes, from, height, scratch);
      addToDocuments(document, height, slopes, from, scratch.product);
    }
  }

  private void slopes(SoftmaxLanes softmax, float[] logits, int from, int document, int height) {
    if (symmetric) {
      for (int row = 0; row < height; row++) {
        softmax.bothProbabilities(
            logits,
            from + row * QUERIES,
            lanes,
            logSums,
            first,
            documentMaxima[document + row],
            weights[document + row]);
      }
    } else {
      softmax.probabilities(logits, from, height, lanes, logSums, first);
    }
    float target = symmetric ? 2 : 1;
    for (int i = 0; i < count; i++) {
      int row = positives[first + i] - document;
      if (row >= 0 && row < height) {
        logits[from + row * QUERIES + i] -= target;
      }
    }
  }

  private void addToQueries(
      int task, boolean fresh, float[] slopes, int from, int height, SimilarityTile scratch) {
    int part = task * Panels.size(QUERIES, dimension);
    if (fresh) {
      Arrays.fill(queryParts, part, part + Panels.size(count, dimension), 0);
    }
    for (int panel = 0; panel < Panels.count(dimension); panel++) {
      int b = panel * height * TileProduct.COLUMNS;
      for (int i = 0; i < count; i += TileProduct.ROWS) {
        TileProduct.columns(slopes, from + i, QUERIES, scratch.panels, b, height, scratch.product);
        int to = part + (panel * count + i) * TileProduct.COLUMNS;
        int size = Math.min(TileProduct.ROWS, count - i) * TileProduct.COLUMNS;
        for (int k = 0; k < size; k++) {
          queryParts[to + k] += scratch.product[k];
        }
      }
    }
  }

  private void addToDocuments(int document, int height, float[] slopes, int from, float[] product) {
    float[] gradients = Objects.requireNonNull(documentGradients);
    for (int panel = 0; panel < Panels.count(dimension); panel++) {
      int b = panel * count * TileProduct.COLUMNS;
      int column = panel * TileProduct.COLUMNS;
      int width = Math.min(TileProduct.COLUMNS, dimension - column);
      for (int row = 0; row < height; row += TileProduct.ROWS) {
        TileProduct.rows(slopes, from + row * QUERIES, QUERIES, panels, b, count, product);
        int end = Math.min(TileProduct.ROWS, height - row);
        for (int i = 0; i < end; i++) {
          int to = (document + row + i) * dimension + column;
          addRow(product, i * TileProduct.COLUMNS, width, gradients, to);
        }
      }
    }
  }

  private void addRow(float[] product, int from, int width, float[] gradients, int to) {
    boolean fresh = first == 0;
    for (int k = 0; k < width; k++) {
      float before = fresh ? 0 : gradients[to + k];
      gradients[to + k] = before + scale * product[from + k];
    }
  }

  private void finishQueryGradients() {
    float[] gradients = Objects.requireNonNull(queryGradients);
    int part = Panels.size(QUERIES, dimension);
    int size = Panels.size(count, dimension);
    for (int task = 1; task < tasks; task++) {
      for (int k = 0; k < size; k++) {
        queryParts[k] += queryParts[task * part + k];
      }
    }
    for (int panel = 0; panel < Panels.count(dimension); panel++) {
      int column = panel * TileProduct.COLUMNS;
      int width = Math.min(TileProduct.COLUMNS, dimension - column);
      for (int i = 0; i < count; i++) {
        int from = (panel * count + i) * TileProduct.COLUMNS;
        int to = (first + i) * dimension + column;
        for (int k = 0; k < width; k++) {
          gradients[to + k] = scale * queryParts[from + k];
        }
      }
    }
  }
}
