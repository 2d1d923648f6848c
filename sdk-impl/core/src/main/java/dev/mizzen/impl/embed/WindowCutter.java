package dev.mizzen.impl.embed;

import dev.mizzen.Span;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.LongText;
import dev.mizzen.embed.QueryExpansion;
import dev.mizzen.embed.Role;
import dev.mizzen.impl.embed.onnx.OnnxInput;
import dev.mizzen.impl.embed.tokenize.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tokenizes texts with their prefix and cuts them to what the model takes. */
final class WindowCutter {
  private final TextModel model;
  private final EncodeOptions options;
  private final String prefix;

  /**
   * @throws IllegalArgumentException if windows would overlap by all that they hold, or queries
   *     cannot be expanded
   */
  WindowCutter(TextModel model, EncodeOptions options) {
    this.model = model;
    this.options = options;
    this.prefix = model.prefix(options.role());
    options.expansion().ifPresent(this::requireMasks);
    if (options.longText() instanceof LongText.Windows(int overlap)) {
      requireStep(overlap, room(model.tokenizer().tokenize(prefix).count()));
    }
  }

  private void requireMasks(QueryExpansion expansion) {
    String id = model.identity().id();
    if (model.tokenizer().maskId().isEmpty()) {
      throw new IllegalArgumentException(
          "queries cannot be expanded for " + id + ": its tokenizer has no mask token");
    }
    if (expansion.length() > model.identity().maxTokens()) {
      throw new IllegalArgumentException(
          "queries cannot be expanded to "
              + expansion.length()
              + " tokens: "
              + id
              + " takes "
              + model.identity().maxTokens());
    }
  }

  /** How many tokens of a text fit into a window, beside {@code head} tokens of the prefix. */
  private int room(int head) {
    return model.identity().maxTokens() - model.tokenizer().specialTokens() - head;
  }

  private void requireStep(int overlap, int room) {
    if (overlap >= room) {
      throw new IllegalArgumentException(
          "windows must overlap by fewer tokens than they hold: overlap "
              + overlap
              + ", room for "
              + room
              + " tokens of the text in each, within the "
              + model.identity().maxTokens()
              + " that "
              + model.identity().id()
              + " takes");
    }
  }

  /**
   * The windows of a text.
   *
   * @param index of the text in the call, for errors
   * @throws IllegalArgumentException if it is too long under {@link LongText#reject()}
   */
  CutText cut(String text, int index) {
    Tokens tokens = model.tokenizer().tokenize(prefix.isEmpty() ? text : prefix + text);
    int head = tokens.countWithin(prefix.length());
    int room = room(head);
    int own = tokens.count() - head;
    if (own <= room) {
      Span whole = new Span(0, text.length());
      return new CutText(index, List.of(window(tokens, head, head, tokens.count(), whole)), false);
    }
    return switch (options.longText()) {
      case LongText.Truncate() -> {
        int to = head + room;
        Span span = new Span(0, end(tokens, to));
        yield new CutText(index, List.of(window(tokens, head, head, to, span)), true);
      }
      case LongText.Windows(int overlap) ->
          new CutText(index, windows(text, tokens, head, room, overlap), false);
      case LongText.Reject() -> throw tooLong(index, tokens.count());
    };
  }

  private List<CutText.Window> windows(
      String text, Tokens tokens, int head, int room, int overlap) {
    requireStep(overlap, room); // a prefix may have other tokens before a text than alone
    List<CutText.Window> windows = new ArrayList<>();
    int count = tokens.count();
    for (int from = head; ; from += room - overlap) {
      int to = Math.min(from + room, count);
      int start = from == head ? 0 : Math.max(0, tokens.starts()[from] - prefix.length());
      int end = to == count ? text.length() : end(tokens, to);
      windows.add(window(tokens, head, from, to, new Span(start, Math.max(start, end))));
      if (to == count) {
        return windows;
      }
    }
  }

  /** One past the last unit of the tokens before {@code to}. */
  private int end(Tokens tokens, int to) {
    return Math.max(0, tokens.ends()[to - 1] - prefix.length());
  }

  private CutText.Window window(Tokens tokens, int head, int from, int to, Span span) {
    int[] input = model.tokenizer().input(tokens.ids(), head, from, to);
    boolean withPrefix = options.role() == Role.QUERY;
    int leading = model.tokenizer().leadingTokens();
    int masks = options.expansion().map(e -> Math.max(0, e.length() - input.length)).orElse(0);
    CutText.Rows rows =
        new CutText.Rows(
            leading, tokens, head, from, to, withPrefix, prefix.length(), input.length, masks);
    return new CutText.Window(masks == 0 ? OnnxInput.of(input) : expanded(input), span, rows);
  }

  private OnnxInput expanded(int[] input) {
    QueryExpansion expansion = options.expansion().orElseThrow();
    int[] filled = Arrays.copyOf(input, expansion.length());
    Arrays.fill(filled, input.length, filled.length, model.tokenizer().maskId().orElseThrow());
    return new OnnxInput(filled, expansion.attended() ? filled.length : input.length);
  }

  private IllegalArgumentException tooLong(int index, int tokens) {
    return new IllegalArgumentException(
        "text "
            + index
            + " has "
            + (tokens + model.tokenizer().specialTokens())
            + " tokens, but "
            + model.identity().id()
            + " takes "
            + model.identity().maxTokens()
            + "; shorten it, or choose LongText.truncate() or LongText.windows(overlap)");
  }
}
