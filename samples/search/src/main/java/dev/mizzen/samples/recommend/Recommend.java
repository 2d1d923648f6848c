package dev.mizzen.samples.recommend;

import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.Recommender;
import dev.mizzen.eval.Metric;
import dev.mizzen.eval.RecommendEvaluator;
import dev.mizzen.recommend.Interactions;
import dev.mizzen.recommend.RecommendExplanation;
import dev.mizzen.recommend.RecommendRequest;
import dev.mizzen.recommend.Recommendation;
import dev.mizzen.recommend.RecommenderBuilder;
import dev.mizzen.recommend.Split;
import dev.mizzen.recommend.SplitRule;
import dev.mizzen.search.Filter;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Trains a recommender that reads titles, and asks it for a reader whom it knows, for one whom it
 * does not know, and about a book that nobody has borrowed. Then it tells how good it is.
 */
public final class Recommend {
  private static final String TEXT = "textgcn";
  private static final int SHOWN = 4;
  private static final int REASONS = 3;
  private static final Metric MEASURE = Metric.recall(20);
  private static final ProgressListener QUIET = ProgressListener.NONE;

  private final PrintStream out;

  Recommend(PrintStream out) {
    this.out = out;
  }

  /** Arguments: the folder that the model is saved in. */
  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      System.err.println("usage: Recommend FOLDER");
      System.exit(2);
    }
    new Recommend(System.out).run(Path.of(arguments[0]), 42);
  }

  void run(Path folder, long seed) {
    Library library = Library.of(seed);
    Split split = Interactions.of(library.loans()).split(SplitRule.perUser(0.1, 0.2, seed));
    say("%d books, %d loans", library.books().size(), library.loans().size());
    try (Embedder embedder = Embedder.load("all-minilm-l6-v2-q")) {
      try (Recommender model = train(TEXT, library, split, embedder)) {
        say("TextGCN with %s layers", model.report().settings().getOrDefault("layers", "?"));
        known(model, library, split);
        stranger(model, library);
        measure(model, library, split, embedder);
        model.save(folder);
      }
      try (Recommender loaded = Recommender.load(folder, embedder)) {
        cold(loaded);
      }
    }
  }

  private static Recommender train(String model, Library library, Split split, Embedder embedder) {
    RecommenderBuilder builder =
        Recommender.model(model)
            .items(library.books())
            .embedder(embedder)
            .validation(split.validation());
    if (model.equals(TEXT)) {
      // Without what all titles have in common, books that nobody borrowed are not always last.
      builder.set("vectors", "centred");
    }
    return builder.train(split.training(), QUIET);
  }

  private void known(Recommender model, Library library, Split split) {
    say("%nreader-7 borrowed, among others:");
    split
        .training()
        .forEach(
            loan -> {
              if (loan.user().equals("reader-7")) {
                say("    %s", library.title(loan.item()));
              }
            });
    show("and may like:", model, RecommendRequest.forUser("reader-7"));
    show(
        "from the kitchen shelf:",
        model,
        RecommendRequest.forUser("reader-7").filter(Filter.eq(Library.SHELF, "kitchen")));
  }

  private void stranger(Recommender model, Library library) {
    List<String> history =
        library.books().stream()
            .filter(book -> book.title().endsWith("Comets") || book.title().endsWith("Jazz"))
            .map(Document::id)
            .limit(3)
            .toList();
    say("%nSomeone new liked:");
    history.forEach(book -> say("    %s", library.title(book)));
    show("and may like:", model, RecommendRequest.forHistory(history));
  }

  /** A book that nobody has borrowed is ranked by its title. */
  private void cold(Recommender loaded) {
    Document book = Document.builder("new").title("Growing Tomatoes at Home").build();
    say("%nA new book: %s", book.title());
    try (Recommender grown = loaded.withItems(List.of(book), QUIET)) {
      for (String reader : List.of("reader-0", "reader-1", "reader-2")) {
        List<Recommendation> all = grown.recommend(reader, 1000);
        int rank =
            all.stream().filter(one -> one.item().equals("new")).findFirst().orElseThrow().rank();
        say("    for %s: rank %d of %d", reader, rank, all.size());
      }
      say("  It is like:");
      grown.similarItems("new", SHOWN).forEach(one -> say("    %s", title(one)));
    }
  }

  private void measure(Recommender model, Library library, Split split, Embedder embedder) {
    say("%n%s of loans that were held out:", MEASURE);
    say("    %-12s %.3f", model.model(), recall(model, split));
    for (String other : List.of("popularity", "item-knn")) {
      try (Recommender baseline = train(other, library, split, embedder)) {
        say("    %-12s %.3f", other, recall(baseline, split));
      }
    }
  }

  private static double recall(Recommender model, Split split) {
    return RecommendEvaluator.fullSort()
        .evaluate(model, split.training(), split.test(), List.of(MEASURE))
        .mean(MEASURE);
  }

  private void show(String title, Recommender model, RecommendRequest request) {
    say("  %s", title);
    for (Recommendation one : model.recommend(request.limit(SHOWN))) {
      say("    %.3f  %s", one.score(), title(one));
      RecommendExplanation why = model.explain(request, one.item());
      why.contributions().stream()
          .limit(REASONS)
          .forEach(share -> say("           %.3f by %s", share.share(), share.title()));
    }
  }

  private static String title(Recommendation one) {
    return one.document().map(Document::title).orElse(one.item());
  }

  private void say(String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
  }
}
