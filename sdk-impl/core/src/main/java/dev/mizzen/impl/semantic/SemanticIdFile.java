package dev.mizzen.impl.semantic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.error.ModelException;
import dev.mizzen.impl.embed.model.Sha256;
import dev.mizzen.impl.quantize.ProductQuantizer;
import dev.mizzen.impl.quantize.ResidualQuantizer;
import dev.mizzen.impl.tensor.JsonFile;
import dev.mizzen.impl.tensor.SafeTensors;
import dev.mizzen.impl.tensor.Tensor;
import dev.mizzen.impl.tensor.TensorFolder;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.ProductTables;
import dev.mizzen.kernels.quantize.ResidualLevel;
import dev.mizzen.kernels.quantize.ResidualTables;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Quantizers in folders. Codebooks of a level stand end to end; how many centroids each has is a
 * tensor of its own, whose numbers are small enough for single floats.
 */
final class SemanticIdFile {
  private static final String KIND = "semantic-ids";
  private static final int VERSION = 1;
  private static final int MOST_LEVELS = 16;
  private static final int LARGEST_LEVEL = 1 << 20;

  private SemanticIdFile() {}

  static void save(ResidualTables coarse, ProductTables fine, Path folder) {
    folder(coarse, fine).save(folder, KIND, VERSION);
  }

  /** A hash of codebooks and settings. */
  static String sha256(ResidualTables coarse, ProductTables fine) {
    TensorFolder all = folder(coarse, fine);
    Sha256 hash = new Sha256();
    hash.add(all.config().toString());
    all.tensors().bytes().forEach(part -> hash.add(MemorySegment.ofBuffer(part)));
    return hash.hex();
  }

  private static TensorFolder folder(ResidualTables coarse, ProductTables fine) {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    config.put("dimension", coarse.dimension()).put("renormalised", coarse.renormalised());
    config.put("fineCodes", fine.subspaces()).put("fineSize", fine.size());
    config.put("rotated", fine.rotation() != null);
    ArrayNode levels = config.putArray("levels");
    Map<String, Tensor> tensors = new TreeMap<>();
    for (int l = 0; l < coarse.levels(); l++) {
      ResidualLevel level = coarse.level(l);
      float[] counts = counts(level.starts());
      levels
          .addObject()
          .put("size", level.size())
          .put("parent", level.parent())
          .put("centroids", level.centroids().length / coarse.dimension());
      tensors.put("coarse." + l + ".counts", Tensor.of(counts));
      tensors.put("coarse." + l + ".centroids", Tensor.of(level.centroids()));
    }
    tensors.put("fine.centroids", Tensor.of(fine.centroids()));
    float[] rotation = fine.rotation();
    float[] offset = fine.offset();
    if (rotation != null && offset != null) {
      tensors.put("fine.rotation", Tensor.of(fine.dimension(), fine.dimension(), rotation));
      tensors.put("fine.offset", Tensor.of(offset));
    }
    return new TensorFolder(config, SafeTensors.of(tensors, Map.of()));
  }

  private static float[] counts(int[] starts) {
    float[] counts = new float[starts.length - 1];
    for (int g = 0; g < counts.length; g++) {
      counts[g] = starts[g + 1] - starts[g];
    }
    return counts;
  }

  /**
   * Reads a quantizer.
   *
   * @throws ModelException if it cannot be read or is damaged
   */
  static SemanticIdQuantizer load(Path folder, KernelBackend backend, Workers workers) {
    TensorFolder all = TensorFolder.load(folder, KIND, VERSION);
    Path file = folder.resolve(KIND + ".json");
    try {
      int dimension = number(file, all.config(), "dimension", ModelIdentity.MAX_DIMENSION);
      JsonNode levels = all.config().path("levels");
      JsonFile.require(
          levels.isArray() && !levels.isEmpty() && levels.size() <= MOST_LEVELS,
          file,
          "has " + levels.size() + " levels; 1 to " + MOST_LEVELS + " are possible");
      List<ResidualLevel> coarse = new ArrayList<>();
      for (int l = 0; l < levels.size(); l++) {
        coarse.add(level(file, all, levels.get(l), l, dimension));
      }
      ResidualTables tables =
          new ResidualTables(coarse, dimension, all.config().path("renormalised").asBoolean());
      return new SemanticIdQuantizer(
          ResidualQuantizer.copyOf(tables, backend, workers),
          ProductQuantizer.copyOf(fine(file, all, dimension), backend, workers));
    } catch (IllegalArgumentException e) {
      throw new ModelException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  private static ResidualLevel level(
      Path file, TensorFolder all, JsonNode node, int l, int dimension) {
    String name = "coarse." + l;
    int size = number(file, node, "size", LARGEST_LEVEL);
    int parent = node.path("parent").asInt(-1);
    Tensor counts = all.tensors().tensors().get(name + ".counts");
    if (counts == null) {
      throw new ModelException(file + " needs " + name + ".counts, got none");
    }
    int[] starts = new int[counts.values().length + 1];
    for (int g = 0; g < counts.values().length; g++) {
      float count = counts.values()[g];
      JsonFile.require(
          count >= 0 && count <= size && count == Math.rint(count),
          file,
          "has a codebook of " + count + " centroids at level " + l);
      starts[g + 1] = Math.addExact(starts[g], (int) count);
    }
    float[] centroids =
        all.tensor(
            file, name + ".centroids", Math.multiplyExact(starts[starts.length - 1], dimension));
    return new ResidualLevel(centroids, starts, size, parent);
  }

  private static ProductTables fine(Path file, TensorFolder all, int dimension) {
    int codes = number(file, all.config(), "fineCodes", dimension);
    int size = number(file, all.config(), "fineSize", 256);
    boolean rotated = all.config().path("rotated").asBoolean();
    return new ProductTables(
        all.tensor(file, "fine.centroids", size * dimension),
        codes,
        dimension,
        rotated ? all.tensor(file, "fine.rotation", dimension, dimension) : null,
        rotated ? all.tensor(file, "fine.offset", dimension) : null);
  }

  private static int number(Path file, JsonNode node, String name, int most) {
    JsonNode value = node.path(name);
    JsonFile.require(
        value.isInt() && value.asInt() >= 1 && value.asInt() <= most,
        file,
        "has " + name + " " + value + "; 1 to " + most + " are possible");
    return value.asInt();
  }
}
