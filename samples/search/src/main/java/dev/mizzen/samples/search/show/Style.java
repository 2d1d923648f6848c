package dev.mizzen.samples.search.show;

/** Emphasis for a screen: ANSI codes where it takes them, else plain marks. */
public final class Style {
  private static final String RESET = "\u001B[0m";

  private final boolean colors;
  private final boolean unicode;

  /** For {@code screen}. */
  public Style(Screen screen) {
    this.colors = screen.colors();
    this.unicode = screen.unicode();
  }

  /** What matched the question. */
  public String match(String text) {
    return colors ? "\u001B[1;33m" + text + RESET : "*" + text + "*";
  }

  /** A headline. */
  public String strong(String text) {
    return colors ? "\u001B[1m" + text + RESET : text;
  }

  /** Small print. */
  public String dim(String text) {
    return colors ? "\u001B[2m" + text + RESET : text;
  }

  /** Good news. */
  public String good(String text) {
    return colors ? "\u001B[32m" + text + RESET : text;
  }

  /** What should not be overlooked. */
  public String warn(String text) {
    return colors ? "\u001B[33m" + text + RESET : text;
  }

  /** The sign for text left out. */
  public String ellipsis() {
    return unicode ? "…" : "...";
  }

  /** Stands between things in one line. */
  public String separator() {
    return unicode ? " · " : ", ";
  }
}
