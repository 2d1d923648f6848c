package dev.mizzen.index;

/** What happens to a document whose id is taken, in the index or earlier in the same batch. */
public enum WriteMode {
  /** It is refused by an {@link IllegalArgumentException} that names the id. */
  ADD,
  /** It takes the place of the earlier one. */
  UPSERT
}
