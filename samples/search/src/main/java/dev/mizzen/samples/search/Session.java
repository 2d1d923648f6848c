package dev.mizzen.samples.search;

import dev.mizzen.Embedder;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.samples.search.corpus.BackgroundIndexing;
import dev.mizzen.samples.search.corpus.CorpusIndex;
import dev.mizzen.samples.search.corpus.IndexFolder;
import dev.mizzen.samples.search.corpus.IndexingProgress.Phase;
import dev.mizzen.samples.search.corpus.Searcher;
import dev.mizzen.samples.search.show.HitPrinter;
import dev.mizzen.samples.search.show.ProgressDisplay;
import dev.mizzen.samples.search.show.Screen;
import dev.mizzen.samples.search.source.DocumentSource;
import dev.mizzen.samples.search.source.Question;
import dev.mizzen.search.Mode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** One run of the program: indexing, and answering meanwhile or afterwards. */
record Session(
    DocumentSource source,
    IndexFolder place,
    Embedder embedder,
    CorpusIndex corpus,
    Screen screen,
    Mode mode,
    int limit,
    boolean stacktrace) {
  /** Texts of a large folder go on in the background after this. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final Duration FOREVER = Duration.ofDays(365);

  /** Answers at a prompt until the person leaves; the vectors follow in the background. */
  void talk() {
    introduce(System.out);
    try (BackgroundIndexing indexing = BackgroundIndexing.start(corpus, source, true)) {
      new ProgressDisplay(System.err, screen).follow(indexing, Phase.TEXTS, PATIENCE);
      Prompt.Settings settings =
          new Prompt.Settings(source.questions(), screen, mode, limit, stacktrace);
      new Prompt(input(), System.out, System.err, new Searcher(corpus), indexing, settings).run();
    }
  }

  /** Answers each question once all is indexed that its mode needs. */
  void answer(List<String> queries) {
    introduce(System.err);
    Searcher searcher = new Searcher(corpus);
    searcher.requirePossible(mode);
    boolean vectors = mode != Mode.BM25;
    List<Question> known = source.questions();
    try (BackgroundIndexing indexing = BackgroundIndexing.start(corpus, source, vectors)) {
      ProgressDisplay display = new ProgressDisplay(System.err, screen);
      display.follow(indexing, Phase.CHECK, FOREVER);
      display.follow(indexing, Phase.TEXTS, FOREVER);
      display.follow(indexing, Phase.VECTORS, FOREVER);
      HitPrinter printer = new HitPrinter(System.out, screen);
      for (String query : queries) {
        printer.question(query);
        printer.print(searcher.ask(mode, query, limit), Question.relevantTo(query, known));
      }
    }
  }

  private void introduce(PrintStream out) {
    ModelIdentity model = embedder.identity();
    out.println("documents  " + source.description());
    out.println("index      " + place);
    out.println(
        "model      "
            + model.id()
            + ", "
            + model.dimension()
            + " dimensions, "
            + model.maxTokens()
            + " tokens");
  }

  private LineInput input() {
    return LineInput.terminal()
        .orElseGet(
            () ->
                LineInput.of(
                    new BufferedReader(new InputStreamReader(System.in, System.out.charset())),
                    System.out));
  }
}
