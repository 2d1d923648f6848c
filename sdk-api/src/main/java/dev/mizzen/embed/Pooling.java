package dev.mizzen.embed;

/** How the vectors of a text's tokens become one vector. */
public enum Pooling {
  /** The vector of the first token, {@code [CLS]}. */
  CLS,
  /** The mean over all tokens of the text, special tokens included and padding left out. */
  MEAN,
  /** The vectors were not made by pooling, or how is not known. */
  UNSPECIFIED
}
