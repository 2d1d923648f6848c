package dev.mizzen.impl.index.lists;

import java.io.IOException;

/** Ends work that nobody waits for any more. */
@FunctionalInterface
public interface AbortCheck {
  /** Never ends it. */
  AbortCheck NEVER = () -> {};

  /** Throws if the work is to end, such as Lucene's {@code MergeAbortedException}. */
  void check() throws IOException;
}
