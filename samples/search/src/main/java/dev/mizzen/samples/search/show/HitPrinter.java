package dev.mizzen.samples.search.show;

import dev.mizzen.Document;
import dev.mizzen.MetadataValue;
import dev.mizzen.samples.search.corpus.Answer;
import dev.mizzen.samples.search.corpus.Coverage;
import dev.mizzen.samples.search.corpus.Stamps;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import dev.mizzen.search.SearchResult;
import java.io.PrintStream;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints answers. */
public final class HitPrinter {
  private static final String INDENT = "    ";
  private static final int SNIPPET_LINES = 3;

  private final PrintStream out;
  private final Screen screen;
  private final Style style;

  /** Onto {@code out}, which is {@code screen}. */
  public HitPrinter(PrintStream out, Screen screen) {
    this.out = out;
    this.screen = screen;
    this.style = new Style(screen);
  }

  /**
   * Prints the hits, then how they came about.
   *
   * @param relevant ids known to answer the question, which get a mark
   */
  public void print(Answer answer, Set<String> relevant) {
    answer.result().hits().forEach(hit -> print(hit, relevant.contains(hit.id())));
    summary(answer);
    coverage(answer.mode(), answer.coverage());
    out.flush();
  }

  /** Prints a question that was not typed here. */
  public void question(String text) {
    MarkedText.of("? " + text, new BitSet())
        .lines(screen.width(), style)
        .forEach(line -> out.println(style.strong(line)));
  }

  private void print(Hit hit, boolean relevant) {
    Document document = hit.document();
    boolean titled = !document.title().isBlank();
    Snippet title =
        titled
            ? Snippet.of(Document.TITLE, document.title(), hit.highlights())
            : Snippet.of("", document.id(), List.of());
    headline(hit.rank(), title);
    String identity = titled ? plain(document.id()) + style.separator() : "";
    String facts = identity + "score " + number(hit.score()) + parts(hit) + metadata(document);
    lines(MarkedText.of(facts, new BitSet()))
        .forEach(line -> out.println(INDENT + style.dim(line)));
    if (relevant) {
      out.println(INDENT + style.good("judged relevant to this question"));
    }
    Snippet text = Snippet.of(Document.TEXT, document.text(), hit.highlights());
    lines(text.best(SNIPPET_LINES * (columns() - 8), style.ellipsis())).stream()
        .limit(SNIPPET_LINES + 1)
        .forEach(line -> out.println(INDENT + line));
    out.println();
  }

  private void headline(int rank, Snippet title) {
    String indent = String.format(Locale.ROOT, "%2d. ", rank);
    for (String line : lines(title.whole())) {
      out.println(indent + (screen.colors() ? strong(line) : line));
      indent = INDENT;
    }
  }

  /** A match ends with a reset, after which the headline has to start over. */
  private String strong(String line) {
    return style.strong(line.replace("\u001B[0m", "\u001B[0m\u001B[1m"));
  }

  private String parts(Hit hit) {
    if (hit.parts().size() < 2) {
      return "";
    }
    return hit.parts().stream()
        .map(part -> name(part.mode()) + " #" + part.rank() + " (" + number(part.score()) + ")")
        .collect(Collectors.joining(style.separator(), style.separator(), ""));
  }

  private String metadata(Document document) {
    return Stamps.metadata(document).entrySet().stream()
        .map(entry -> style.separator() + entry.getKey() + ": " + value(entry.getValue()))
        .collect(Collectors.joining());
  }

  private static String value(MetadataValue value) {
    return switch (value) {
      case MetadataValue.Keyword(String text) -> text;
      case MetadataValue.Whole(long number) -> Long.toString(number);
      case MetadataValue.Real(double number) -> Double.toString(number);
      case MetadataValue.Flag(boolean flag) -> Boolean.toString(flag);
      case MetadataValue.Moment(java.time.Instant moment) -> moment.toString();
      case MetadataValue.Several(List<MetadataValue> values) ->
          values.stream().map(HitPrinter::value).collect(Collectors.joining(", "));
    };
  }

  private void summary(Answer answer) {
    SearchResult result = answer.result();
    String of =
        result.hits().isEmpty()
            ? "no hits"
            : String.format(
                Locale.ROOT,
                "%d of %s%,d %s",
                result.hits().size(),
                result.totalIsExact() ? "" : "at least ",
                result.total(),
                answer.mode() == Mode.BM25 ? "matches" : "candidates");
    String stages =
        answer.stages().stream()
            .map(stage -> stage.name() + " " + milliseconds(stage.time()))
            .collect(Collectors.joining(style.separator()));
    String text =
        name(answer.mode())
            + ": "
            + of
            + " in "
            + milliseconds(answer.time())
            + " ms"
            + (stages.isEmpty() ? "" : " (" + stages + ")");
    MarkedText.of(text, new BitSet())
        .lines(screen.width(), style)
        .forEach(line -> out.println(style.dim(line)));
  }

  private void coverage(Mode mode, Coverage coverage) {
    if (mode == Mode.BM25 || coverage.isComplete()) {
      return;
    }
    String others =
        mode == Mode.HYBRID
            ? "the others are found by words only"
            : "the others cannot be found yet";
    String text =
        String.format(
            Locale.ROOT,
            "%,d of %,d documents (%d %%) have vectors so far; %s.",
            coverage.vectorised(),
            coverage.documents(),
            coverage.percent(),
            others);
    MarkedText.of(text, new BitSet())
        .lines(screen.width(), style)
        .forEach(line -> out.println(style.warn(line)));
  }

  private List<String> lines(MarkedText text) {
    return text.lines(columns(), style);
  }

  private int columns() {
    return Math.min(100, screen.width()) - INDENT.length();
  }

  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", "");
  }

  private static String name(Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String milliseconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toNanos() / 1e6);
  }
}
