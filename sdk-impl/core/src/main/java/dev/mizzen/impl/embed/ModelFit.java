package dev.mizzen.impl.embed;

import dev.mizzen.embed.Pooling;
import dev.mizzen.error.ModelException;
import dev.mizzen.impl.embed.model.ModelSettings;
import dev.mizzen.impl.embed.onnx.OnnxFile;
import dev.mizzen.impl.embed.onnx.OnnxInput;
import dev.mizzen.impl.embed.onnx.OnnxModel;
import dev.mizzen.impl.embed.tokenize.Tokenizer;
import java.lang.foreign.Arena;
import java.util.List;

/** Whether a tokenizer and a model belong together. */
final class ModelFit {
  /** Tables are padded to round numbers of rows, by a few percent at most. */
  private static final double LEAST_SHARE = 0.9;

  private ModelFit() {}

  /** Every id must have a row; and a table much larger belongs to another tokenizer. */
  static void requireVocabulary(String name, Tokenizer tokenizer, OnnxFile file) {
    if (file.tableRows().isEmpty()) {
      return;
    }
    long rows = file.tableRows().getAsLong();
    long ids = tokenizer.maxId() + 1L;
    if (ids > rows || ids < rows * LEAST_SHARE) {
      throw new ModelException(
          name
              + " has "
              + ids
              + " token ids, but the embedding table of "
              + file.name()
              + " has "
              + rows
              + " rows; put the tokenizer of the same model there");
    }
  }

  /** Without the first special token, its vector cannot be taken for the text's. */
  static void requireSpecialTokens(String name, Tokenizer tokenizer, ModelSettings settings) {
    boolean missing =
        settings.pooling() == Pooling.CLS
            ? tokenizer.leadingTokens() == 0
            : tokenizer.specialTokens() == 0;
    if (missing) {
      throw new ModelException(
          name
              + " adds no special tokens (it has no post_processor), which the pooling "
              + settings.pooling()
              + " of "
              + settings.id()
              + " needs; save the tokenizer again with its special tokens");
    }
  }

  /** Runs the largest id once, since not every graph shows its table. */
  static void tryOut(String name, Tokenizer tokenizer, OnnxModel onnx) {
    int[] input = tokenizer.input(new int[] {tokenizer.maxId()}, 0, 0, 1);
    try (Arena arena = Arena.ofConfined()) {
      onnx.run(List.of(OnnxInput.of(input)), arena);
    } catch (ModelException e) {
      throw new ModelException(
          name
              + " and "
              + onnx.name()
              + " do not fit together: the model cannot take the token id "
              + tokenizer.maxId()
              + "; put the tokenizer of the same model there",
          e);
    }
  }
}
