package dev.mizzen.index;

/** How token vectors are kept. */
public enum TokenStorage {
  /** One signed byte for each value and one scale for each token: about a quarter of the bytes. */
  INT8,
  /** IEEE 754 half precision: half the bytes. */
  FLOAT16,
  /** As they come; for tests, since it costs the most. */
  FLOAT32
}
