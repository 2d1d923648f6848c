package dev.mizzen.bench.peers;

import ai.djl.engine.Engine;

/** PyTorch through DJL, offline. */
final class PyTorch {
  /** What DJL reads before PyTorch starts; later it cannot be changed. */
  static final String THREADS = "ai.djl.pytorch.num_threads";

  private PyTorch() {}

  /** The engine, which must have been told to use {@code threads}. */
  static Engine engine(int threads) {
    if (Integer.getInteger(THREADS, 0) != threads) {
      throw new IllegalArgumentException(
          "PyTorch needs -D" + THREADS + "=" + threads + ", got " + System.getProperty(THREADS));
    }
    return Engine.getEngine("PyTorch");
  }
}
