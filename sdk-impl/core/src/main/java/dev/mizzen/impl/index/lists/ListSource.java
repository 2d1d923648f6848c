package dev.mizzen.impl.index.lists;

import java.io.IOException;

/** Tokens that are sorted into lists, of ascending documents. For one thread. */
interface ListSource {
  /**
   * Adds the tokens of a list to those in {@code rows}.
   *
   * @param list may be more than the source has, which then adds nothing
   */
  void append(int list, ListRows rows) throws IOException;
}
