package dev.mizzen.samples.search.corpus;

/**
 * How much of the corpus searches by meaning can find.
 *
 * @param documents in the index
 * @param vectorised how many of them have their vectors
 */
public record Coverage(long documents, long vectorised) {
  /** Whether nothing is left out. */
  public boolean isComplete() {
    return vectorised >= documents;
  }

  /** Whole percent, rounded down, so that 100 means all. */
  public long percent() {
    return documents == 0 ? 100 : 100 * vectorised / documents;
  }
}
