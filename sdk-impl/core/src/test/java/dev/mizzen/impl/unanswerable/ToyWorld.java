package dev.mizzen.impl.unanswerable;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.eval.unanswerable.ExternalArticle;
import dev.mizzen.eval.unanswerable.ExternalArticleSource;
import dev.mizzen.eval.unanswerable.GenerationReport;
import dev.mizzen.eval.unanswerable.GenerationSizes;
import dev.mizzen.eval.unanswerable.InformationRequest;
import dev.mizzen.eval.unanswerable.UnanswerableQuestions;
import dev.mizzen.spi.ChatModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Thirty lighthouses and who keeps them: twenty are in a corpus, ten in articles. */
public final class ToyWorld {
  /** Documents of the corpus. */
  public static final int INSIDE = 20;

  /** Articles from outside. */
  public static final int OUTSIDE = 10;

  private ToyWorld() {}

  /** A lighthouse's place, such as {@code Place7}. */
  static String place(int number) {
    return "Place" + number;
  }

  static String keeper(int number) {
    return "Keeper" + (100 + number);
  }

  private static String text(int number) {
    return String.format(
        Locale.ROOT,
        "The lighthouse at %s is kept by %s.\n\nIts lamp number %d is lit at dusk.",
        place(number),
        keeper(number),
        number);
  }

  /** Lighthouses 0 to 19. */
  public static List<Document> corpus() {
    List<Document> corpus = new ArrayList<>();
    for (int number = 0; number < INSIDE; number++) {
      corpus.add(Document.of("d" + number, text(number)));
    }
    return corpus;
  }

  /** Finds lighthouses 20 to 29, whose place the topic names, or all for "lighthouses". */
  public static ExternalArticleSource articles() {
    return (topic, limit) -> {
      List<ExternalArticle> found = new ArrayList<>();
      for (int number = INSIDE; number < INSIDE + OUTSIDE && found.size() < limit; number++) {
        if (topic.contains("lighthouses") || topic.contains(place(number))) {
          found.add(ExternalArticle.of("x" + number, text(number)));
        }
      }
      return found;
    };
  }

  /** One request that names its documents, and one whose documents are to be found. */
  public static List<InformationRequest> requests() {
    return List.of(
        new InformationRequest(
            "r1", "Keepers", "Who keeps what?", "A historian", List.of("d0", "d1", "d2", "d3")),
        InformationRequest.of("r2", "lighthouse at Place11"));
  }

  /** Few of everything. */
  public static UnanswerableQuestions settings(ChatModel model) {
    return UnanswerableQuestions.with(model, HashEmbedder.open())
        .sizes(GenerationSizes.standard().search(5, 6).contexts(2, 30, 5).passages(5));
  }

  /** As {@link #settings}, fewer still. */
  static UnanswerableQuestions few(ChatModel model) {
    return settings(model)
        .sizes(GenerationSizes.standard().search(5, 3).contexts(1, 10, 5).passages(5));
  }

  /** Makes questions of this world. */
  public static GenerationReport make(UnanswerableQuestions settings) {
    return settings.make(corpus(), requests(), articles(), ProgressListener.NONE);
  }
}
