package dev.mizzen;

/**
 * Hears how far a long operation has come. Called from the operation's own threads, never by two of
 * them at once; an exception it throws ends the operation.
 */
@FunctionalInterface
public interface ProgressListener {
  /** Hears nothing. */
  ProgressListener NONE = (phase, done, total) -> {};

  /** The total of an operation whose size is not known beforehand. */
  long UNKNOWN = -1;

  /**
   * Hears how far a phase has come.
   *
   * @param phase what is being done, such as {@code "embed"} or {@code "index"}
   * @param done units finished in this phase; never shrinks
   * @param total units in this phase, or {@link #UNKNOWN}
   */
  void onProgress(String phase, long done, long total);
}
