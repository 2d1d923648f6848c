package dev.mizzen.impl.late;

/**
 * What a search found, best first, the lower document first of equals. Holds its arrays without a
 * copy.
 *
 * @param documents {@code [n]} document numbers, with the base of their segment
 * @param scores {@code [n]} approximate MaxSim scores, descending
 */
@SuppressWarnings("ArrayRecordComponent")
public record ListCandidates(int[] documents, float[] scores) {
  /** Nothing found. */
  public static final ListCandidates NONE = new ListCandidates(new int[0], new float[0]);

  /** How many there are. */
  public int count() {
    return documents.length;
  }
}
