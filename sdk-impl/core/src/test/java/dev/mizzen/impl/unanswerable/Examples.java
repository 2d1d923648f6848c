package dev.mizzen.impl.unanswerable;

import dev.mizzen.eval.unanswerable.QualityScores;
import dev.mizzen.eval.unanswerable.Reasoning;
import dev.mizzen.eval.unanswerable.Recipe;
import dev.mizzen.eval.unanswerable.SourceChunk;
import dev.mizzen.eval.unanswerable.UnanswerableQuestion;
import dev.mizzen.eval.unanswerable.Verification;
import dev.mizzen.eval.unanswerable.Verification.Verdict;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values for tests. */
public final class Examples {
  private Examples() {}

  /** A part of the corpus. */
  public static SourceChunk internal(String document, String text) {
    return new SourceChunk(document, 0, false, Optional.empty(), text);
  }

  /** A part of an article from elsewhere. */
  public static SourceChunk external(String document, String text) {
    URI location = URI.create("https://news.example/" + document);
    return new SourceChunk(document, 2, true, Optional.of(location), text);
  }

  /** A question from these sources, of as many hops. */
  public static UnanswerableQuestion question(String id, SourceChunk... sources) {
    return new UnanswerableQuestion(
        id,
        "Which harbour did the keeper's ship leave?",
        "Port Ellen \"the old\"\nof Islay",
        "r1",
        List.of(sources),
        new Recipe("d6", Map.of("kind", "several steps", "length", "1-2 words")),
        new Verification("I do not know.", Verdict.FAILS, "admits it"),
        new QualityScores(2, 3, 2, 1, 0, 1),
        new Reasoning("Article 1 says \"…\"", "Port Ellen", sources.length));
  }
}
