package dev.mizzen.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** DJL's trap: what a backward pass reads must not depend on the garbage collector. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class PyTorchLightGcnTest {
  private static final int STEPS = 12;

  @Test
  void learnsTheSameWhileGarbageIsCollected() throws InterruptedException {
    float[] calm = losses();
    AtomicBoolean ended = new AtomicBoolean();
    Thread collector = new Thread(() -> collect(ended), "garbage");
    collector.start();
    try {
      assertThat(losses()).containsExactly(calm, within(1e-6f));
    } finally {
      ended.set(true);
      collector.join();
    }
    assertThat(calm[STEPS - 1]).as("it learns").isLessThan(calm[0] - 1e-3f);
  }

  private static void collect(AtomicBoolean ended) {
    while (!ended.get()) {
      byte[][] garbage = new byte[16][1 << 16];
      assertThat(garbage).hasDimensions(16, 1 << 16);
      System.gc();
    }
  }

  private static float[] losses() {
    int[] users = new int[400];
    int[] items = new int[400];
    Random random = new Random(3);
    for (int e = 0; e < users.length; e++) {
      users[e] = e % 40;
      items[e] = (users[e] / 10) * 15 + random.nextInt(15);
    }
    CsrGraph graph = CsrGraph.ofEdges(40, 60, users, items);
    PyTorch.engine(1).setRandomSeed(11);
    float[] losses = new float[STEPS];
    try (PyTorchLightGcn model = new PyTorchLightGcn(graph, 8, 2, 64, 0.05f, 1)) {
      for (int s = 0; s < STEPS; s++) {
        losses[s] = model.step();
      }
    }
    return losses;
  }
}
