package dev.mizzen.impl.head;

import static dev.mizzen.impl.tensor.JsonFile.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.error.ModelException;
import dev.mizzen.impl.embed.model.Sha256;
import dev.mizzen.impl.tensor.AtomicFile;
import dev.mizzen.impl.tensor.JsonFile;
import dev.mizzen.impl.tensor.SafeTensors;
import dev.mizzen.impl.tensor.Tensor;
import dev.mizzen.kernels.dense.Activation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Heads in folders. {@code config.json} tells the layers and names the weights' file with its hash;
 * it is replaced last, so that a folder always holds a whole head, the old one or the new. Matrices
 * stand as {@code [columns × inner]}, as PyTorch writes them.
 */
public final class HeadFile {
  private static final String CONFIG = "config.json";
  private static final String FORMAT = "mizzen-head";
  private static final int VERSION = 1;
  private static final int LARGEST = 1 << 20;
  private static final int MOST_LAYERS = 16;
  private static final JsonMapper JSON = new JsonMapper();

  private HeadFile() {}

  /** The layers of a head as JSON; its weights apart, all that there is to know. */
  public static String describe(Network network) {
    return layers(network).toString();
  }

  /** A hash of layers and weights. */
  public static String sha256(Network network) {
    return sha256(weights(network).bytes());
  }

  private static String sha256(List<ByteBuffer> parts) {
    Sha256 hash = new Sha256();
    parts.forEach(part -> hash.add(MemorySegment.ofBuffer(part)));
    return hash.hex();
  }

  /**
   * Writes a head.
   *
   * @throws UncheckedIOException if that cannot be
   */
  public static void save(Network network, Path folder) {
    List<ByteBuffer> parts = weights(network).bytes();
    String hash = sha256(parts);
    String name = "head-" + hash.substring(0, 16) + ".safetensors";
    AtomicFile.write(folder.resolve(name), parts);
    ObjectNode config = JSON.createObjectNode();
    config.put("format", FORMAT).put("version", VERSION);
    config.put("weights", name).put("sha256", hash);
    config.set("layers", layers(network));
    byte[] text = (config.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(folder.resolve(CONFIG), List.of(ByteBuffer.wrap(text)));
    deleteOthers(folder, name);
  }

  private static void deleteOthers(Path folder, String name) {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, "head-????????????????.safetensors")) {
      for (Path file : files) {
        if (!file.getFileName().toString().equals(name)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("weights of an older head cannot be deleted: " + e, e);
    }
  }

  private static SafeTensors weights(Network network) {
    Map<String, Tensor> tensors = new TreeMap<>();
    List<Weights> all = network.weights();
    for (int n = 0; n < all.size(); n++) {
      Weights w = all.get(n);
      tensors.put("weight." + n, Tensor.of(w.columns(), w.inner(), transposed(w)));
    }
    return SafeTensors.of(tensors, Map.of("layers", describe(network)));
  }

  private static float[] transposed(Weights w) {
    return transposed(w.values(), w.inner(), w.columns());
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

  private static ArrayNode layers(Network network) {
    ArrayNode layers = JSON.createArrayNode();
    for (Layer layer : network.layers()) {
      ObjectNode node = layers.addObject();
      switch (layer) {
        case DenseLayer dense ->
            node.put("type", "dense")
                .put("in", dense.inputDimension())
                .put("out", dense.dimension())
                .put("activation", dense.activation().name())
                .put("bias", dense.bias().isPresent())
                .put("residual", dense.residual())
                .put("skip", dense.skip().isPresent());
        case GluLayer glu ->
            node.put("type", "glu")
                .put("in", glu.inputDimension())
                .put("middle", glu.down().inner())
                .put("out", glu.dimension())
                .put("activation", glu.activation().name())
                .put("skip", glu.skip().isPresent());
      }
    }
    return layers;
  }

  /**
   * Reads a head, ours or PyLate's.
   *
   * @throws ModelException if it cannot be read, is damaged, or asks for what is not known here
   */
  public static Network load(Path folder) {
    Path file = folder.resolve(CONFIG);
    if (!Files.exists(file) || !read(file).has("format")) {
      return DenseModules.load(folder);
    }
    JsonNode config = JsonFile.read(file, LARGEST, FORMAT, VERSION);
    String name = config.path("weights").asText();
    require(
        name.matches("head-[0-9a-f]{16}\\.safetensors"), file, "names the weights '" + name + "'");
    Path weights = folder.resolve(name);
    require(
        hash(weights).equals(config.path("sha256").asText()),
        weights,
        "does not have the hash that " + CONFIG + " gives; copy the folder again");
    return network(file, config.path("layers"), SafeTensors.read(weights));
  }

  private static String hash(Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw new ModelException(file + " cannot be read: " + e, e);
    }
  }

  static JsonNode read(Path file) {
    return JsonFile.read(file, LARGEST);
  }

  private static Network network(Path file, JsonNode layers, SafeTensors content) {
    require(
        layers.isArray() && !layers.isEmpty() && layers.size() <= MOST_LAYERS,
        file,
        "has " + layers.size() + " layers; 1 to " + MOST_LAYERS + " are possible");
    Reader reader = new Reader(file, content);
    List<Layer> all = new ArrayList<>();
    for (JsonNode layer : layers) {
      all.add(reader.layer(layer));
    }
    require(
        reader.next == content.tensors().size(),
        file,
        "needs " + reader.next + " matrices, but there are " + content.tensors().size());
    try {
      return new Network(all);
    } catch (IllegalArgumentException e) {
      throw new ModelException(file + ": " + e.getMessage(), e);
    }
  }

  static Activation activation(Path file, String name) {
    try {
      return Activation.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new ModelException(file + " asks for the unknown activation '" + name + "'", e);
    }
  }

  static int dimension(Path file, JsonNode node, int most) {
    require(
        node.isInt() && node.asInt() >= 1 && node.asInt() <= most,
        file,
        "has the size " + node + "; 1 to " + most + " are possible");
    return node.asInt();
  }

  /** Takes matrices in their order. */
  private static final class Reader {
    private static final int WIDEST = 16 * ModelIdentity.MAX_DIMENSION;

    private final Path file;
    private final SafeTensors content;
    private int next;

    Reader(Path file, SafeTensors content) {
      this.file = file;
      this.content = content;
    }

    Layer layer(JsonNode node) {
      int in = dimension(file, node.path("in"), WIDEST);
      int out = dimension(file, node.path("out"), WIDEST);
      Activation activation = activation(file, node.path("activation").asText());
      boolean skip = node.path("skip").asBoolean();
      if (node.path("type").asText().equals("glu")) {
        int middle = dimension(file, node.path("middle"), WIDEST);
        return new GluLayer(
            matrix("gate", in, middle),
            matrix("up", in, middle),
            matrix("down", middle, out),
            activation,
            optional(skip, "skip", in, out));
      }
      require(
          node.path("type").asText().equals("dense"),
          file,
          "asks for the unknown layer " + node.path("type"));
      boolean residual = node.path("residual").asBoolean();
      require(!skip || residual, file, "has a skip without a residual");
      require(!residual || skip || in == out, file, "joins " + in + " and " + out + " values");
      return new DenseLayer(
          matrix("matrix", in, out),
          optional(node.path("bias").asBoolean(), "bias", 1, out),
          activation,
          residual,
          optional(skip, "skip", in, out));
    }

    private Optional<Weights> optional(boolean there, String name, int inner, int columns) {
      return there ? Optional.of(matrix(name, inner, columns)) : Optional.empty();
    }

    private Weights matrix(String name, int inner, int columns) {
      Tensor tensor = content.tensors().get("weight." + next++);
      if (tensor == null || !tensor.shape().equals(List.of(columns, inner))) {
        throw new ModelException(
            file
                + " needs "
                + name
                + " as ["
                + columns
                + ", "
                + inner
                + "], which its weights do not have");
      }
      return new Weights(name, inner, columns, transposed(tensor.values(), columns, inner));
    }
  }
}
