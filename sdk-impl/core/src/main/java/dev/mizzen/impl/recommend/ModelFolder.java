package dev.mizzen.impl.recommend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.error.ModelException;
import dev.mizzen.impl.index.StoredDocument;
import dev.mizzen.impl.interact.HashedFiles;
import dev.mizzen.impl.interact.IdFile;
import dev.mizzen.impl.interact.IdTable;
import dev.mizzen.impl.interact.InteractionTable;
import dev.mizzen.impl.interact.TableArrays;
import dev.mizzen.impl.tensor.TensorFile;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.recommend.TrainingReport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Models in folders. {@code model.json} tells all that is small, and names the other files with
 * size and hash; it is replaced last, so that a folder always holds a whole model, the old one or
 * the new.
 *
 * <p>{@code users} and {@code items} are JSON lines, an id in each, in the order of ordinals;
 * {@code documents} are JSON lines; {@code tensors} is a safetensors file with {@link TableArrays}
 * and the model's own arrays.
 */
final class ModelFolder {
  static final String MODEL = "model.json";
  private static final String FORMAT = "mizzen-recommender";
  private static final int VERSION = 1;
  private static final String USERS = "users";
  private static final String ITEMS = "items";
  private static final String DOCUMENTS = "documents";
  private static final String TENSORS = "tensors";
  private static final JsonMapper JSON = new JsonMapper();

  private ModelFolder() {}

  /**
   * Writes a model.
   *
   * @throws UncheckedIOException if that cannot be
   */
  static void save(TrainedModel model, Path folder) {
    HashedFiles files = new HashedFiles(folder, MODEL);
    InteractionTable table = model.interactions();
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT).put("version", VERSION);
    root.set("report", ReportJson.write(model.report()));
    ObjectNode named = root.putObject("files");
    try {
      named.set(USERS, files.keep(USERS, "jsonl", file -> IdFile.write(table.users(), file)));
      named.set(ITEMS, files.keep(ITEMS, "jsonl", file -> IdFile.write(table.items(), file)));
      named.set(
          DOCUMENTS,
          files.keep(DOCUMENTS, "jsonl", file -> writeDocuments(model.catalogue(), file)));
      named.set(
          TENSORS,
          files.keep(TENSORS, "safetensors", file -> TensorFile.write(file, arrays(model))));
      files.finish(root);
      Set<String> kept = new TreeSet<>();
      named.forEach(file -> kept.add(file.path("file").asText()));
      files.deleteOthers("{users,items,documents,tensors}", kept);
    } catch (IOException e) {
      throw new UncheckedIOException("the model cannot be written to " + folder + ": " + e, e);
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
    Map<String, Object> arrays = TableArrays.of(model.interactions());
    model.scorer().arrays().forEach((name, array) -> arrays.put(SavedModel.PREFIX + name, array));
    return arrays;
  }

  /**
   * Reads a model.
   *
   * @throws ModelException if it cannot be read, is damaged, or of a version that is not known
   */
  static TrainedModel load(
      Path folder, KernelBackend backend, Workers workers, Optional<Embedder> embedder) {
    HashedFiles files = new HashedFiles(folder, MODEL);
    JsonNode root = files.read(FORMAT, VERSION);
    JsonNode named = root.path("files");
    TrainingReport report = report(files.indexFile(), root.path("report"));
    ModelKind kind =
        ModelKinds.find(report.model())
            .orElseThrow(
                () ->
                    new ModelException(
                        files.indexFile() + " is of the unknown model '" + report.model() + "'"));
    IdTable users = IdFile.read(files.checked(USERS, named.path(USERS)));
    IdTable items = IdFile.read(files.checked(ITEMS, named.path(ITEMS)));
    List<Document> documents = documents(files.checked(DOCUMENTS, named.path(DOCUMENTS)));
    Path tensors = files.checked(TENSORS, named.path(TENSORS));
    try (TensorFile arrays = TensorFile.open(tensors)) {
      InteractionTable table = TableArrays.read(tensors, users, items, arrays);
      Catalogue catalogue = Catalogue.of(items, documents);
      SavedModel saved = new SavedModel(table, catalogue, arrays, backend, workers, embedder);
      Scorer scorer = kind.plan(new Settings(kind.id(), report.settings())).load(saved);
      return new TrainedModel(report, table, catalogue, scorer);
    } catch (IllegalArgumentException e) {
      throw new ModelException(tensors + " does not fit its model: " + e.getMessage(), e);
    }
  }

  /** Opens a model's settings and arrays alone. */
  static StoredModel open(Path folder, String model) {
    HashedFiles files = new HashedFiles(folder, MODEL);
    JsonNode root = files.read(FORMAT, VERSION);
    TrainingReport report = report(files.indexFile(), root.path("report"));
    if (!report.model().equals(model)) {
      throw new IllegalArgumentException(
          folder + " holds a model of " + report.model() + " instead of " + model);
    }
    Path tensors = files.checked(TENSORS, root.path("files").path(TENSORS));
    return new StoredModel(report.settings(), TensorFile.open(tensors));
  }

  private static TrainingReport report(Path file, JsonNode node) {
    try {
      return ReportJson.read(node);
    } catch (RuntimeException e) {
      throw new ModelException(file + " has no report that can be read: " + e.getMessage(), e);
    }
  }

  private static List<Document> documents(Path file) {
    List<Document> documents = new ArrayList<>();
    try {
      IdFile.lines(file).forEach(line -> documents.add(StoredDocument.decodeWhole(line)));
      return documents;
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new ModelException(file + " has a document that is damaged: " + e.getMessage(), e);
    }
  }
}
