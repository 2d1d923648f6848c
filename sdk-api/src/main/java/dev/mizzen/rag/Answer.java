package dev.mizzen.rag;

import dev.mizzen.Span;
import dev.mizzen.search.Hit;
import dev.mizzen.search.SearchResult.Stage;
import java.util.List;
import java.util.Optional;

/**
 * An answer with its proof, or an abstention with its reason.
 *
 * @param text the answer; empty when abstaining
 * @param shortSpan the words of {@code text} that answer by themselves, such as a name or a date,
 *     if the generator marks them
 * @param citations in the order of the answer; never empty unless abstaining
 * @param abstention why there is no answer, if there is none
 * @param confidence the calibrated probability, in [0, 1], that the answer is right
 * @param passages what was given to the generator, best first
 * @param hops the searches made, in order
 * @param usage what language models took for this answer: to plan searches, and to write
 * @param stages how long each step took, in order
 */
public record Answer(
    String text,
    Optional<Span> shortSpan,
    List<Citation> citations,
    Optional<Abstention> abstention,
    double confidence,
    List<Hit> passages,
    List<Hop> hops,
    Usage usage,
    List<Stage> stages) {
  /** Copies the lists; refuses a confidence outside [0, 1] and a span outside the text. */
  public Answer {
    citations = List.copyOf(citations);
    passages = List.copyOf(passages);
    hops = List.copyOf(hops);
    stages = List.copyOf(stages);
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must be from 0 to 1, got " + confidence);
    }
    if (shortSpan.isPresent() && shortSpan.get().end() > text.length()) {
      throw new IllegalArgumentException(
          "shortSpan " + shortSpan.get() + " is beyond the text's " + text.length() + " units");
    }
  }

  /** Whether there is an answer. */
  public boolean isAnswered() {
    return abstention.isEmpty();
  }

  /** The words at {@link #shortSpan}; the whole text if none are marked. */
  public String shortAnswer() {
    return shortSpan.map(span -> span.of(text)).orElse(text);
  }

  /**
   * One search on the way to the answer.
   *
   * @param query what was searched
   * @param documentIds what it added to the evidence
   * @param problem why no search that the model of {@link RagBuilder#planner} names follows this
   *     one: it failed, took too long, named none, or could not be asked, for lack of time or room;
   *     empty if it has enough, if there was nothing to show it, and without one
   */
  public record Hop(String query, List<String> documentIds, Optional<String> problem) {
    /** Copies the list. */
    public Hop {
      documentIds = List.copyOf(documentIds);
    }

    /** A search after which nothing is amiss. */
    public Hop(String query, List<String> documentIds) {
      this(query, documentIds, Optional.empty());
    }
  }

  /**
   * What language models took.
   *
   * @param promptTokens read
   * @param answerTokens written
   */
  public record Usage(long promptTokens, long answerTokens) {
    /** Nothing. */
    public static final Usage NONE = new Usage(0, 0);

    /** Both together. */
    public Usage plus(Usage other) {
      return new Usage(promptTokens + other.promptTokens, answerTokens + other.answerTokens);
    }
  }
}
