package dev.mizzen.index;

/**
 * How sentence vectors are kept for the graph search. The exact vectors are kept beside them, so
 * {@link dev.mizzen.search.Query#exact()} does not depend on this.
 */
public enum VectorStorage {
  /** 32 bits for each value. */
  FLOAT32,
  /** 8 bits for each value, optimised scalar quantization. */
  INT8,
  /** 4 bits for each value, optimised scalar quantization. */
  INT4,
  /** 1 bit for each value, optimised scalar quantization. */
  BINARY
}
