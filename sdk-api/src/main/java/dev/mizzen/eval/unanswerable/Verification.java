package dev.mizzen.eval.unanswerable;

import java.util.Objects;

/**
 * What a plain pipeline over the corpus answered, and how that compares with the true answer (after
 * UAEval4RAG, arXiv:2412.12300).
 *
 * @param answer of the pipeline
 * @param verdict about it
 * @param reason the judge's
 */
public record Verification(String answer, Verdict verdict, String reason) {
  /** Refuses nulls. */
  public Verification {
    Objects.requireNonNull(answer, "answer");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(reason, "reason");
  }

  /** How an answer compares with the true one. */
  public enum Verdict {
    /** It says all that matters: the corpus holds the answer. */
    COVERS(1),
    /** Both may be right, although they are not equal. */
    PLAUSIBLE(0),
    /** It misses the point, contradicts, or admits not to know: the question stays. */
    FAILS(-1);

    private final int value;

    Verdict(int value) {
      this.value = value;
    }

    /** The number that stands for it in files: 1, 0 or −1. */
    public int value() {
      return value;
    }

    /**
     * The verdict of a number.
     *
     * @throws IllegalArgumentException if it is none of 1, 0 and −1
     */
    public static Verdict of(int value) {
      for (Verdict verdict : values()) {
        if (verdict.value == value) {
          return verdict;
        }
      }
      throw new IllegalArgumentException("a verdict is 1, 0 or -1, got " + value);
    }
  }
}
