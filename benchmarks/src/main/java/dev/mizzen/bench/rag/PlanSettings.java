package dev.mizzen.bench.rag;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a language model is asked to plan.
 *
 * @param questions how many
 * @param seed of their choice
 * @param rounds of searches, at most
 * @param passages in a prompt, at most
 * @param passagesTokens of all passages in a prompt, at most, as the library estimates them
 */
public record PlanSettings(int questions, long seed, int rounds, int passages, int passagesTokens) {
  /** For the results. */
  Map<String, Object> told() {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("seed", seed);
    told.put("rounds", rounds);
    told.put("passages_in_prompt", passages);
    told.put("passages_tokens", passagesTokens);
    return told;
  }
}
