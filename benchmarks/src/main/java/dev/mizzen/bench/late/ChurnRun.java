package dev.mizzen.bench.late;

import dev.mizzen.Document;
import dev.mizzen.Retriever;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Batch after batch, the documents that were in an index longest give way to those that were out
 * longest. For one thread.
 */
final class ChurnRun {
  private final IndexDocuments documents;
  private final Retriever retriever;
  private final int batch;
  private final int[] ring;
  private final int live;
  private int first;

  /**
   * A run in which the documents {@code 0 .. live − 1} are in the index, and no other.
   *
   * @param batch how many documents go, and how many come, at once
   */
  ChurnRun(IndexDocuments documents, Retriever retriever, int all, int live, int batch) {
    this.documents = documents;
    this.retriever = retriever;
    this.batch = batch;
    this.live = live;
    this.ring = new int[all];
    Arrays.setAll(ring, i -> i);
  }

  /** The numbers of the documents that are in the index. */
  int[] live() {
    int[] numbers = new int[live];
    Arrays.setAll(numbers, i -> at(first + i));
    return numbers;
  }

  private int at(int place) {
    return ring[place % ring.length];
  }

  /** Exchanges as many batches as given, with a pause before each, and times each. */
  void exchange(int batches, int pauseMillis, Map<String, Object> figures) {
    double[] write = new double[batches];
    double[] visible = new double[batches];
    double[] both = new double[batches];
    for (int i = 0; i < batches; i++) {
      LockSupport.parkNanos(pauseMillis * 1_000_000L);
      exchange(write, visible, i);
      both[i] = write[i] + visible[i];
    }
    figures.put("batches", batches);
    put(figures, "delete_and_add", write);
    put(figures, "visible_after_add", visible);
    put(figures, "delete_add_and_visible", both);
  }

  /** Exchanges a batch. Vectors are given, and made before the clock runs. */
  private void exchange(double[] write, double[] visible, int i) {
    int[] in = new int[batch];
    String[] out = new String[batch];
    for (int d = 0; d < batch; d++) {
      in[d] = at(first + live + d);
      out[d] = Integer.toString(at(first + d));
    }
    List<Document> added = documents.of(in, 0, batch);
    long start = System.nanoTime();
    retriever.delete(out);
    retriever.addAll(added);
    long returned = System.nanoTime();
    retriever.refresh();
    long seen = System.nanoTime();
    write[i] = (returned - start) / 1e6;
    visible[i] = (seen - returned) / 1e6;
    first = (first + batch) % ring.length;
    check(in, out);
  }

  private void check(int[] in, String[] out) {
    for (int d = 0; d < batch; d++) {
      String id = Integer.toString(in[d]);
      if (retriever.get(id).isEmpty() || retriever.get(out[d]).isPresent()) {
        throw new IllegalStateException(id + " is not visible, or " + out[d] + " still is");
      }
    }
  }

  private static void put(Map<String, Object> figures, String name, double[] millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    figures.put(name + "_ms_p50", sorted[sorted.length / 2]);
    figures.put(name + "_ms_p95", sorted[(int) Math.ceil(0.95 * sorted.length) - 1]);
    figures.put(name + "_ms_max", sorted[sorted.length - 1]);
  }
}
