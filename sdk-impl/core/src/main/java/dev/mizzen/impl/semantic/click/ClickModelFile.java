package dev.mizzen.impl.semantic.click;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.error.ModelException;
import dev.mizzen.impl.embed.model.Sha256;
import dev.mizzen.impl.tensor.JsonFile;
import dev.mizzen.impl.tensor.SafeTensors;
import dev.mizzen.impl.tensor.Tensor;
import dev.mizzen.impl.tensor.TensorFolder;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.recommend.ClickModelShape;
import dev.mizzen.recommend.ItemRepresentation;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Click models in folders. Codes stand as single floats, which hold them exactly; −1 is none. An
 * item without contents has zeros there, and a 0 in {@code facts.hasContents}.
 */
final class ClickModelFile {
  private static final String KIND = "click-model";
  private static final int VERSION = 1;
  private static final int MOST_ROWS = 1 << 28;
  private static final int MOST_VALUES = 1 << 16;
  private static final JsonMapper JSON = new JsonMapper();

  private ClickModelFile() {}

  static void save(Sizes sizes, ClickWeights weights, Catalogue catalogue, Path folder) {
    folder(sizes, weights, catalogue).save(folder, KIND, VERSION);
  }

  /** A hash of weights, facts and settings. */
  static String sha256(Sizes sizes, ClickWeights weights, Catalogue catalogue) {
    TensorFolder all = folder(sizes, weights, catalogue);
    Sha256 hash = new Sha256();
    hash.add(all.config().toString());
    all.tensors().bytes().forEach(part -> hash.add(MemorySegment.ofBuffer(part)));
    return hash.hex();
  }

  private static TensorFolder folder(Sizes sizes, ClickWeights weights, Catalogue catalogue) {
    ObjectNode config = config(sizes);
    config.put("knownUsers", catalogue.users().known());
    config.put("knownItems", catalogue.items().known());
    catalogue.users().ids().forEach(config.putArray("users")::add);
    catalogue.items().ids().forEach(config.putArray("items")::add);
    Map<String, Tensor> tensors = new TreeMap<>();
    weights
        .byName()
        .forEach((name, values) -> tensors.put(name, new Tensor(weights.shape(name), values)));
    tensors.put("facts.codes", Tensor.of(floats(catalogue.codes())));
    putContents(tensors, catalogue, sizes);
    tensors.put("facts.itemFeatures", Tensor.of(catalogue.itemFeatures()));
    tensors.put("facts.userFeatures", Tensor.of(catalogue.userFeatures()));
    return new TensorFolder(config, SafeTensors.of(tensors, Map.of()));
  }

  private static void putContents(Map<String, Tensor> tensors, Catalogue catalogue, Sizes sizes) {
    float[] contents = catalogue.contents().clone();
    int width = sizes.contents();
    float[] has = new float[width == 0 ? 0 : catalogue.items().count()];
    for (int k = 0; k < contents.length; k++) {
      boolean there = !Float.isNaN(contents[k]);
      has[k / width] = there ? 1 : 0;
      contents[k] = there ? contents[k] : 0;
    }
    tensors.put("facts.contents", Tensor.of(contents));
    tensors.put("facts.hasContents", Tensor.of(has));
  }

  private static float[] floats(int[] values) {
    float[] floats = new float[values.length];
    for (int k = 0; k < values.length; k++) {
      floats[k] = values[k];
    }
    return floats;
  }

  private static ObjectNode config(Sizes sizes) {
    ClickModelShape shape = sizes.shape();
    ObjectNode config = JSON.createObjectNode();
    config.put("representation", shape.representation().name());
    config.put("dimension", shape.dimension()).put("gate", shape.gate());
    shape.hidden().forEach(config.putArray("hidden")::add);
    config.put("linearFusion", shape.linearFusion()).put("fineShare", shape.fineShare());
    config.put("transfer", shape.transfer()).put("contrast", shape.contrast());
    config.put("temperature", shape.temperature()).put("neighbours", shape.neighbours());
    config.put("unknownItems", shape.unknownItems()).put("unknownUsers", shape.unknownUsers());
    sizes.coarse().forEach(config.putArray("coarse")::add);
    sizes.fine().forEach(config.putArray("fine")::add);
    config.put("contents", sizes.contents()).put("itemFeatures", sizes.itemFeatures());
    config.put("userFeatures", sizes.userFeatures()).put("context", sizes.context());
    return config;
  }

  /**
   * Reads a model.
   *
   * @throws ModelException if it cannot be read or is damaged
   */
  static TrainedClickModel load(Path folder, KernelBackend backend) {
    TensorFolder all = TensorFolder.load(folder, KIND, VERSION);
    Path file = folder.resolve(KIND + ".json");
    try {
      JsonNode config = all.config();
      Facts users = facts(file, config, "users", "knownUsers");
      Facts items = facts(file, config, "items", "knownItems");
      Sizes sizes = sizes(file, config, users.known(), items.known());
      ClickWeights weights = new ClickWeights(sizes);
      for (Map.Entry<String, float[]> entry : weights.byName().entrySet()) {
        Integer[] shape = weights.shape(entry.getKey()).toArray(Integer[]::new);
        float[] values = all.tensor(file, entry.getKey(), shape);
        System.arraycopy(values, 0, entry.getValue(), 0, values.length);
      }
      Catalogue catalogue = catalogue(file, all, users, items, sizes);
      return new TrainedClickModel(
          sizes, weights, catalogue, new ClickNetwork(sizes, backend, Workers.caller()));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new ModelException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  private static Facts facts(Path file, JsonNode config, String name, String knownName) {
    List<String> ids = new ArrayList<>();
    config.path(name).forEach(node -> ids.add(node.asText()));
    int known = config.path(knownName).asInt(-1);
    JsonFile.require(
        known >= 0 && known <= ids.size() && new HashSet<>(ids).size() == ids.size(),
        file,
        "names " + ids.size() + " " + name + ", " + known + " of them known");
    return new Facts(ids, known);
  }

  private static Sizes sizes(Path file, JsonNode config, int users, int items) {
    ClickModelShape shape =
        new ClickModelShape(
            ItemRepresentation.valueOf(config.path("representation").asText()),
            config.path("dimension").asInt(),
            config.path("gate").asInt(),
            numbers(file, config, "hidden"),
            config.path("linearFusion").asBoolean(),
            config.path("fineShare").asDouble(),
            config.path("transfer").asDouble(),
            config.path("contrast").asDouble(),
            config.path("temperature").asDouble(),
            config.path("neighbours").asInt(),
            config.path("unknownItems").asDouble(),
            config.path("unknownUsers").asDouble());
    return new Sizes(
        shape,
        users,
        items,
        numbers(file, config, "coarse"),
        numbers(file, config, "fine"),
        size(file, config, "contents"),
        size(file, config, "itemFeatures"),
        size(file, config, "userFeatures"),
        size(file, config, "context"));
  }

  private static List<Integer> numbers(Path file, JsonNode config, String name) {
    JsonNode node = config.path(name);
    JsonFile.require(node instanceof ArrayNode, file, "does not say " + name);
    List<Integer> numbers = new ArrayList<>();
    for (JsonNode number : node) {
      JsonFile.require(
          number.isInt() && number.asInt() >= 1 && number.asInt() <= MOST_ROWS,
          file,
          "has " + name + " " + node);
      numbers.add(number.asInt());
    }
    return numbers;
  }

  private static int size(Path file, JsonNode config, String name) {
    JsonNode node = config.path(name);
    JsonFile.require(
        node.isInt() && node.asInt() >= 0 && node.asInt() <= MOST_VALUES,
        file,
        "has " + name + " " + node);
    return node.asInt();
  }

  private static Catalogue catalogue(
      Path file, TensorFolder all, Facts users, Facts items, Sizes sizes) {
    int width = sizes.coarse().size() + sizes.fine().size();
    float[] codes = all.tensor(file, "facts.codes", items.count() * width);
    int[] whole = new int[codes.length];
    for (int c = 0; c < codes.length; c++) {
      int place = c % width;
      int levels = sizes.coarse().size();
      int size = place < levels ? sizes.coarse().get(place) : sizes.fine().get(place - levels);
      whole[c] = (int) codes[c];
      JsonFile.require(
          whole[c] == codes[c] && whole[c] >= -1 && whole[c] < size,
          file,
          "has the code " + codes[c] + " of " + size);
    }
    float[] contents = all.tensor(file, "facts.contents", items.count() * sizes.contents()).clone();
    float[] has = all.tensor(file, "facts.hasContents", sizes.contents() == 0 ? 0 : items.count());
    for (int k = 0; k < contents.length; k++) {
      contents[k] = has[k / sizes.contents()] == 1 ? contents[k] : Float.NaN;
    }
    return new Catalogue(
        users,
        items,
        whole,
        contents,
        all.tensor(file, "facts.itemFeatures", items.count() * sizes.itemFeatures()),
        all.tensor(file, "facts.userFeatures", users.count() * sizes.userFeatures()));
  }
}
