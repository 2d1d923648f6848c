package dev.mizzen.impl.agent.grpo;

/**
 * What a token adds to the objective, which is to be made large: {@code min(ρA, clip(ρ, 1−ε, 1+ε)A)
 * − β·k₃}, with the ratio {@code ρ = π_θ/π_old} and the divergence's estimator {@code k₃ = eᵈ − d −
 * 1}, {@code d = log π_ref − log π_θ} (Schulman, "Approximating KL divergence").
 *
 * @param clip ε, above 0
 * @param divergenceWeight β, at least 0
 */
public record GrpoObjective(double clip, double divergenceWeight) {
  /** Refuses weights out of range. */
  public GrpoObjective {
    if (!(clip > 0) || !(divergenceWeight >= 0)) {
      throw new IllegalArgumentException(
          "clip must be above 0 and divergenceWeight at least 0, got "
              + clip
              + " and "
              + divergenceWeight);
    }
  }

  /** ε = 0.2 and β = 0.001. */
  public static GrpoObjective usual() {
    return new GrpoObjective(0.2, 0.001);
  }

  /** {@code min(ρA, clip(ρ)A)}, for {@code logRatio = log ρ}. */
  public double surrogate(double logRatio, double advantage) {
    double ratio = Math.exp(logRatio);
    double clipped = Math.min(Math.max(ratio, 1 - clip), 1 + clip);
    return Math.min(ratio * advantage, clipped * advantage);
  }

  /** The slope of {@link #surrogate} in {@code log π_θ}: 0 where it is clipped. */
  public double surrogateSlope(double logRatio, double advantage) {
    double ratio = Math.exp(logRatio);
    boolean clipped = advantage > 0 ? ratio > 1 + clip : ratio < 1 - clip;
    return clipped ? 0 : ratio * advantage;
  }

  /** {@code k₃ = eᵈ − d − 1}, at least 0. */
  public static double divergence(double d) {
    return Math.expm1(d) - d;
  }

  /** The slope of k₃ in {@code log π_θ}: {@code 1 − eᵈ}. */
  public static double divergenceSlope(double d) {
    return -Math.expm1(d);
  }

  /**
   * The mean over the tokens that the model wrote; the others take no part. 0 if it wrote none.
   *
   * @param slopes [T], written in full: of the mean in each token's {@code log π_θ}
   * @throws IllegalArgumentException if the lengths differ
   */
  public double mean(TokenRow row, double[] slopes) {
    if (slopes.length != row.size()) {
      throw new IllegalArgumentException(
          "slopes for " + row.size() + " tokens needed, got " + slopes.length);
    }
    int generated = row.generated();
    double sum = 0;
    for (int t = 0; t < slopes.length; t++) {
      slopes[t] = 0;
      if (row.mask()[t]) {
        double logRatio = row.now()[t] - row.old()[t];
        double d = row.reference()[t] - row.now()[t];
        sum += surrogate(logRatio, row.advantage()[t]) - divergenceWeight * divergence(d);
        slopes[t] =
            (surrogateSlope(logRatio, row.advantage()[t]) - divergenceWeight * divergenceSlope(d))
                / generated;
      }
    }
    return generated == 0 ? 0 : sum / generated;
  }
}
