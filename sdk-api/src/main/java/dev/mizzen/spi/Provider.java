package dev.mizzen.spi;

/** What the services of the doors have in common. */
public interface Provider {
  /** A short name for logs, such as {@code "onnx"}. */
  String id();

  /** Which provider is asked first: the highest. Mizzen's own have 0. */
  default int rank() {
    return 0;
  }
}
