package dev.mizzen.eval.unanswerable;

import dev.mizzen.rag.Answer.Usage;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a run made, and what became of everything on the way.
 *
 * @param questions that stay, by request and context
 * @param counts of what there was, and of what was left out and why
 * @param usage tokens of all replies, also of those kept from an earlier run
 * @param provenance what decides the result: the ids of the models, the settings, and hashes of
 *     prompts, corpus, requests and articles
 * @param refusal what the model said of the first prompt that it refused, if it refused any
 */
public record GenerationReport(
    List<UnanswerableQuestion> questions,
    Map<Count, Long> counts,
    Usage usage,
    Map<String, String> provenance,
    Optional<String> refusal) {
  /** Copies list and maps. */
  public GenerationReport {
    questions = List.copyOf(questions);
    Map<Count, Long> all = new EnumMap<>(Count.class);
    for (Count count : Count.values()) {
      all.put(count, counts.getOrDefault(count, 0L));
    }
    counts = Collections.unmodifiableMap(all);
    provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
  }

  /** How many there were. */
  public long count(Count count) {
    return counts.getOrDefault(count, 0L);
  }

  /** What is counted, in the order of the run. */
  public enum Count {
    /** Topics that the model named. */
    TOPICS,
    /** … that said the same as another of the request. */
    DUPLICATE_TOPICS,
    /** Articles found for a request, each once. */
    ARTICLES,
    /** Chunks of articles and of the requests' documents. */
    CHUNKS,
    /** … that have nothing to do with the request. */
    IRRELEVANT_CHUNKS,
    /** Contexts that questions were asked for. */
    CONTEXTS,
    /** … whose reply held no question that could be read. */
    UNREADABLE_CONTEXTS,
    /** Questions written. */
    QUESTIONS,
    /** … that said the same as another. */
    DUPLICATE_QUESTIONS,
    /** … that the corpus answers. */
    ANSWERABLE,
    /** … that the corpus answers in a way that may be right. */
    PLAUSIBLE,
    /** … whose verdict could not be read. */
    MURKY,
    /** … of other hops than intended, or of a number that could not be read. */
    OTHER_HOPS,
    /** … with a score that could not be read. */
    UNSCORED,
    /** … whose scores are not enough. */
    POOR,
    /** Questions that stay. */
    KEPT,
    /** Prompts that the model refused to take, such as one longer than its window. */
    REFUSED_PROMPTS
  }
}
