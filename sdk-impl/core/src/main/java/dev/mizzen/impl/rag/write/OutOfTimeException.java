package dev.mizzen.impl.rag.write;

/** The time for an answer is up. */
public final class OutOfTimeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private OutOfTimeException() {
    super("the time for an answer is up", null, false, false);
  }

  /** Without a stack, since it is no failure. */
  public static OutOfTimeException now() {
    return new OutOfTimeException();
  }
}
