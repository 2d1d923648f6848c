package dev.mizzen.rag;

/**
 * Why there is no answer.
 *
 * @param reason the kind
 * @param message for the user
 */
public record Abstention(Reason reason, String message) {
  /** Kinds of abstention. */
  public enum Reason {
    /** Nothing relevant was found. */
    NO_EVIDENCE,
    /** Something was found, but the confidence is below the calibrated threshold. */
    LOW_CONFIDENCE,
    /** An answer was written, but no document supports it. */
    UNSUPPORTED,
    /** The question is unclear; the message asks back. */
    UNCLEAR,
    /** Time, tokens or turns ran out. */
    BUDGET
  }
}
