package dev.mizzen.kernels.simd;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Values that a tile reads while it multiplies others, to have them near when their turn comes. A
 * tile reads its rows side by side, or finds them copied in one burst; either way the processor
 * would wait for memory. Read one by one between multiply-adds, they are a plain stream, which a
 * prefetcher foresees and which costs nothing.
 *
 * <p>They are in an array or in native memory. Where a JVM has seen more than two kinds of
 * segments, an access to one is a call; but {@link #memory} is of a class that is known once
 * compiled, so that it is one instruction. What is in neither place is not read ahead.
 */
final class ReadAhead {
  /** Takes the place of memory that cannot be read. */
  private static final MemorySegment NOTHING = Arena.global().allocate(Long.BYTES);

  private static final Class<? extends MemorySegment> NATIVE = NOTHING.getClass();

  private static final float[] NO_FLOATS = {0};

  private float[] array = NO_FLOATS;
  private int index;
  private int step;
  private MemorySegment memory = NOTHING;
  private long offset;
  private int stride;

  /** The sum of what was read. */
  float kept;

  /** Lets {@code index + k · step} be read at step k. */
  void of(float[] array, int index, int step) {
    this.array = array;
    this.index = index;
    this.step = step;
  }

  /** Lets the byte {@code offset + k · stride} be read at step k. */
  void of(MemorySegment memory, long offset, int stride) {
    this.memory = memory;
    this.offset = offset;
    this.stride = stride;
  }

  /** Lets nothing be read, and lets go of the caller's memory. */
  void end() {
    of(NO_FLOATS, 0, 0);
    of(NOTHING, 0, 0);
  }

  float[] array() {
    return array;
  }

  int index() {
    return index;
  }

  int step() {
    return step;
  }

  MemorySegment memory() {
    return NATIVE.isInstance(memory) ? NATIVE.cast(memory) : NOTHING;
  }

  long offset() {
    return offset;
  }

  int stride() {
    return stride;
  }

  /** Keeps the compiler from leaving out the reading. */
  void keep(float touched) {
    kept += touched;
  }
}
