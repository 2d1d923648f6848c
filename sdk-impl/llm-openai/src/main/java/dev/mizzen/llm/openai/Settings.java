package dev.mizzen.llm.openai;

import java.time.Duration;
import java.util.OptionalInt;

/** What an {@link OpenAiBuilder} collected, checked. */
record Settings(
    Endpoint endpoint,
    String model,
    int contextWindow,
    String tokenLimit,
    Duration timeout,
    Duration deadline,
    int attempts,
    Backoff backoff,
    OptionalInt requestsPerMinute,
    OptionalInt tokensPerMinute,
    int atOnce) {
  Settings {
    if (model.isBlank()) {
      throw new IllegalArgumentException("the model needs a name, got a blank one");
    }
    requirePositive("contextWindow", contextWindow);
    requirePositive("attempts", attempts);
    requirePositive("atOnce", atOnce);
    requirePositive("requestsPerMinute", requestsPerMinute.orElse(1));
    requirePositive("tokensPerMinute", tokensPerMinute.orElse(1));
    requirePositive("timeout", timeout);
    requirePositive("deadline", deadline);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, got " + value);
    }
  }

  private static void requirePositive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(name + " must be longer than zero, got " + value);
    }
  }
}
