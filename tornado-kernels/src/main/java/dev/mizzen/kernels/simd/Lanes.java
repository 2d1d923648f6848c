package dev.mizzen.kernels.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The width of the machine's vectors, fixed when the class is loaded: C2 turns vector code into
 * instructions only if the species is a constant.
 *
 * <p>The system property {@value #BITS} asks for 128, 256 or 512 bits instead of the width that the
 * JVM prefers; a width that the machine lacks is an error.
 */
final class Lanes {
  /** The property that forces a width. */
  static final String BITS = "mizzen.simd.bits";

  /** The width in force. */
  static final VectorShape SHAPE = shape();

  /** As many floats as a vector holds. */
  static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, SHAPE);

  /** As many ints as a vector holds. */
  static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, SHAPE);

  /** As many bytes as a vector holds. */
  static final VectorSpecies<Byte> BYTES = VectorSpecies.of(byte.class, SHAPE);

  /** Whether multiply-add is one instruction; emulated, it would be far slower than two. */
  static final boolean FMA = FastFma.isFast();

  /**
   * The class of the vectors of {@link #FLOATS}, for casts that cost nothing. Tiles of MaxSim are
   * half as wide, and the JVM remembers for all callers together which vectors it met in a method
   * of theirs. Having met both widths it compiles both, joins what they return, and may then leave
   * vectors that live across turns of a loop on the heap. Where the receiver of a call has been
   * cast, it compiles the one that is left. That holds for sums that are stored after the loop,
   * too.
   */
  static final Class<? extends FloatVector> TYPE = FloatVector.zero(FLOATS).getClass();

  /** The class of the vectors of {@link #INTS}. */
  static final Class<? extends IntVector> INT_TYPE = IntVector.zero(INTS).getClass();

  private Lanes() {}

  /**
   * {@code a · b + c}, rounded once where that is fast and twice elsewhere.
   *
   * <p>For single values alone. What takes or returns a vector is no method of ours but a method of
   * the vector: those C2 always inlines, while it leaves ours as a call, with vectors on the heap,
   * where the method was compiled before, or where much has been inlined already.
   */
  static float multiplyAdd(float a, float b, float c) {
    return FMA ? Math.fma(a, b, c) : a * b + c;
  }

  private static VectorShape shape() {
    VectorShape preferred = VectorShape.preferredShape();
    Integer asked = Integer.getInteger(BITS);
    if (asked == null || asked == preferred.vectorBitSize()) {
      return preferred;
    }
    if ((asked != 128 && asked != 256 && asked != 512) || asked > preferred.vectorBitSize()) {
      throw new IllegalStateException(
          "-D"
              + BITS
              + "="
              + asked
              + ": this machine has vectors of 128 to "
              + preferred.vectorBitSize()
              + " bits");
    }
    return VectorShape.forBitSize(asked);
  }
}
