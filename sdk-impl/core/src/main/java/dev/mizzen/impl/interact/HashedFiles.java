package dev.mizzen.impl.interact;

import static dev.mizzen.impl.tensor.JsonFile.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.error.ModelException;
import dev.mizzen.impl.embed.model.Sha256;
import dev.mizzen.impl.tensor.AtomicFile;
import dev.mizzen.impl.tensor.JsonFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;

/**
 * Files named by their hash, and a small JSON file that names them with size and hash and is
 * replaced last: the folder always holds a whole state, the old one or the new.
 */
public final class HashedFiles {
  private static final int LARGEST = 64 << 20;
  private static final int DIGITS = 16;
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;
  private final String index;

  /**
   * The files of a folder.
   *
   * @param index the name of the JSON file
   */
  public HashedFiles(Path folder, String index) {
    this.folder = folder;
    this.index = index;
  }

  /** Writes one file. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it to {@code file}. */
    void write(Path file) throws IOException;
  }

  /** Writes a file and tells its name, size and hash. */
  public ObjectNode keep(String name, String ending, Content content) throws IOException {
    Files.createDirectories(folder);
    Path unfinished = folder.resolve(name + ".tmp");
    content.write(unfinished);
    String hash = Sha256.of(unfinished);
    String finished = name + "-" + hash.substring(0, DIGITS) + "." + ending;
    ObjectNode entry = JSON.createObjectNode();
    entry.put("file", finished).put("bytes", Files.size(unfinished)).put("sha256", hash);
    Files.move(
        unfinished,
        folder.resolve(finished),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    return entry;
  }

  /** Makes what was kept the state of the folder. */
  public void finish(JsonNode root) {
    byte[] text = (root.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(indexFile(), List.of(ByteBuffer.wrap(text)));
  }

  /**
   * Deletes files of older states, and what a crash left.
   *
   * @param names what files of ours may be called
   * @param kept the files of this state
   */
  public void deleteOthers(String names, Set<String> kept) throws IOException {
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(folder, names + "-????????????????.{jsonl,safetensors}")) {
      for (Path file : all) {
        if (!kept.contains(file.getFileName().toString())) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** The JSON file. */
  public Path indexFile() {
    return folder.resolve(index);
  }

  /**
   * Reads the JSON file.
   *
   * @throws ModelException if it cannot be read, or is of another format or version
   */
  public JsonNode read(String format, int version) {
    return JsonFile.read(indexFile(), LARGEST, format, version);
  }

  /**
   * The path of a file whose name, size and hash are as its entry says.
   *
   * @throws ModelException if they are not
   */
  public Path checked(String name, JsonNode entry) {
    String file = entry.path("file").asText();
    require(
        file.matches(name + "-[0-9a-f]{16}\\.(jsonl|safetensors)"),
        indexFile(),
        "names the file of " + name + " '" + file + "'");
    Path path = folder.resolve(file);
    try {
      require(
          Files.size(path) == entry.path("bytes").asLong()
              && Sha256.of(path).equals(entry.path("sha256").asText()),
          path,
          "does not have the size and hash that " + index + " gives; copy the folder again");
    } catch (IOException e) {
      throw new ModelException(path + " cannot be read: " + e, e);
    }
    return path;
  }
}
