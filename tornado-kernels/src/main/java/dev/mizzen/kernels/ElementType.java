package dev.mizzen.kernels;

/** How the values of packed vectors are stored; always little-endian, at any alignment. */
public enum ElementType {
  /** IEEE 754 single precision. */
  FLOAT32(4),
  /** IEEE 754 half precision; widened to single precision without loss. */
  FLOAT16(2),
  /** A signed byte; the value is the byte times its row's scale. */
  INT8(1);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** The size of one value. */
  public int bytes() {
    return bytes;
  }

  /** Whether each row has a scale. */
  public boolean isScaled() {
    return this == INT8;
  }
}
