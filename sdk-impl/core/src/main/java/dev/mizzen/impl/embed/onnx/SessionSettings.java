package dev.mizzen.impl.embed.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;

/**
 * How ONNX Runtime is run: without threads of its own, without noise, and as exact as it is fast.
 */
final class SessionSettings {
  private SessionSettings() {}

  /** Options that the caller closes. */
  static OrtSession.SessionOptions options() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    // One thread per run and several runs at once: measured faster than runs that share threads,
    // for
    // int8 models by a factor of two, and the caller's executor stays the only thread budget.
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    options.addConfigEntry("session.inter_op.allow_spinning", "0");
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
    // Patterns are remembered for every shape ever seen, and batches come in many shapes.
    options.setMemoryPatternOptimization(false);
    // Failures reach the caller as exceptions; standard error belongs to the application.
    options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    return options;
  }
}
