package dev.mizzen.impl.recommend;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.Document;
import dev.mizzen.error.ModelException;
import dev.mizzen.impl.embed.model.Sha256;
import dev.mizzen.impl.index.StoredDocument;
import dev.mizzen.impl.interact.IdTable;
import dev.mizzen.impl.interact.InteractionTable;
import dev.mizzen.impl.tensor.AtomicFile;
import dev.mizzen.impl.tensor.TensorFile;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.recommend.TrainingReport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Models in folders. {@code model.json} tells all that is small, and names the other files with
 * size and hash; it is replaced last, so that a folder always holds a whole model, the old one or
 * the new.
 *
 * <p>{@code users} and {@code items} are JSON lines, an id in each, in the order of ordinals;
 * {@code documents} are JSON lines; {@code tensors} is a safetensors file with the interactions in
 * compressed rows ({@code history.starts}, {@code .items} and, unless all are alike, {@code
 * .weights} and {@code .times}) and the model's own arrays.
 */
final class ModelFolder {
  static final String MODEL = "model.json";
  private static final String FORMAT = "mizzen-recommender";
  private static final int VERSION = 1;
  private static final int LARGEST = 64 << 20;
  private static final int MOST_NAME = 16;
  private static final String USERS = "users";
  private static final String ITEMS = "items";
  private static final String DOCUMENTS = "documents";
  private static final String TENSORS = "tensors";

  /** Escapes, so that ids with lone surrogates stay what they are. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private ModelFolder() {}

  /**
   * Writes a model.
   *
   * @throws UncheckedIOException if that cannot be
   */
  static void save(TrainedModel model, Path folder) {
    try {
      Files.createDirectories(folder);
      ObjectNode root = JSON.createObjectNode();
      root.put("format", FORMAT).put("version", VERSION);
      root.set("report", ReportJson.write(model.report()));
      ObjectNode files = root.putObject("files");
      InteractionTable table = model.interactions();
      keep(folder, USERS, "jsonl", files, file -> writeIds(table.users(), file));
      keep(folder, ITEMS, "jsonl", files, file -> writeIds(table.items(), file));
      keep(folder, DOCUMENTS, "jsonl", files, file -> writeDocuments(model.catalogue(), file));
      keep(folder, TENSORS, "safetensors", files, file -> TensorFile.write(file, arrays(model)));
      byte[] text = (root.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(folder.resolve(MODEL), List.of(ByteBuffer.wrap(text)));
      deleteOthers(folder, files);
    } catch (IOException e) {
      throw new UncheckedIOException("the model cannot be written to " + folder + ": " + e, e);
    }
  }

  /** Writes one file. */
  @FunctionalInterface
  private interface Content {
    void write(Path file) throws IOException;
  }

  private static void keep(
      Path folder, String name, String ending, ObjectNode files, Content content)
      throws IOException {
    Path unfinished = folder.resolve(name + ".tmp");
    content.write(unfinished);
    String hash = hash(unfinished);
    String finished = name + "-" + hash.substring(0, MOST_NAME) + "." + ending;
    long bytes = Files.size(unfinished);
    Files.move(
        unfinished,
        folder.resolve(finished),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    files.putObject(name).put("file", finished).put("bytes", bytes).put("sha256", hash);
  }

  private static void writeIds(IdTable ids, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < ids.size(); i++) {
        out.write(JSON.writeValueAsString(ids.id(i)));
        out.write('\n');
      }
    }
  }

  private static void writeDocuments(Catalogue catalogue, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < catalogue.items().size(); i++) {
        Document document = catalogue.document(i).orElse(null);
        if (document != null) {
          out.write(new String(StoredDocument.encodeWhole(document), StandardCharsets.UTF_8));
          out.write('\n');
        }
      }
    }
  }

  private static Map<String, Object> arrays(TrainedModel model) {
    Map<String, Object> arrays = new LinkedHashMap<>();
    InteractionTable table = model.interactions();
    arrays.put("history.starts", table.graph().starts());
    arrays.put("history.items", table.graph().neighbours());
    if (table.weights() != null) {
      arrays.put("history.weights", table.weights());
    }
    if (table.times() != null) {
      arrays.put("history.times", table.times());
    }
    model.scorer().arrays().forEach((name, array) -> arrays.put(SavedModel.PREFIX + name, array));
    return arrays;
  }

  /** Files of older models, and what a crash left. */
  private static void deleteOthers(Path folder, ObjectNode files) throws IOException {
    Set<String> kept = new TreeSet<>();
    files.forEach(file -> kept.add(file.path("file").asText()));
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(folder, "{users,items,documents,tensors}-*.{jsonl,safetensors}")) {
      for (Path file : all) {
        if (!kept.contains(file.getFileName().toString())) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static String hash(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Sha256 hash = new Sha256();
      hash.add(in);
      return hash.hex();
    }
  }

  /**
   * Reads a model.
   *
   * @throws ModelException if it cannot be read, is damaged, or of a version that is not known
   */
  static TrainedModel load(Path folder, KernelBackend backend, Workers workers) {
    Path file = folder.resolve(MODEL);
    JsonNode root = read(file);
    require(
        root.path("format").asText().equals(FORMAT),
        file,
        "has the format '" + root.path("format").asText() + "', known is " + FORMAT);
    require(
        root.path("version").isInt() && root.path("version").asInt() == VERSION,
        file,
        "has the version " + root.path("version") + ", known is " + VERSION);
    TrainingReport report = report(file, root.path("report"));
    Path users = checked(folder, root, USERS);
    Path items = checked(folder, root, ITEMS);
    Path documents = checked(folder, root, DOCUMENTS);
    Path tensors = checked(folder, root, TENSORS);
    ModelKind kind =
        ModelKinds.find(report.model())
            .orElseThrow(
                () ->
                    new ModelException(file + " is of the unknown model '" + report.model() + "'"));
    try (TensorFile arrays = TensorFile.open(tensors)) {
      InteractionTable table = table(tensors, ids(users), ids(items), arrays);
      Catalogue catalogue = Catalogue.of(table.items(), documents(documents));
      SavedModel saved = new SavedModel(table, catalogue, arrays, backend, workers);
      Scorer scorer = kind.plan(new Settings(kind.id(), report.settings())).load(saved);
      return new TrainedModel(report, table, catalogue, scorer);
    } catch (IllegalArgumentException e) {
      throw new ModelException(tensors + " does not fit its model: " + e.getMessage(), e);
    }
  }

  private static JsonNode read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(LARGEST + 1);
      require(content.length <= LARGEST, file, "has more than " + LARGEST + " bytes");
      JsonNode node = JSON.readTree(content);
      require(node.isObject(), file, "is no JSON object");
      return node;
    } catch (IOException e) {
      throw new ModelException(file + " is not readable as JSON: " + e.getMessage(), e);
    }
  }

  private static TrainingReport report(Path file, JsonNode node) {
    try {
      return ReportJson.read(node);
    } catch (RuntimeException e) {
      throw new ModelException(file + " has no report that can be read: " + e.getMessage(), e);
    }
  }

  /** The path of a file whose name, size and hash are as {@code model.json} says. */
  private static Path checked(Path folder, JsonNode root, String name) {
    JsonNode entry = root.path("files").path(name);
    String file = entry.path("file").asText();
    require(
        file.matches(name + "-[0-9a-f]{16}\\.(jsonl|safetensors)"),
        folder.resolve(MODEL),
        "names the file of " + name + " '" + file + "'");
    Path path = folder.resolve(file);
    try {
      require(
          Files.size(path) == entry.path("bytes").asLong()
              && hash(path).equals(entry.path("sha256").asText()),
          path,
          "does not have the size and hash that " + MODEL + " gives; copy the folder again");
    } catch (IOException e) {
      throw new ModelException(path + " cannot be read: " + e, e);
    }
    return path;
  }

  private static IdTable ids(Path file) {
    IdTable ids = new IdTable();
    List<JsonNode> lines = lines(file);
    lines.forEach(line -> ids.add(line.asText()));
    require(ids.size() == lines.size(), file, "has an id twice");
    return ids;
  }

  private static List<Document> documents(Path file) {
    List<Document> documents = new ArrayList<>();
    try {
      lines(file).forEach(line -> documents.add(StoredDocument.decodeWhole(line)));
      return documents;
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new ModelException(file + " has a document that is damaged: " + e.getMessage(), e);
    }
  }

  private static List<JsonNode> lines(Path file) {
    List<JsonNode> lines = new ArrayList<>();
    try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
      values.forEachRemaining(lines::add);
      return lines;
    } catch (IOException | RuntimeException e) {
      throw new ModelException(file + " is not readable as JSON lines: " + e.getMessage(), e);
    }
  }

  private static InteractionTable table(
      Path file, IdTable users, IdTable items, TensorFile arrays) {
    int[] starts = arrays.ints("history.starts");
    require(
        starts.length == users.size() + 1,
        file,
        "has histories of " + (starts.length - 1) + " users instead of " + users.size());
    CsrGraph graph = CsrGraph.of(items.size(), starts, arrays.ints("history.items"));
    float[] weights = arrays.has("history.weights") ? arrays.floats("history.weights") : null;
    long[] times = arrays.has("history.times") ? arrays.longs("history.times") : null;
    return InteractionTable.of(users, items, graph, weights, times);
  }

  private static void require(boolean holds, Path file, String problem) {
    if (!holds) {
      throw new ModelException(file + " " + problem);
    }
  }
}
