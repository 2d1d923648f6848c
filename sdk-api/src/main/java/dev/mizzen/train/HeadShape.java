package dev.mizzen.train;

import dev.mizzen.embed.ModelIdentity;
import java.util.Objects;

/**
 * Which network projects token vectors of d values to k (Clavié et al., Simple Projection Variants
 * Improve ColBERT Performance, arXiv:2510.12327). All are free of biases, and give rows of length
 * 1.
 *
 * @param kind the family
 * @param inputDimension d
 * @param dimension k
 * @param width f: the middle has {@code round(f·d)} values; of no account for {@link Kind#LINEAR}
 * @param activation φ; of no account for {@link Kind#LINEAR}
 */
public record HeadShape(
    Kind kind, int inputDimension, int dimension, double width, Activation activation) {

  /** The widest middle, as a multiple of {@code inputDimension}. */
  public static final double MAX_WIDTH = 16;

  /** Refuses nulls, dimensions outside 1 to 4096, and widths without a middle or above 16. */
  public HeadShape {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(activation, "activation");
    requireDimension("inputDimension", inputDimension);
    requireDimension("dimension", dimension);
    if (!(width > 0 && width <= MAX_WIDTH) || Math.round(width * inputDimension) < 1) {
      throw new IllegalArgumentException(
          "width must be above 0 and at most "
              + MAX_WIDTH
              + ", and leave a value in the middle, got "
              + width
              + " of "
              + inputDimension);
    }
  }

  private static void requireDimension(String name, int dimension) {
    if (dimension < 1 || dimension > ModelIdentity.MAX_DIMENSION) {
      throw new IllegalArgumentException(
          name + " must be 1 to " + ModelIdentity.MAX_DIMENSION + ", got " + dimension);
    }
  }

  /**
   * One matrix {@code [d × k]}: ColBERT's own head, and the better choice for small fine-tunings.
   */
  public static HeadShape linear(int inputDimension, int dimension) {
    return new HeadShape(Kind.LINEAR, inputDimension, dimension, 1, Activation.IDENTITY);
  }

  /** Two layers with a residual, twice as wide in the middle, identity: the default. */
  public static HeadShape standard(int inputDimension, int dimension) {
    return new HeadShape(Kind.FFN2_RES, inputDimension, dimension, 2, Activation.IDENTITY);
  }

  /** How many values the middle has. */
  public int middle() {
    return (int) Math.round(width * inputDimension);
  }

  /** The families. W are matrices, R is the identity where it joins equal widths. */
  public enum Kind {
    /** {@code x·W}. */
    LINEAR,
    /** {@code φ(x·W₁)·W₂}. */
    FFN2,
    /** {@code (φ(x·W₁) + R(x))·W₂}. */
    FFN2_RES,
    /** {@code (φ(h·W₂) + h)·W₃} with {@code h = φ(x·W₁)}. */
    FFN3_RES,
    /** {@code (φ(x·W₁) ⊙ x·W₂)·W₃}. */
    GLU,
    /** {@code (φ(x·W₁) ⊙ x·W₂)·W₃ + x·W₄}. */
    GLU_RES
  }

  /** What stands between two layers. */
  public enum Activation {
    /** {@code x}. */
    IDENTITY,
    /** {@code max(x, 0)}. */
    RELU,
    /** {@code x·Φ(x)}. */
    GELU,
    /** {@code x·σ(x)}. */
    SILU,
    /** {@code σ(x)}. */
    SIGMOID
  }
}
