package dev.mizzen.embed;

import dev.mizzen.Span;
import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import java.util.List;
import java.util.Optional;

/**
 * The vectors of one content.
 *
 * @param windows in the order of the text; exactly one unless {@link LongText#windows} cut the text
 * @param truncated whether the end of the text is not represented
 */
public record Encoding(List<Window> windows, boolean truncated) {
  /** Copies the list and refuses an empty one. */
  public Encoding {
    windows = List.copyOf(windows);
    if (windows.isEmpty()) {
      throw new IllegalArgumentException("an encoding has at least 1 window, got 0");
    }
  }

  /** The sentence vector of the first window. */
  public Embedding embedding() {
    return windows
        .getFirst()
        .embedding()
        .orElseThrow(() -> new IllegalStateException("sentence vectors were not asked for"));
  }

  /** The token vectors of the first window. */
  public MultiVector tokenVectors() {
    return windows
        .getFirst()
        .tokenVectors()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "token vectors were not asked for: EncodeOptions.withTokenVectors()"));
  }

  /**
   * A stretch of a text that went through the model as one.
   *
   * @param span where it stands in the text, without the model's prefix
   * @param tokens how many tokens the model saw, special tokens and prefix included
   * @param embedding the sentence vector, if asked for
   * @param tokenVectors one vector per token, if asked for, of length 1 each. Rows cover the tokens
   *     between the special tokens, the prefix's among them for queries; spans refer to the whole
   *     text, and a prefix's tokens have the empty span (0, 0)
   */
  public record Window(
      Span span, int tokens, Optional<Embedding> embedding, Optional<MultiVector> tokenVectors) {}
}
