package dev.mizzen;

/**
 * A stretch of a text: UTF-16 units {@code [start, end)}, the offsets of {@link String#substring}.
 *
 * @param start the first unit, at least 0
 * @param end one past the last unit, at least {@code start}
 */
public record Span(int start, int end) {
  /**
   * @throws IllegalArgumentException if {@code start} is negative or beyond {@code end}
   */
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a span: start " + start + ", end " + end);
    }
  }

  /** The number of UTF-16 units. */
  public int length() {
    return end - start;
  }

  /**
   * The stretch of {@code text}.
   *
   * @throws IndexOutOfBoundsException if the text is shorter than {@link #end}
   */
  public String of(String text) {
    return text.substring(start, end);
  }

  /** This span moved by {@code offset} units. */
  public Span shift(int offset) {
    return new Span(start + offset, end + offset);
  }
}
