package dev.mizzen.samples.search.corpus;

import dev.mizzen.search.Mode;
import dev.mizzen.search.SearchResult;
import java.time.Duration;
import java.util.List;

/**
 * What was found for a question.
 *
 * @param mode how it was searched
 * @param text the question
 * @param result the hits
 * @param stages the steps with their times, the encoding of the question among them
 * @param time from the question to the last hit
 * @param coverage how much of the corpus could be found by meaning
 */
public record Answer(
    Mode mode,
    String text,
    SearchResult result,
    List<SearchResult.Stage> stages,
    Duration time,
    Coverage coverage) {
  /** Copies the list. */
  public Answer {
    stages = List.copyOf(stages);
  }
}
