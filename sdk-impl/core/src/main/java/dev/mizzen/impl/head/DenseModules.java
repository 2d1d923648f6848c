package dev.mizzen.impl.head;

import static dev.mizzen.impl.tensor.JsonFile.require;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.error.ModelException;
import dev.mizzen.impl.tensor.SafeTensors;
import dev.mizzen.impl.tensor.Tensor;
import dev.mizzen.kernels.dense.Activation;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Heads as PyLate and Sentence-Transformers write them: a folder with {@code config.json} and
 * {@code model.safetensors} for each Dense module, or a model's folder with several of them, named
 * {@code 1_Dense}, {@code 2_Dense} and so on.
 */
final class DenseModules {
  private static final int WIDEST = 16 * ModelIdentity.MAX_DIMENSION;

  /** By the last part of the Python class's name. */
  private static final Map<String, Activation> ACTIVATIONS =
      Map.of(
          "Identity", Activation.IDENTITY,
          "ReLU", Activation.RELU,
          "GELU", Activation.GELU,
          "SiLU", Activation.SILU,
          "Sigmoid", Activation.SIGMOID);

  private DenseModules() {}

  /**
   * Reads one module, or all of a model in the order of their numbers.
   *
   * @throws ModelException if there is none, or one cannot be read
   */
  static Network load(Path folder) {
    List<Layer> layers = new ArrayList<>();
    if (Files.exists(folder.resolve("model.safetensors"))
        && HeadFile.read(folder.resolve("config.json")).has("in_features")) {
      layers.add(module(folder));
    } else {
      numbered(folder).values().forEach(module -> layers.add(module(module)));
    }
    require(
        !layers.isEmpty(),
        folder,
        "holds no head: neither a config.json of one, nor folders such as 1_Dense");
    try {
      return new Network(layers);
    } catch (IllegalArgumentException e) {
      throw new ModelException(folder + ": " + e.getMessage(), e);
    }
  }

  private static Map<Integer, Path> numbered(Path folder) {
    Map<Integer, Path> modules = new TreeMap<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, "*_Dense")) {
      for (Path module : folders) {
        String number = module.getFileName().toString().replaceFirst("_Dense$", "");
        if (number.matches("[0-9]{1,4}") && !Files.isSymbolicLink(module)) {
          modules.put(Integer.valueOf(number), module);
        }
      }
    } catch (IOException e) {
      throw new ModelException(folder + " cannot be read: " + e, e);
    }
    return modules;
  }

  private static DenseLayer module(Path folder) {
    Path file = folder.resolve("config.json");
    JsonNode config = HeadFile.read(file);
    int in = HeadFile.dimension(file, config.path("in_features"), WIDEST);
    int out = HeadFile.dimension(file, config.path("out_features"), WIDEST);
    SafeTensors content = SafeTensors.read(folder.resolve("model.safetensors"));
    Map<String, Tensor> tensors = new TreeMap<>(content.tensors());
    Weights matrix = matrix(folder, tensors, "linear.weight", in, out);
    boolean residual = config.path("use_residual").asBoolean();
    Optional<Weights> bias = Optional.empty();
    if (config.path("bias").asBoolean(true)) {
      Tensor values = tensors.remove("linear.bias");
      if (values == null || !values.shape().equals(List.of(out))) {
        throw new ModelException(folder + " has no linear.bias of " + out + " values");
      }
      bias = Optional.of(new Weights("bias", 1, out, values.values()));
    }
    Optional<Weights> skip = Optional.empty();
    if (residual && tensors.containsKey("residual.weight")) {
      skip = Optional.of(matrix(folder, tensors, "residual.weight", in, out));
    }
    require(
        !residual || skip.isPresent() || in == out,
        folder,
        "has a residual between " + in + " and " + out + " values without a matrix");
    require(tensors.isEmpty(), folder, "has the unknown tensors " + tensors.keySet());
    return new DenseLayer(matrix, bias, activation(file, config), residual, skip);
  }

  private static Activation activation(Path file, JsonNode config) {
    // What each of the two libraries takes where nothing is said.
    String usual = config.has("use_residual") ? "Identity" : "Tanh";
    String name = config.path("activation_function").asText(usual);
    Activation activation = ACTIVATIONS.get(name.substring(name.lastIndexOf('.') + 1));
    if (activation == null) {
      throw new ModelException(
          file + " asks for the activation " + name + "; known are " + ACTIVATIONS.keySet());
    }
    return activation;
  }

  private static Weights matrix(
      Path folder, Map<String, Tensor> tensors, String name, int in, int out) {
    Tensor tensor = tensors.remove(name);
    if (tensor == null || !tensor.shape().equals(List.of(out, in))) {
      throw new ModelException(
          folder + " has no " + name + " of the shape [" + out + ", " + in + "]");
    }
    return new Weights(name, in, out, transposed(tensor.values(), out, in));
  }

  private static float[] transposed(float[] values, int rows, int columns) {
    float[] transposed = new float[values.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        transposed[j * rows + i] = values[i * columns + j];
      }
    }
    return transposed;
  }
}
