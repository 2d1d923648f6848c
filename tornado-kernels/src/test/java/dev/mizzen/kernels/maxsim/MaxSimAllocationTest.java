package dev.mizzen.kernels.maxsim;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The forms on the caller's thread leave nothing to collect, once they have run a few times. */
class MaxSimAllocationTest {
  private final KernelBackend scalar = KernelBackends.select(Optional.of("scalar"));

  @Test
  void formsAllocateNothing() {
    MaxSimFormsCase data =
        new MaxSimFormsCase.Shape(ElementType.FLOAT32, 16, 12, 40, MaskedRows.ZERO, 0).data();
    MaxSimQueries queries = data.queries;
    MaxSimDocuments documents = data.documents;
    MaxSimBatch batch = new MaxSimBatch(scalar.maxSimBatch(Workers.caller()));
    MaxSimPairs pairs = new MaxSimPairs(scalar.maxSimPairs(Workers.caller()));
    MaxSimTopK topK = new MaxSimTopK(scalar.maxSimTopK(Workers.caller()));
    MaxSimExplain explain = new MaxSimExplain(scalar.maxSimExplain(Workers.caller()));
    int rows = queries.rows();
    int[] best = new int[40 * rows];
    float[] highest = new float[40 * rows];
    float[] similarities = new float[rows * (int) documents.rows().rows()];
    float[] scores = new float[queries.count() * 40];
    int[] two = {0, 1, 0, 2};
    float[] twoScores = new float[2];
    int[] ranked = new int[queries.count() * 3];
    Runnable calls =
        () -> {
          batch.maxSim(queries, documents, scores, best);
          pairs.maxSim(queries, documents, two, twoScores, null);
          topK.topK(queries, documents, 3, ranked, null);
          explain.explain(queries.values(), documents, null, highest, best);
          explain.explain(queries.values(), documents, similarities, highest, best);
        };
    assertThat(allocated(calls)).isZero();
  }

  /** The least bytes of some rounds: the JVM's own threads of control may add to others. */
  private static long allocated(Runnable calls) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 50; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      calls.run();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
