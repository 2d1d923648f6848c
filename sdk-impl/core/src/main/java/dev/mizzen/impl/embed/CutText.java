package dev.mizzen.impl.embed;

import dev.mizzen.Span;
import dev.mizzen.impl.embed.onnx.OnnxInput;
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
   * @param input for the model
   * @param span the stretch of the text
   * @param rows which tokens get vectors of their own, and where they are in the text
   */
  record Window(OnnxInput input, Span span, Rows rows) {}

  /**
   * Rows of a window's vectors: those of its tokens, then those of mask tokens.
   *
   * @param leading special tokens before the first of {@code tokens}
   * @param tokens the tokens of prefix and text
   * @param prefix how many of them are the prefix's
   * @param from the window's first token after the prefix
   * @param to one past its last
   * @param withPrefix whether the prefix's tokens get vectors
   * @param offset the length of the prefix in UTF-16 units
   * @param masks the first mask token, after all others
   * @param maskCount how many there are
   */
  record Rows(
      int leading,
      Tokens tokens,
      int prefix,
      int from,
      int to,
      boolean withPrefix,
      int offset,
      int masks,
      int maskCount) {
    int first() {
      return withPrefix ? leading : leading + prefix;
    }

    int count() {
      return (withPrefix ? prefix : 0) + to - from;
    }

    List<Span> spans() {
      List<Span> all = new ArrayList<>();
      if (withPrefix) {
        all.addAll(Collections.nCopies(prefix, new Span(0, 0)));
      }
      all.addAll(tokens.spans(from, to, offset));
      int end = all.isEmpty() ? 0 : all.getLast().end();
      all.addAll(Collections.nCopies(maskCount, new Span(end, end)));
      return all;
    }
  }
}
