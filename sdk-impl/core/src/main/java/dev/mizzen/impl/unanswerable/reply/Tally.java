package dev.mizzen.impl.unanswerable.reply;

import dev.mizzen.eval.unanswerable.GenerationReport.Count;
import dev.mizzen.rag.Answer.Usage;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of everything in a run. Safe for use by many threads. */
public final class Tally {
  private final Map<Count, Long> counts = new EnumMap<>(Count.class);
  private long promptTokens;
  private long answerTokens;
  private @Nullable String refusal;

  /** With nothing counted. */
  public Tally() {}

  /** Counts some more. */
  public synchronized void add(Count count, long more) {
    counts.merge(count, more, Long::sum);
  }

  /** Counts the tokens of a reply. */
  public synchronized void add(Usage usage) {
    promptTokens += usage.promptTokens();
    answerTokens += usage.answerTokens();
  }

  /** Counts a prompt that the model refused. */
  public synchronized void refused(String message) {
    add(Count.REFUSED_PROMPTS, 1);
    refusal = refusal == null ? message : refusal;
  }

  /** The counts so far. */
  public synchronized Map<Count, Long> counts() {
    return new EnumMap<>(counts);
  }

  /** The tokens so far. */
  public synchronized Usage usage() {
    return new Usage(promptTokens, answerTokens);
  }

  /** What the model said of the first prompt that it refused. */
  public synchronized Optional<String> refusal() {
    return Optional.ofNullable(refusal);
  }
}
