package dev.mizzen.index;

/** How token vectors are kept. */
public enum TokenStorage {
  /** One signed byte for each value and one scale for each token: about a quarter of the bytes. */
  INT8,
  /** IEEE 754 half precision: half the bytes. */
  FLOAT16,
  /** As they come; for tests, since it costs the most. */
  FLOAT32,
  /**
   * Codes only ({@link TokenCodes}), no exact vectors: 30 to 40 bytes a token at 128 dimensions,
   * all included. Scores are approximate: MaxSim of the vectors that the codes stand for, scaled to
   * length 1 if the document's were; {@code exact()} compares with all of those. Segments with
   * fewer than 8,192 tokens keep INT8 until they are merged into a larger one.
   */
  CODES
}
