package dev.mizzen.samples.search;

import dev.mizzen.Embedder;
import dev.mizzen.embed.EmbedderBuilder;
import dev.mizzen.embed.Pooling;
import dev.mizzen.error.ModelException;
import dev.mizzen.error.ModelNotFoundException;
import dev.mizzen.samples.search.source.FolderNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The models this program can open: those whose artifacts are on its class path, and folders. */
final class Models {
  static final String DEFAULT = "all-minilm-l6-v2-q";

  private static final List<String> KNOWN =
      List.of(
          DEFAULT,
          "all-minilm-l6-v2",
          "bge-small-en-v1.5-q",
          "bge-small-en-v1.5",
          "e5-small-v2-q",
          "e5-small-v2");

  private Models() {}

  /**
   * Opens a model by its name, or from a folder.
   *
   * @param pooling of a folder's model; must be given if no file there tells it
   * @throws IllegalArgumentException if it must be given, or cannot
   * @throws ModelException if the model cannot be read
   */
  static Embedder open(String model, Optional<Pooling> pooling, int threads) {
    EmbedderBuilder builder = builder(model).threads(threads);
    try {
      return pooling.map(builder::pooling).orElse(builder).open();
    } catch (ModelNotFoundException e) {
      throw e;
    } catch (ModelException e) {
      if (pooling.isEmpty() && !isPresent(model) && !tellsPooling(Path.of(model))) {
        throw new IllegalArgumentException(
            "no file in " + model + " tells the model's pooling; add --pooling cls or mean", e);
      }
      throw e;
    }
  }

  /**
   * A short name for files made with this model.
   *
   * @throws IllegalArgumentException if there is none, listing those there are, or if a bundled
   *     model is to be pooled otherwise
   */
  static String fileName(String model, Optional<Pooling> pooling) {
    if (isPresent(model)) {
      if (pooling.isPresent()) {
        throw new IllegalArgumentException(
            "--pooling is for models in folders; " + model + " brings its own");
      }
      return model;
    }
    if (Files.isDirectory(Path.of(model))) {
      return FolderNames.of(Path.of(model)) + pooling.map(p -> "-" + Poolings.name(p)).orElse("");
    }
    throw new IllegalArgumentException(
        "there is no model '"
            + model
            + "'; choose among "
            + String.join(", ", KNOWN.stream().filter(Models::isPresent).toList())
            + ", or give a folder with an ONNX model and its tokenizer.json");
  }

  private static EmbedderBuilder builder(String model) {
    return isPresent(model) ? Embedder.model(model) : Embedder.folder(Path.of(model));
  }

  /** Whether there is one of the files in which the sentence-transformers library keeps it. */
  private static boolean tellsPooling(Path folder) {
    return Files.exists(folder.resolve("modules.json"))
        || Files.exists(folder.resolve("1_Pooling/config.json"));
  }

  private static boolean isPresent(String model) {
    return KNOWN.contains(model) && Models.class.getResource("/" + model + ".onnx") != null;
  }
}
