package dev.mizzen.recommend;

import java.util.ArrayList;
import java.util.List;

/**
 * The codes of one thing: coarse ones, which things that are alike share, then fine ones, which
 * tell them apart (OneSearch: arXiv:2509.03236). Immutable.
 *
 * @param coarse codes of the levels, from coarse to fine
 * @param fine codes of the parts of what the levels leave, each 0 to 255
 */
public record SemanticId(List<Integer> coarse, List<Integer> fine) {
  /** By how much the numbers of two neighbouring fine codes are set apart in the text. */
  public static final int STRIDE = 256;

  /** Copies the lists; refuses negative codes, and fine ones above 255. */
  public SemanticId {
    coarse = List.copyOf(coarse);
    fine = List.copyOf(fine);
    for (int code : coarse) {
      require(code >= 0, "coarse", code);
    }
    for (int code : fine) {
      require(code >= 0 && code < STRIDE, "fine", code);
    }
  }

  private static void require(boolean holds, String name, int code) {
    if (!holds) {
      throw new IllegalArgumentException("a " + name + " code is out of its range: " + code);
    }
  }

  /** All codes, coarse ones first. */
  public List<Integer> codes() {
    List<Integer> all = new ArrayList<>(coarse);
    all.addAll(fine);
    return List.copyOf(all);
  }

  /**
   * The code written as {@code c1_c2_c3_o1_o2}, where 256 is added to the second fine code, 512 to
   * the third and so on, so that no two of them share a number.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int code : coarse) {
      text.append(text.isEmpty() ? "" : "_").append(code);
    }
    for (int p = 0; p < fine.size(); p++) {
      text.append(text.isEmpty() ? "" : "_").append(fine.get(p) + STRIDE * p);
    }
    return text.toString();
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @param levels how many of the codes are coarse
   * @throws IllegalArgumentException if it is not of that form
   */
  public static SemanticId parse(String text, int levels) {
    String[] parts = text.split("_", -1);
    if (levels < 0 || parts.length < levels) {
      throw new IllegalArgumentException(
          "'" + text + "' has " + parts.length + " codes, fewer than " + levels + " levels");
    }
    List<Integer> coarse = new ArrayList<>();
    List<Integer> fine = new ArrayList<>();
    try {
      for (int p = 0; p < parts.length; p++) {
        int code = Integer.parseInt(parts[p]);
        if (p < levels) {
          coarse.add(code);
        } else {
          fine.add(code - STRIDE * (p - levels));
        }
      }
      return new SemanticId(coarse, fine);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is no semantic id: " + e.getMessage(), e);
    }
  }

  /**
   * An id for who dealt with these things: {@code ⌈Σᵢ λᵢ·SIDᵢ⌉} code by code, with {@code λᵢ = e^√i
   * / Σⱼ e^√j}. A mean of numbers that only name things: the same history gives the same id and a
   * similar one often a near one, but the codes stand for no centroid.
   *
   * @param history from the oldest (i = 1) to the newest
   * @throws IllegalArgumentException if it is empty, or ids have different numbers of codes
   */
  public static SemanticId ofHistory(List<SemanticId> history) {
    if (history.isEmpty()) {
      throw new IllegalArgumentException("an id needs a history of at least 1, got 0");
    }
    SemanticId first = history.getFirst();
    double[] weights = historyWeights(history.size());
    double[] sums = new double[first.codes().size()];
    for (int i = 0; i < weights.length; i++) {
      SemanticId id = history.get(i);
      if (id.coarse.size() != first.coarse.size() || id.fine.size() != first.fine.size()) {
        throw new IllegalArgumentException(
            "ids of different forms: " + first + " and " + id + ", number " + i);
      }
      List<Integer> codes = id.codes();
      for (int c = 0; c < sums.length; c++) {
        sums[c] += weights[i] * codes.get(c);
      }
    }
    List<Integer> rounded = new ArrayList<>();
    for (double sum : sums) {
      rounded.add((int) Math.ceil(sum - 1e-9));
    }
    int levels = first.coarse.size();
    return new SemanticId(rounded.subList(0, levels), rounded.subList(levels, rounded.size()));
  }

  /** {@code λᵢ = e^√i / Σⱼ e^√j} for i = 1 .. {@code length}; newer things count more. */
  public static double[] historyWeights(int length) {
    double[] weights = new double[length];
    double sum = 0;
    for (int i = 0; i < length; i++) {
      // Shifted by the largest exponent, so that no length overflows.
      weights[i] = Math.exp(Math.sqrt(i + 1) - Math.sqrt(length));
      sum += weights[i];
    }
    for (int i = 0; i < length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }
}
