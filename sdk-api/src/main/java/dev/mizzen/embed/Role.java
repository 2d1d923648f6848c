package dev.mizzen.embed;

/** Which side of a search a text stands on; many models are given a different prefix for each. */
public enum Role {
  /** What is asked. */
  QUERY,
  /** What is searched. */
  PASSAGE
}
