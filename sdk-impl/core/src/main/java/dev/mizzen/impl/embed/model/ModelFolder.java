package dev.mizzen.impl.embed.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mizzen.embed.Pooling;
import dev.mizzen.error.ModelException;
import dev.mizzen.error.ModelNotFoundException;
import dev.mizzen.spi.EmbedderSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with an ONNX model, its {@code tokenizer.json}, and the settings that the
 * sentence-transformers library leaves beside them, as far as they are there.
 */
final class ModelFolder {
  private final Path folder;
  private final Path model;
  private final Path tokenizer;

  private ModelFolder(Path folder, Path model, Path tokenizer) {
    this.folder = folder;
    this.model = model;
    this.tokenizer = tokenizer;
  }

  /**
   * Finds the files.
   *
   * @throws ModelNotFoundException naming what is missing
   */
  static ModelFolder open(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new ModelNotFoundException(
          folder + " is not a folder; give the one that holds model.onnx and tokenizer.json");
    }
    Path tokenizer = folder.resolve("tokenizer.json");
    if (!Files.isRegularFile(tokenizer)) {
      throw new ModelNotFoundException(
          tokenizer + " is missing; save the model's fast tokenizer there");
    }
    return new ModelFolder(folder, findModel(folder), tokenizer);
  }

  private static Path findModel(Path folder) {
    Path below = folder.resolve("onnx");
    for (Path file : List.of(folder.resolve("model.onnx"), below.resolve("model.onnx"))) {
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    List<Path> found = Stream.of(folder, below).flatMap(f -> onnxFiles(f).stream()).toList();
    if (found.size() != 1) {
      throw new ModelNotFoundException(
          folder
              + " should hold model.onnx, onnx/model.onnx or exactly one .onnx file, found "
              + found.stream().map(folder::relativize).toList());
    }
    return found.getFirst();
  }

  private static List<Path> onnxFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".onnx")).sorted().toList();
    } catch (IOException e) {
      throw new ModelException(folder + " cannot be listed: " + e, e);
    }
  }

  Path model() {
    return model;
  }

  Path tokenizer() {
    return tokenizer;
  }

  /**
   * The settings of the folder under those of the caller.
   *
   * @throws ModelException if pooling or length stand nowhere
   */
  ModelSettings settings(EmbedderSpec spec) {
    SentenceModules modules = SentenceModules.read(folder);
    Pooling pooling =
        spec.pooling()
            .or(modules::pooling)
            .orElseThrow(() -> open("pooling", "pooling(Pooling.MEAN) or pooling(Pooling.CLS)"));
    LengthLimits limits = LengthLimits.read(folder);
    int longest = limits.longest().orElse(Integer.MAX_VALUE);
    int maxTokens =
        Stream.of(spec.maxTokens(), limits.maxTokens(), limits.longest())
            .filter(length -> length.isPresent())
            .findFirst()
            .orElseThrow(() -> open("length", "maxTokens(int)"))
            .getAsInt();
    JsonNode prompts = JsonFile.read(folder, "config_sentence_transformers.json").path("prompts");
    return new ModelSettings(
            name(),
            pooling,
            modules.normalized(),
            prompt(prompts, "query"),
            prompt(prompts, "passage", "document"),
            maxTokens,
            longest)
        .with(spec);
  }

  private String name() {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? "model" : name.toString();
  }

  private static String prompt(JsonNode prompts, String... names) {
    for (String name : names) {
      if (prompts.path(name).isTextual()) {
        return prompts.path(name).asText();
      }
    }
    return "";
  }

  private ModelException open(String setting, String call) {
    return new ModelException(
        "no file in "
            + folder
            + " tells the model's "
            + setting
            + "; say it: Embedder.folder(path)."
            + call
            + ".open()");
  }
}
