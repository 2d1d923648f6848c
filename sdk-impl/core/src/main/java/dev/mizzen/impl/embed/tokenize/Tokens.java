package dev.mizzen.impl.embed.tokenize;

import dev.mizzen.Span;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The tokens of a text, without special tokens.
 *
 * @param ids into the model's vocabulary
 * @param starts the first UTF-16 unit of each token
 * @param ends one past the last UTF-16 unit of each token
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared, and made once per text
public record Tokens(int[] ids, int[] starts, int[] ends) {
  /** The number of tokens. */
  public int count() {
    return ids.length;
  }

  /** The places of tokens {@code [from, to)}, moved back by {@code offset} but not below 0. */
  public List<Span> spans(int from, int to, int offset) {
    return IntStream.range(from, to).mapToObj(token -> span(token, offset)).toList();
  }

  private Span span(int token, int offset) {
    int start = Math.max(0, starts[token] - offset);
    return new Span(start, Math.max(start, ends[token] - offset));
  }

  /** How many tokens lie wholly within the first {@code length} units. */
  public int countWithin(int length) {
    int count = 0;
    while (count < ends.length && ends[count] <= length) {
      count++;
    }
    return count;
  }
}
