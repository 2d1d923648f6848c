package dev.mizzen.impl.rag.plan;

/** A model did not say what to search; the message tells why. */
final class NoPlanException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;

  /** Without a stack, since it ends no question. */
  NoPlanException(String message) {
    super(message, null, false, false);
    why = message;
  }

  /** The message. */
  String why() {
    return why;
  }
}
