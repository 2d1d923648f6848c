package dev.mizzen.bench.peers;

/** Ranks items for users, all given beforehand. */
public interface Ranker extends AutoCloseable {
  /** Ranks for all users: {@code [users × TOP]}, the array may be the same one at each call. */
  int[] rank();

  @Override
  default void close() {}
}
