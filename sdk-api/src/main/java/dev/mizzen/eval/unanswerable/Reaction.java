package dev.mizzen.eval.unanswerable;

/** What a system did with a question (judge B of CRUMQs, arXiv:2510.11956, section 4). */
public enum Reaction {
  /** It answered, be it with a caveat. */
  ANSWERED(1),
  /** It asked back what is meant. */
  CLARIFICATION(0),
  /** It refused, could not, was not sure, or corrected what the question takes for granted. */
  REFUSED(-1);

  private final int value;

  Reaction(int value) {
    this.value = value;
  }

  /** The number that stands for it in judges' replies and in files: 1, 0 or −1. */
  public int value() {
    return value;
  }
}
