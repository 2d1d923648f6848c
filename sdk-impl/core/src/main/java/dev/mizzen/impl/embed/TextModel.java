package dev.mizzen.impl.embed;

import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.embed.Role;
import dev.mizzen.error.ModelException;
import dev.mizzen.impl.embed.model.ModelSettings;
import dev.mizzen.impl.embed.model.ModelSource;
import dev.mizzen.impl.embed.model.Sha256;
import dev.mizzen.impl.embed.onnx.OnnxFile;
import dev.mizzen.impl.embed.onnx.OnnxModel;
import dev.mizzen.impl.embed.tokenize.Tokenizer;
import dev.mizzen.spi.EmbedderSpec;
import java.lang.foreign.Arena;

/**
 * A tokenizer and a model that were found to fit together.
 *
 * @param identity all that decides which vectors come out
 * @param batchInvariant see {@link dev.mizzen.Embedder#batchInvariant()}
 * @param tokenizer closed with this
 * @param onnx closed with this
 */
record TextModel(
    ModelIdentity identity, boolean batchInvariant, Tokenizer tokenizer, OnnxModel onnx)
    implements AutoCloseable {

  /**
   * Loads what {@code spec} asks for and tries it once.
   *
   * @throws ModelException if it is absent, damaged, unsafe, or does not fit together
   */
  static TextModel load(EmbedderSpec spec) {
    try (Arena arena = Arena.ofConfined()) {
      ModelSource source = ModelSource.find(spec, arena);
      OnnxFile file = OnnxFile.check(source.model());
      Tokenizer tokenizer = Tokenizer.open(source.tokenizerName(), source.tokenizer());
      try {
        return load(source, file, tokenizer);
      } catch (RuntimeException | Error e) {
        tokenizer.close();
        throw e;
      }
    }
  }

  private static TextModel load(ModelSource source, OnnxFile file, Tokenizer tokenizer) {
    ModelFit.requireVocabulary(source.tokenizerName(), tokenizer, file);
    ModelFit.requireSpecialTokens(source.tokenizerName(), tokenizer, source.settings());
    OnnxModel onnx = OnnxModel.open(file);
    try {
      ModelFit.tryOut(source.tokenizerName(), tokenizer, onnx);
      ModelIdentity identity = identity(source, file, onnx.dimension());
      TextModel model = new TextModel(identity, file.batchInvariant(), tokenizer, onnx);
      model.requireRoom(Role.QUERY);
      model.requireRoom(Role.PASSAGE);
      return model;
    } catch (RuntimeException | Error e) {
      onnx.close();
      throw e;
    }
  }

  private static ModelIdentity identity(ModelSource source, OnnxFile file, int dimension) {
    if (dimension > ModelIdentity.MAX_DIMENSION) {
      throw new ModelException(
          file.name()
              + " gives vectors of dimension "
              + dimension
              + "; the most is "
              + ModelIdentity.MAX_DIMENSION);
    }
    ModelSettings settings = source.settings();
    return new ModelIdentity(
        settings.id(),
        file.sha256(),
        Sha256.of(source.tokenizer()),
        settings.pooling(),
        settings.normalized(),
        settings.queryPrefix(),
        settings.passagePrefix(),
        settings.maxTokens(),
        dimension,
        file.quantization());
  }

  /** What is put before texts of this role. */
  String prefix(Role role) {
    return role == Role.QUERY ? identity.queryPrefix() : identity.passagePrefix();
  }

  private void requireRoom(Role role) {
    int taken = tokenizer.specialTokens() + tokenizer.tokenize(prefix(role)).count();
    if (taken >= identity.maxTokens()) {
      throw new IllegalArgumentException(
          "the "
              + role
              + " prefix and special tokens take "
              + taken
              + " tokens, which leaves no room for a text within maxTokens "
              + identity.maxTokens());
    }
  }

  @Override
  public void close() {
    try {
      onnx.close();
    } finally {
      tokenizer.close();
    }
  }
}
