package dev.mizzen.kernels.maxsim;

import static dev.mizzen.kernels.Rounding.gamma;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.Rounding.Bounded;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ragged queries and documents with masks, and their exact scores with bounds. */
final class MaxSimFormsCase {
  static final long SEED = Long.getLong("mizzen.seed", 20261125);

  private static final Bounded NEVER = new Bounded(Double.NEGATIVE_INFINITY, 0);
  private static final Bounded NOTHING = new Bounded(0, 0);

  final MaxSimQueries queries;
  final MaxSimDocuments documents;
  private final MaxSimCase data;

  /**
   * @param masked how masked rows count; null for no masks at all
   * @param sign as for {@link MaxSimCase}
   */
  record Shape(
      ElementType type,
      int dimension,
      int queryRows,
      int documents,
      @Nullable MaskedRows masked,
      int sign) {
    MaxSimFormsCase data() {
      return new MaxSimFormsCase(this);
    }

    @Override
    public String toString() {
      String mask = masked == null ? "no mask" : "masked " + masked;
      return type
          + " "
          + queryRows
          + " rows × "
          + documents
          + " documents × "
          + dimension
          + ", "
          + mask
          + ", sign "
          + sign
          + ", seed "
          + SEED;
    }
  }

  /** All types and masks at sizes on and off the lane boundaries. */
  static Stream<Shape> shapes() {
    return Arrays.stream(ElementType.values())
        .flatMap(
            type ->
                IntStream.of(1, 3, 8, 15, 17, 33, 64, 129)
                    .boxed()
                    .flatMap(n -> shapes(type, n, 1 + (7 * n) % 41, 1 + (5 * n) % 13)));
  }

  private static Stream<Shape> shapes(ElementType type, int n, int rows, int documents) {
    return Stream.of(
        new Shape(type, n, rows, documents, null, 0),
        new Shape(type, n, rows, documents, MaskedRows.LEFT_OUT, 0),
        new Shape(type, n, rows, documents, MaskedRows.LEFT_OUT, -1),
        new Shape(type, n, rows, documents, MaskedRows.ZERO, -1));
  }

  /** More than a block of documents, and more than a group of queries. */
  static Stream<Shape> largeShapes() {
    return Stream.of(
        new Shape(ElementType.FLOAT32, 4, 700, 1200, null, 0),
        new Shape(ElementType.INT8, 5, 300, 1000, MaskedRows.ZERO, 0));
  }

  private MaxSimFormsCase(Shape shape) {
    data =
        new MaxSimCase(
            new MaxSimCase.Shape(
                shape.type(), shape.dimension(), shape.queryRows(), shape.documents()),
            shape.sign(),
            SEED);
    Random random = new Random(SEED);
    boolean whole = shape.masked() == null;
    queries =
        new MaxSimQueries(
            data.query,
            shape.dimension(),
            cut(shape.queryRows(), random),
            whole ? null : bits(shape.queryRows(), random));
    documents =
        new MaxSimDocuments(
            data.rows,
            data.starts,
            whole ? null : bits((int) data.rows.rows(), random),
            shape.masked() == null ? MaskedRows.LEFT_OUT : shape.masked());
  }

  /** Queries of 1 to 9 rows. */
  private static int[] cut(int rows, Random random) {
    IntStream.Builder starts = IntStream.builder();
    for (int at = 0; at < rows; at += 1 + random.nextInt(9)) {
      starts.add(at);
    }
    return starts.add(rows).build().toArray();
  }

  /** Runs of ones and zeros, some longer than a document. */
  private static long[] bits(int count, Random random) {
    long[] bits = new long[(count + 63) / 64];
    for (int from = 0, to; from < count; from = to) {
      to = Math.min(count, from + 1 + random.nextInt(5));
      boolean present = random.nextInt(3) > 0;
      for (int i = from; present && i < to; i++) {
        bits[i >>> 6] |= 1L << i;
      }
    }
    return bits;
  }

  /** The exact score of a query and a document. */
  Bounded score(int n, int d) {
    double sum = 0;
    double bound = 0;
    double magnitude = 0;
    for (int i = queries.starts()[n]; i < queries.starts()[n + 1]; i++) {
      if (queryCounts(i)) {
        Bounded highest = highest(i, d);
        sum += highest.value();
        bound += highest.bound();
        magnitude += Math.abs(highest.value()) + highest.bound();
      }
    }
    int rows = queries.starts()[n + 1] - queries.starts()[n];
    return sum == Double.NEGATIVE_INFINITY
        ? NEVER
        : new Bounded(sum, bound + gamma(rows) * magnitude);
  }

  boolean queryCounts(int i) {
    long[] present = queries.present();
    return present == null || (present[i >>> 6] >>> i & 1) != 0;
  }

  /** The exact similarity of a query row and a document row, as the mask has it. */
  Bounded similarity(int i, int row) {
    if (documents.isPresent(row)) {
      return data.exact().dot(i, row);
    }
    return documents.masked() == MaskedRows.ZERO ? NOTHING : NEVER;
  }

  /** The highest of a document's similarities; rounding may pick any row. */
  Bounded highest(int i, int d) {
    double value = Double.NEGATIVE_INFINITY;
    double bound = 0;
    for (int row = documents.starts()[d]; row < documents.starts()[d + 1]; row++) {
      Bounded similarity = similarity(i, row);
      value = Math.max(value, similarity.value());
      bound = Math.max(bound, similarity.bound());
    }
    return new Bounded(value, value == Double.NEGATIVE_INFINITY ? 0 : bound);
  }

  /** Whether {@code actual} is within its bound. */
  static boolean agrees(Bounded expected, float actual) {
    return actual == expected.value() || Math.abs(actual - expected.value()) <= expected.bound();
  }

  /** Why {@code best} cannot be the winner; null if it can. */
  @Nullable String objection(int i, int d, int best) {
    int first = documents.starts()[d];
    int end = documents.starts()[d + 1];
    boolean any = IntStream.range(first, end).anyMatch(documents::mayWin);
    if (!any || best < 0) {
      return any == best < 0 ? "winner " + best + ", though rows that may win: " + any : null;
    }
    if (best >= end - first || !documents.mayWin(first + best)) {
      return "winner " + best + " is no row that may win";
    }
    Bounded won = similarity(i, first + best);
    for (int row = first; row < end; row++) {
      Bounded rival = similarity(i, row);
      if (won.value() + won.bound() + rival.bound() < rival.value()) {
        return "winner " + best + ", but " + (row - first) + " is better";
      }
    }
    return null;
  }
}
