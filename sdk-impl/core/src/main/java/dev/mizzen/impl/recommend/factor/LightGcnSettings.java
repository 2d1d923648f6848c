package dev.mizzen.impl.recommend.factor;

/**
 * What decides a LightGCN besides its graph and the course of its training.
 *
 * @param dimension of the vectors
 * @param layers of the propagation; 0 is matrix factorisation
 * @param first whether layer 0, the vectors that are learned, is among the layers whose mean is
 *     taken; without it a user is what neighbours say alone, and a stranger with the same items the
 *     same
 * @param loss what is learned by
 * @param negatives candidates that all users of a batch share; BPR takes one for each interaction
 * @param drawing how candidates are drawn
 * @param cosine whether vectors are compared by direction alone; not with BPR
 * @param l2 λ of {@code λ/2·‖X‖²} over the rows of X that an interaction touches, averaged over
 *     interactions, as in LightGCN
 * @param length how much the length of an item's vector counts when it is ranked: {@code score =
 *     ⟨u, i⟩·‖i‖^(length − 1)}, from 0, a cosine, to 1, a dot product; popular items have the
 *     longer vectors
 * @param deviation of the first values, which are normally distributed
 */
public record LightGcnSettings(
    int dimension,
    int layers,
    boolean first,
    Loss loss,
    int negatives,
    Drawing drawing,
    boolean cosine,
    double l2,
    double length,
    double deviation) {
  /** What is learned by. */
  public enum Loss {
    /** Bayesian personalised ranking (Rendle et al., arXiv:1205.2618). */
    BPR,
    /** Softmax over the item and candidates that are drawn for the whole batch. */
    SOFTMAX
  }

  /** How candidates are drawn. */
  public enum Drawing {
    /** Every item as often as any other. */
    UNIFORM,
    /**
     * The items of interactions, as in-batch negatives are, their scores corrected by the logarithm
     * of how often they are drawn (Yi et al., RecSys 2019).
     */
    INTERACTIONS
  }

  /** Refuses what cannot be. */
  public LightGcnSettings {
    require(dimension >= 1 && dimension <= 4096, "dimension", dimension);
    require(layers >= 0 && layers <= 16, "layers", layers);
    require(negatives >= 1 && negatives <= 1 << 20, "negatives", negatives);
    require(l2 >= 0 && l2 < 10, "l2", l2);
    require(length >= 0 && length <= 1, "length", length);
    require(deviation > 0 && deviation < 10, "deviation", deviation);
    if (layers == 0 && !first) {
      throw new IllegalArgumentException("without layers there is nothing but layer 0");
    }
    if (cosine && loss == Loss.BPR) {
      throw new IllegalArgumentException("BPR compares dot products, not cosines");
    }
  }

  private static void require(boolean holds, String name, Number value) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is out of its range: " + value);
    }
  }
}
