package dev.mizzen.impl.late;

import java.util.HexFormat;

/**
 * The name of a codebook: 128 bits that its first version was given by its content, and how often
 * it was extended since.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 * @param version 1 for a codebook as it was trained, one more for each extension
 */
public record CodebookId(long high, long low, int version) {
  /**
   * Checks the version.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public CodebookId {
    if (version < 1) {
      throw new IllegalArgumentException("version must be at least 1, got " + version);
    }
  }

  /** Whether both are versions of the same codebook. */
  public boolean isSameCodebook(CodebookId other) {
    return high == other.high && low == other.low;
  }

  CodebookId next() {
    return new CodebookId(high, low, version + 1);
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low) + "." + version;
  }
}
