package dev.mizzen.impl.tensor;

import static dev.mizzen.impl.tensor.JsonFile.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.error.ModelException;
import dev.mizzen.impl.embed.model.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A model in a folder: {@code KIND.json} says format and version, and names the file of tensors
 * with its hash. It is replaced last, so that a folder always holds a whole model, the old one or
 * the new.
 *
 * @param config what stands in the JSON file besides
 * @param tensors the weights
 */
public record TensorFolder(ObjectNode config, SafeTensors tensors) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int NAME_LENGTH = 16;
  private static final int LARGEST_CONFIG = 256 << 20;

  /**
   * Writes a model.
   *
   * @param kind of letters and hyphens
   * @throws UncheckedIOException if that cannot be
   */
  public void save(Path folder, String kind, int version) {
    List<ByteBuffer> parts = tensors.bytes();
    Sha256 hash = new Sha256();
    parts.forEach(part -> hash.add(MemorySegment.ofBuffer(part)));
    String hex = hash.hex();
    String name = kind + "-" + hex.substring(0, NAME_LENGTH) + ".safetensors";
    AtomicFile.write(folder.resolve(name), parts);
    ObjectNode all = JSON.createObjectNode();
    all.put("format", "mizzen-" + kind).put("version", version);
    all.put("tensors", name).put("sha256", hex);
    // The settings have no hash of their own to go by: a changed byte there must not go unnoticed.
    all.put("configSha256", Sha256.of(config.toString().getBytes(StandardCharsets.UTF_8)));
    all.set("config", config);
    byte[] text = (all.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(folder.resolve(kind + ".json"), List.of(ByteBuffer.wrap(text)));
    deleteOthers(folder, kind, name);
  }

  private static void deleteOthers(Path folder, String kind, String name) {
    Pattern ours = tensorFile(kind);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, kind + "-*.safetensors")) {
      for (Path file : files) {
        String other = file.getFileName().toString();
        if (ours.matcher(other).matches() && !other.equals(name)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("tensors of an older model cannot be deleted: " + e, e);
    }
  }

  private static Pattern tensorFile(String kind) {
    return Pattern.compile(Pattern.quote(kind) + "-[0-9a-f]{16}\\.safetensors");
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws ModelException if it cannot be read, is damaged, or of another kind or version
   */
  public static TensorFolder load(Path folder, String kind, int version) {
    Path file = folder.resolve(kind + ".json");
    JsonNode all = JsonFile.read(file, LARGEST_CONFIG, "mizzen-" + kind, version);
    require(
        all.get("config") instanceof ObjectNode config
            && Sha256.of(config.toString().getBytes(StandardCharsets.UTF_8))
                .equals(all.path("configSha256").asText()),
        file,
        "was changed after it was written; copy the folder again");
    String name = all.path("tensors").asText();
    require(tensorFile(kind).matcher(name).matches(), file, "names the tensors '" + name + "'");
    Path weights = folder.resolve(name);
    require(
        hash(weights).equals(all.path("sha256").asText()),
        weights,
        "does not have the hash that " + file.getFileName() + " gives; copy the folder again");
    return new TensorFolder((ObjectNode) all.get("config"), SafeTensors.read(weights));
  }

  /**
   * The tensor of this name and shape.
   *
   * @throws ModelException if it is not there, or has another shape
   */
  public float[] tensor(Path file, String name, Integer... shape) {
    Tensor tensor = tensors.tensors().get(name);
    if (tensor == null || !tensor.shape().equals(List.of(shape))) {
      throw new ModelException(
          file
              + " needs "
              + name
              + " of the shape "
              + List.of(shape)
              + ", got "
              + (tensor == null ? "none" : tensor.shape()));
    }
    return tensor.values();
  }

  private static String hash(Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw new ModelException(file + " cannot be read: " + e, e);
    }
  }
}
