package dev.mizzen.samples.search;

import dev.mizzen.samples.search.corpus.BackgroundIndexing;
import dev.mizzen.samples.search.corpus.IndexingProgress;
import dev.mizzen.samples.search.corpus.IndexingProgress.Phase;
import dev.mizzen.samples.search.corpus.Searcher;
import dev.mizzen.samples.search.show.Durations;
import dev.mizzen.samples.search.show.HitPrinter;
import dev.mizzen.samples.search.show.ProgressDisplay;
import dev.mizzen.samples.search.show.Screen;
import dev.mizzen.samples.search.show.Style;
import dev.mizzen.samples.search.source.Question;
import dev.mizzen.search.Mode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads questions and commands, and answers them, until there are no more. Not thread-safe. */
final class Prompt {
  private static final String HELP =
      """
      Type a question, or one of these:
        :mode MODE   search by words (bm25), by meaning (dense), token by token (late),
                     or by words and meaning (hybrid)
        :limit N     how many hits to show
        :example     ask one of the questions whose answers are known
        :wait        wait until all vectors are there
        :help        this list
        :quit        leave; so does Ctrl-D
      """;

  /**
   * What the prompt starts with.
   *
   * @param questions with known answers
   * @param screen what the output can show
   * @param mode to search in
   * @param limit hits for each question
   * @param stacktrace whether to show where a failure came from
   */
  record Settings(
      List<Question> questions, Screen screen, Mode mode, int limit, boolean stacktrace) {}

  private final LineInput input;
  private final PrintStream out;
  private final PrintStream err;
  private final Searcher searcher;
  private final BackgroundIndexing indexing;
  private final List<Question> questions;
  private final Screen screen;
  private final Style style;
  private final boolean stacktrace;
  private Mode mode;
  private int limit;
  private int example;
  private @Nullable Phase reported;

  Prompt(
      LineInput input,
      PrintStream out,
      PrintStream err,
      Searcher searcher,
      BackgroundIndexing indexing,
      Settings settings) {
    this.input = input;
    this.out = out;
    this.err = err;
    this.searcher = searcher;
    this.indexing = indexing;
    this.questions = settings.questions();
    this.screen = settings.screen();
    this.style = new Style(screen);
    this.stacktrace = settings.stacktrace();
    this.mode = settings.mode();
    this.limit = settings.limit();
    this.example = questions.size() / 3;
  }

  void run() {
    out.println(
        style.dim(
            ":help lists the commands"
                + (questions.isEmpty() ? "" : "; :example asks a question for you")));
    boolean open = true;
    while (open) {
      report();
      String line = input.read(text());
      if (line == null) {
        out.println();
        open = false;
      } else {
        open = handle(line.strip());
      }
      out.flush();
    }
  }

  private boolean handle(String line) {
    try {
      if (line.startsWith(":")) {
        return command(line);
      }
      if (!line.isEmpty()) {
        ask(line);
      }
    } catch (RuntimeException e) {
      out.println(style.warn(Failures.message(e)));
      if (stacktrace) {
        e.printStackTrace(err);
      }
    }
    return true;
  }

  private boolean command(String line) {
    String[] words = line.split("\\s+", 2);
    String argument = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case ":mode", ":m" -> changeMode(argument);
      case ":limit", ":l" -> changeLimit(argument);
      case ":example", ":e" -> askExample();
      case ":wait", ":w" -> await();
      case ":help", ":h", ":?" -> out.print(HELP);
      case ":quit", ":q", ":exit" -> {
        return false;
      }
      default -> out.println(style.warn("there is no " + words[0] + "; :help lists what there is"));
    }
    return true;
  }

  private void changeMode(String name) {
    if (name.isEmpty()) {
      out.println(SearchModes.name(mode) + "; choose among " + SearchModes.names());
      return;
    }
    Mode chosen = SearchModes.parse(name);
    searcher.requirePossible(chosen);
    mode = chosen;
  }

  private void changeLimit(String number) {
    if (!number.matches("[1-9]\\d{0,2}")) {
      throw new IllegalArgumentException("a limit is a number from 1 to 999, not '" + number + "'");
    }
    limit = Integer.parseInt(number);
  }

  private void askExample() {
    if (questions.isEmpty()) {
      throw new IllegalArgumentException("these documents came without questions");
    }
    String question = questions.get(example++ % questions.size()).text();
    new HitPrinter(out, screen.measured()).question(question);
    ask(question);
  }

  private void ask(String question) {
    new HitPrinter(out, screen.measured())
        .print(searcher.ask(mode, question, limit), Question.relevantTo(question, questions));
  }

  private void await() {
    ProgressDisplay display = new ProgressDisplay(err, screen.measured());
    display.follow(indexing, Phase.CHECK, Duration.ofDays(365));
    display.follow(indexing, Phase.TEXTS, Duration.ofDays(365));
    display.follow(indexing, Phase.VECTORS, Duration.ofDays(365));
  }

  /** Tells once how the indexing ended. */
  private void report() {
    IndexingProgress progress = indexing.progress();
    if (progress.phase() == reported) {
      return;
    }
    if (progress.phase() == Phase.DONE && reported != null) {
      out.println(style.good("All documents have their vectors now."));
    }
    indexing
        .failure()
        .ifPresent(e -> out.println(style.warn("Indexing stopped: " + Failures.message(e))));
    reported = progress.phase();
  }

  private String text() {
    IndexingProgress progress = indexing.progress();
    String name = SearchModes.name(mode);
    if (!progress.isRunning() || progress.total() == 0) {
      return name + "> ";
    }
    String share = " " + 100 * progress.done() / progress.total() + " %";
    String left = progress.remaining().map(time -> ", " + Durations.of(time) + " left").orElse("");
    String phase = progress.phase().name().toLowerCase(Locale.ROOT);
    return name + " (" + phase + share + left + ")> ";
  }
}
