package dev.mizzen.impl.embed;

import dev.mizzen.Span;
import dev.mizzen.impl.embed.tokenize.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A text as the model will see it.
 *
 * @param index of the text in the call, from 0
 * @param windows at least one
 * @param truncated whether the end of the text is in no window
 */
record CutText(int index, List<Window> windows, boolean truncated) {
  /**
   * One run of the model.
   *
   * @param input the ids, special tokens included
   * @param span the stretch of the text
   * @param rows which tokens get vectors of their own, and where they are in the text
   */
  @SuppressWarnings("ArrayRecordComponent") // internal, never compared
  record Window(int[] input, Span span, Rows rows) {}

  /**
   * Rows of a window's vectors.
   *
   * @param leading special tokens before the first of {@code tokens}
   * @param tokens the tokens of prefix and text
   * @param prefix how many of them are the prefix's
   * @param from the window's first token after the prefix
   * @param to one past its last
   * @param withPrefix whether the prefix's tokens get vectors
   * @param offset the length of the prefix in UTF-16 units
   */
  record Rows(
      int leading, Tokens tokens, int prefix, int from, int to, boolean withPrefix, int offset) {
    int first() {
      return withPrefix ? leading : leading + prefix;
    }

    int count() {
      return (withPrefix ? prefix : 0) + to - from;
    }

    List<Span> spans() {
      List<Span> own = tokens.spans(from, to, offset);
      if (!withPrefix || prefix == 0) {
        return own;
      }
      List<Span> all = new ArrayList<>(Collections.nCopies(prefix, new Span(0, 0)));
      all.addAll(own);
      return all;
    }
  }
}
