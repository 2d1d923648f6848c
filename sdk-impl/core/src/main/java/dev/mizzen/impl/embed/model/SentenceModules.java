package dev.mizzen.impl.embed.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mizzen.embed.Pooling;
import dev.mizzen.error.ModelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps after the transformer, as {@code modules.json} and the pooling folder's {@code
 * config.json} tell them.
 *
 * @param pooling if it stands there
 * @param normalized whether the last step scales to length 1; true if nothing is said
 */
record SentenceModules(Optional<Pooling> pooling, boolean normalized) {
  private static final String MODULES = "modules.json";
  private static final String POOLING_FOLDER = "1_Pooling";
  private static final String MODE = "pooling_mode_";
  private static final Map<String, Pooling> KNOWN =
      Map.of(
          "cls", Pooling.CLS,
          "cls_token", Pooling.CLS,
          "mean", Pooling.MEAN,
          "mean_tokens", Pooling.MEAN);

  /**
   * Reads them.
   *
   * @throws ModelException if they ask for a step that is not known here
   */
  static SentenceModules read(Path folder) {
    JsonNode modules = JsonFile.read(folder, MODULES);
    String poolingFolder = POOLING_FOLDER;
    boolean normalized = modules.isMissingNode();
    for (JsonNode module : modules) {
      String type = module.path("type").asText();
      String step = type.substring(type.lastIndexOf('.') + 1);
      switch (step) {
        case "Transformer" -> {}
        case "Pooling" -> poolingFolder = module.path("path").asText();
        case "Normalize" -> normalized = true;
        default ->
            throw new ModelException(
                folder.resolve(MODULES)
                    + " asks for the step "
                    + step
                    + "; only Transformer, Pooling and Normalize are known; export the whole model"
                    + " to ONNX without it, or remove the file");
      }
    }
    return new SentenceModules(pooling(confined(folder, poolingFolder)), normalized);
  }

  private static Path confined(Path folder, String name) {
    Path path = folder.resolve(name).normalize();
    if (!path.startsWith(folder.normalize()) || Files.isSymbolicLink(path)) {
      throw new ModelException(
          folder.resolve(MODULES) + " points to '" + name + "', which leaves the folder");
    }
    return path;
  }

  private static Optional<Pooling> pooling(Path folder) {
    JsonNode config = JsonFile.read(folder, "config.json");
    List<String> modes = new ArrayList<>();
    config
        .properties()
        .forEach(
            entry -> {
              if (entry.getKey().startsWith(MODE) && entry.getValue().asBoolean()) {
                modes.add(entry.getKey().substring(MODE.length()));
              }
            });
    if (config.path("pooling_mode").isTextual()) {
      modes.add(config.path("pooling_mode").asText());
    }
    if (modes.isEmpty()) {
      return Optional.empty();
    }
    Pooling pooling = KNOWN.get(modes.getFirst());
    if (modes.size() > 1 || pooling == null) {
      throw new ModelException(
          folder.resolve("config.json")
              + " asks for the pooling "
              + modes
              + "; only cls_token and mean_tokens are known, and one of them");
    }
    return Optional.of(pooling);
  }
}
