package dev.mizzen.llm.openai;

import dev.mizzen.rag.Answer.Usage;
import java.util.concurrent.atomic.LongAdder;

/** Counts what calls took. Safe for use by many threads. */
final class Tally {
  private final LongAdder requests = new LongAdder();
  private final LongAdder repeated = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder promptTokens = new LongAdder();
  private final LongAdder answerTokens = new LongAdder();

  void request(boolean again) {
    requests.increment();
    if (again) {
      repeated.increment();
    }
  }

  void failure() {
    failed.increment();
  }

  void used(Usage usage) {
    promptTokens.add(usage.promptTokens());
    answerTokens.add(usage.answerTokens());
  }

  OpenAiUsage now() {
    return new OpenAiUsage(
        requests.sum(),
        repeated.sum(),
        failed.sum(),
        new Usage(promptTokens.sum(), answerTokens.sum()));
  }
}
