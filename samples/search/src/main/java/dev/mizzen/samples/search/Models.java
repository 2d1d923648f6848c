package dev.mizzen.samples.search;

import dev.mizzen.Embedder;
import dev.mizzen.embed.EmbedderBuilder;
import dev.mizzen.samples.search.source.FolderNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
   * @throws dev.mizzen.error.ModelException if it cannot be read
   */
  static Embedder open(String model, int threads) {
    return builder(model).threads(threads).open();
  }

  /**
   * A short name for files made with this model.
   *
   * @throws IllegalArgumentException if there is none, listing those there are
   */
  static String fileName(String model) {
    if (isPresent(model)) {
      return model;
    }
    if (Files.isDirectory(Path.of(model))) {
      return FolderNames.of(Path.of(model));
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

  private static boolean isPresent(String model) {
    return KNOWN.contains(model) && Models.class.getResource("/" + model + ".onnx") != null;
  }
}
