package dev.mizzen.recommend;

import java.util.List;

/**
 * How well semantic ids use their codes and tell things apart.
 *
 * @param things how many there are
 * @param used for each number of leading codes, how many combinations occur
 * @param utilisation the same as a share of the combinations that could be (codebook utilisation
 *     rate, CUR)
 * @param independent the share of things whose full id no other has (independent coding rate, ICR)
 * @param independentCoarse the same for the coarse codes alone
 */
public record SemanticIdQuality(
    int things,
    List<Long> used,
    List<Double> utilisation,
    double independent,
    double independentCoarse) {
  /** Copies the lists. */
  public SemanticIdQuality {
    used = List.copyOf(used);
    utilisation = List.copyOf(utilisation);
  }
}
