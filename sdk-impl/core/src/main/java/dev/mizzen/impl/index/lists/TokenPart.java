package dev.mizzen.impl.index.lists;

import dev.mizzen.kernels.TokenRows;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Token vectors that go into a new segment: those of a segment that is merged, or all that a flush
 * has gathered. For one thread.
 */
public interface TokenPart {
  /** Its documents from the first on. */
  Walk walk() throws IOException;

  /** Its lists, if it has any. */
  @Nullable SegmentTokens lists();

  /** The share of documents that stay, 0 to 1. */
  double liveShare();

  /** The number of a document in the new segment, −1 if it is left out; ascending. */
  int newDoc(int doc);

  /** Goes through documents that stay and have tokens. */
  interface Walk {
    /** The next document's number in the new segment, or −1 after the last. */
    int next() throws IOException;

    /**
     * The vectors of the document, or those that its codes stand for, until the next call of {@link
     * #next}.
     */
    TokenRows rows();
  }
}
