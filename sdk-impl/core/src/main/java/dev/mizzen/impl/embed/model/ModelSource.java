package dev.mizzen.impl.embed.model;

import dev.mizzen.error.ModelException;
import dev.mizzen.error.ModelNotFoundException;
import dev.mizzen.spi.EmbedderSpec;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A model's files, found and read but not yet checked.
 *
 * @param model the ONNX file
 * @param tokenizerName names the tokenizer's file in errors
 * @param tokenizer the content of {@code tokenizer.json}
 * @param settings with what the caller set
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
public record ModelSource(
    ModelBytes model, String tokenizerName, byte[] tokenizer, ModelSettings settings) {
  /** Four times the largest tokenizer in common use. */
  static final int LARGEST_TOKENIZER = 128 << 20;

  /**
   * Finds what {@code spec} asks for.
   *
   * @param arena where the model's bytes are put
   * @throws ModelNotFoundException if it is not there
   * @throws ModelException if it cannot be read, or settings are missing
   */
  public static ModelSource find(EmbedderSpec spec, Arena arena) {
    return switch (spec.source()) {
      case EmbedderSpec.Bundled(String id) -> bundled(BundledModels.named(id), spec, arena);
      case EmbedderSpec.Folder(Path path) -> folder(ModelFolder.open(path), spec, arena);
    };
  }

  private static ModelSource bundled(BundledModel model, EmbedderSpec spec, Arena arena) {
    ModelSettings settings = model.settings().with(spec);
    URL tokenizer = resource(model, model.tokenizerResource());
    URL onnx = resource(model, model.modelResource());
    byte[] json = read(tokenizer);
    return new ModelSource(ModelBytes.read(onnx, arena), tokenizer.toString(), json, settings);
  }

  private static ModelSource folder(ModelFolder folder, EmbedderSpec spec, Arena arena) {
    ModelSettings settings = folder.settings(spec);
    byte[] json = read(folder.tokenizer());
    return new ModelSource(
        ModelBytes.map(folder.model(), arena), folder.tokenizer().toString(), json, settings);
  }

  private static URL resource(BundledModel model, String name) {
    URL url = find(Thread.currentThread().getContextClassLoader(), name);
    if (url == null) {
      url = find(ModelSource.class.getClassLoader(), name);
    }
    if (url == null) {
      throw new ModelNotFoundException(
          "the model "
              + model.stem()
              + " is not on the class path; add the dependency "
              + model.artifact()
              + " (licence "
              + model.licence()
              + "), without its own dependencies");
    }
    return url;
  }

  private static @Nullable URL find(@Nullable ClassLoader loader, String name) {
    return loader == null ? ClassLoader.getSystemResource(name) : loader.getResource(name);
  }

  private static byte[] read(URL resource) {
    try {
      URLConnection connection = resource.openConnection();
      connection.setUseCaches(false);
      try (InputStream in = connection.getInputStream()) {
        return limited(resource.toString(), in.readNBytes(LARGEST_TOKENIZER + 1));
      }
    } catch (IOException e) {
      throw new ModelException(resource + " cannot be read: " + e, e);
    }
  }

  private static byte[] read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return limited(file.toString(), in.readNBytes(LARGEST_TOKENIZER + 1));
    } catch (IOException e) {
      throw new ModelException(file + " cannot be read: " + e, e);
    }
  }

  private static byte[] limited(String name, byte[] content) {
    if (content.length > LARGEST_TOKENIZER) {
      throw new ModelException(
          name + " has more than " + LARGEST_TOKENIZER + " bytes; no tokenizer is that large");
    }
    return content;
  }
}
