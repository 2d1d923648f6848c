package dev.mizzen.bench.rag;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a language model is asked.
 *
 * @param questions how many
 * @param seed of their choice
 * @param passages in a prompt, at most
 * @param passageTokens of each, at most, as the library estimates them
 * @param answerTokens at most
 * @param falseRefusals the share of answerable calibration questions that may be refused
 */
public record GeneratorSettings(
    int questions,
    long seed,
    int passages,
    int passageTokens,
    int answerTokens,
    double falseRefusals) {
  /** For the results. */
  Map<String, Object> told() {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("seed", seed);
    told.put("passages", passages);
    told.put("passage_tokens", passageTokens);
    told.put("answer_tokens", answerTokens);
    told.put("false_refusals_calibration", falseRefusals);
    return told;
  }
}
