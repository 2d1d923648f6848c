package dev.mizzen.search;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How the rankings of several modes become one. */
public sealed interface Fusion {
  /** {@link #rrf(int)} with the constant 60 of the paper. */
  static Fusion rrf() {
    return new ReciprocalRank(60);
  }

  /** Reciprocal rank fusion with another constant. */
  static Fusion rrf(int constant) {
    return new ReciprocalRank(constant);
  }

  /**
   * Reciprocal rank fusion of modes of your choice: BM25, DENSE and LATE. {@code rrf(Mode.BM25,
   * Mode.LATE)} ranks by words and late interaction.
   */
  static Fusion rrf(Mode first, Mode... more) {
    return new ReciprocalRank(60, EnumSet.of(first, more));
  }

  /**
   * A weighted sum of scores, each mode's scaled to [0, 1] over its own candidates first. Modes are
   * BM25, DENSE and LATE; one without a weight above 0 takes no part.
   */
  static Fusion weighted(Map<Mode, Double> weights) {
    return new WeightedSum(weights);
  }

  /**
   * {@code score(d) = Σₘ 1 / (constant + rankₘ(d))}, ranks from 1, over the modes that found {@code
   * d} (Cormack, Clarke and Büttcher, SIGIR 2009).
   *
   * @param constant at least 0; the larger, the less the first ranks count
   * @param modes of BM25, DENSE and LATE, at least one
   */
  record ReciprocalRank(int constant, Set<Mode> modes) implements Fusion {
    /** Refuses negative constants, and modes that are not fused. */
    public ReciprocalRank {
      if (constant < 0) {
        throw new IllegalArgumentException("the RRF constant must not be negative: " + constant);
      }
      modes = Collections.unmodifiableSet(new TreeSet<>(modes));
      if (modes.isEmpty() || modes.contains(Mode.ALL) || modes.contains(Mode.HYBRID)) {
        throw new IllegalArgumentException("modes to fuse are BM25, DENSE and LATE, not " + modes);
      }
    }

    /** Of BM25 and DENSE. */
    public ReciprocalRank(int constant) {
      this(constant, EnumSet.of(Mode.BM25, Mode.DENSE));
    }
  }

  /**
   * {@code score(d) = Σₘ wₘ·(sₘ(d) − minₘ) / (maxₘ − minₘ)} over the modes that found {@code d};
   * where all of a mode's scores are equal, each counts as 1.
   *
   * @param weights by mode; finite, not negative, not all 0
   */
  record WeightedSum(Map<Mode, Double> weights) implements Fusion {
    /** Refuses negative and non-finite weights, and weights that are all 0. */
    public WeightedSum {
      weights = Map.copyOf(weights);
      for (var entry : weights.entrySet()) {
        if (!Double.isFinite(entry.getValue()) || entry.getValue() < 0) {
          throw new IllegalArgumentException(
              "the weight of " + entry.getKey() + " must be finite and not negative: " + entry);
        }
      }
      if (weights.values().stream().mapToDouble(Double::doubleValue).sum() == 0) {
        throw new IllegalArgumentException("at least one weight must be above 0: " + weights);
      }
    }
  }
}
