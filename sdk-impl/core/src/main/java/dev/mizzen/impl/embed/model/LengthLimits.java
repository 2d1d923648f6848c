package dev.mizzen.impl.embed.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How many tokens a model takes.
 *
 * @param maxTokens what the model is meant to be given, if it is said
 * @param longest what it was built for, if it is said
 */
record LengthLimits(OptionalInt maxTokens, OptionalInt longest) {
  /** Tokenizers say "no limit" by a number with thirty digits. */
  private static final long UNLIMITED = 1 << 24;

  /**
   * These number their positions from the padding id + 1, which takes two places from the table.
   */
  private static final Set<String> SHIFTED_POSITIONS =
      Set.of("roberta", "xlm-roberta", "camembert", "mpnet");

  static LengthLimits read(Path folder) {
    JsonNode config = JsonFile.read(folder, "config.json");
    long positions = config.path("max_position_embeddings").asLong(0);
    if (SHIFTED_POSITIONS.contains(config.path("model_type").asText())) {
      positions -= config.path("pad_token_id").asLong(1) + 1;
    }
    OptionalInt longest = length(positions);
    OptionalInt sentence =
        length(JsonFile.read(folder, "sentence_bert_config.json").path("max_seq_length").asLong(0));
    OptionalInt tokenizer =
        length(
            (long)
                JsonFile.read(folder, "tokenizer_config.json")
                    .path("model_max_length")
                    .asDouble(0));
    OptionalInt meant = sentence.isPresent() ? sentence : tokenizer;
    if (meant.isPresent() && longest.isPresent()) {
      meant = OptionalInt.of(Math.min(meant.getAsInt(), longest.getAsInt()));
    }
    return new LengthLimits(meant, longest);
  }

  private static OptionalInt length(long tokens) {
    return tokens >= 3 && tokens < UNLIMITED ? OptionalInt.of((int) tokens) : OptionalInt.empty();
  }
}
