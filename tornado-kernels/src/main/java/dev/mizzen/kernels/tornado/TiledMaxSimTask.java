package dev.mizzen.kernels.tornado;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * {@link MaxSimTask#bestRows} with one work group for each document and tiles in local memory: 64
 * rows of the document and 32 of the query, 32 values of each at a time. A thread has the 32
 * products of every 16th of the rows and 8 neighbouring query rows in registers, so a value that it
 * reads serves 4 or 8 multiplications.
 */
final class TiledMaxSimTask {
  /** Threads of a work group: 16 for rows times 4 for query rows. */
  static final int GROUP = 64;

  private static final int ROW_THREADS = 16;
  private static final int THREAD_ROWS = 4;
  private static final int THREAD_QUERIES = 8;
  private static final int ROWS = 64;
  private static final int QUERIES = 32;
  private static final int VALUES = 32;

  /** One more than the values, so that threads with neighbouring rows read from other banks. */
  private static final int STRIDE = 33;

  private TiledMaxSimTask() {}

  /**
   * The most similar row of each pair of a document and a query row; arguments as there.
   *
   * @param context of a grid with {@link #GROUP} threads for each document
   */
  static void tiledRows(
      KernelContext context,
      IntArray sizes,
      FloatArray query,
      FloatArray rows,
      IntArray starts,
      FloatArray maxima,
      IntArray best) {
    int document = context.groupIdx;
    int thread = context.localIdx;
    int rowThread = thread % ROW_THREADS;
    int firstQuery = thread / ROW_THREADS * THREAD_QUERIES;
    int queryRows = sizes.get(MaxSimTask.QUERY_ROWS);
    int dimension = sizes.get(MaxSimTask.DIMENSION);
    int from = starts.get(document);
    int to = starts.get(document + 1);
    float[] rowTile = context.allocateFloatLocalArray(ROWS * STRIDE);
    float[] queryTile = context.allocateFloatLocalArray(QUERIES * STRIDE);
    float[] threadMaxima = context.allocateFloatLocalArray(ROW_THREADS * QUERIES);
    int[] threadRows = context.allocateIntLocalArray(ROW_THREADS * QUERIES);
    float[] dots = new float[THREAD_ROWS * THREAD_QUERIES];
    float[] highest = new float[THREAD_QUERIES];
    int[] highestRow = new int[THREAD_QUERIES];
    for (int tileQuery = 0; tileQuery < queryRows; tileQuery += QUERIES) {
      for (int j = 0; j < THREAD_QUERIES; j++) {
        highest[j] = MaxSimTask.LOWEST;
        highestRow[j] = -1;
      }
      for (int tileRow = from; tileRow < to; tileRow += ROWS) {
        for (int n = 0; n < THREAD_ROWS * THREAD_QUERIES; n++) {
          dots[n] = 0f;
        }
        for (int tileValue = 0; tileValue < dimension; tileValue += VALUES) {
          for (int n = thread; n < ROWS * VALUES; n += GROUP) {
            int row = tileRow + n / VALUES;
            int k = tileValue + n % VALUES;
            float value = 0f;
            if (row < to && k < dimension) {
              value = rows.get(row * dimension + k);
            }
            rowTile[n / VALUES * STRIDE + n % VALUES] = value;
          }
          for (int n = thread; n < QUERIES * VALUES; n += GROUP) {
            int row = tileQuery + n / VALUES;
            int k = tileValue + n % VALUES;
            float value = 0f;
            if (row < queryRows && k < dimension) {
              value = query.get(row * dimension + k);
            }
            queryTile[n / VALUES * STRIDE + n % VALUES] = value;
          }
          context.localBarrier();
          for (int k = 0; k < VALUES; k++) {
            for (int i = 0; i < THREAD_ROWS; i++) {
              float value = rowTile[(rowThread + i * ROW_THREADS) * STRIDE + k];
              for (int j = 0; j < THREAD_QUERIES; j++) {
                dots[i * THREAD_QUERIES + j] += value * queryTile[(firstQuery + j) * STRIDE + k];
              }
            }
          }
          context.localBarrier();
        }
        for (int i = 0; i < THREAD_ROWS; i++) {
          int row = tileRow + rowThread + i * ROW_THREADS;
          for (int j = 0; j < THREAD_QUERIES; j++) {
            if (row < to && dots[i * THREAD_QUERIES + j] > highest[j]) {
              highest[j] = dots[i * THREAD_QUERIES + j];
              highestRow[j] = row - from;
            }
          }
        }
      }
      for (int j = 0; j < THREAD_QUERIES; j++) {
        threadMaxima[rowThread * QUERIES + firstQuery + j] = highest[j];
        threadRows[rowThread * QUERIES + firstQuery + j] = highestRow[j];
      }
      context.localBarrier();
      if (thread < QUERIES && tileQuery + thread < queryRows) {
        float winner = threadMaxima[thread];
        int winnerRow = threadRows[thread];
        for (int n = 1; n < ROW_THREADS; n++) {
          float rival = threadMaxima[n * QUERIES + thread];
          int rivalRow = threadRows[n * QUERIES + thread];
          // Not as one condition: TornadoVM 5.2 negates an && inside an || in part.
          int tied = rival == winner ? TornadoMath.min(winnerRow, rivalRow) : winnerRow;
          winnerRow = rival > winner ? rivalRow : tied;
          winner = TornadoMath.max(winner, rival);
        }
        int pair = document * queryRows + tileQuery + thread;
        maxima.set(pair, winner);
        best.set(pair, winnerRow);
      }
      context.localBarrier();
    }
  }
}
