package dev.mizzen.impl.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.error.DataFormatException;
import dev.mizzen.impl.embed.model.Sha256;
import dev.mizzen.rag.Answer.Usage;
import dev.mizzen.spi.ChatModel.Reply;
import dev.mizzen.spi.ChatModel.ToolCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A folder with a file of JSON for each prompt and its reply, under {@code MODEL/XX/HASH.json}.
 * Files are whole or not there, and several processes may fill one folder. What a file holds must
 * fit its name and its own checksum, or it is refused. Safe for use by many threads.
 *
 * @param root of the folder
 */
record ReplyFolder(Path root) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String FORMAT = "mizzen-reply";
  private static final int VERSION = 1;

  /**
   * The reply that was kept.
   *
   * @throws DataFormatException if its file is damaged
   */
  Optional<Reply> find(PromptKey key) {
    Path file = file(key);
    try {
      return Optional.of(read(file, key));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JsonProcessingException e) {
      throw damaged(file, "is not JSON", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the reply " + file, e);
    }
  }

  /** Keeps a reply, in place of one that is there. */
  void keep(PromptKey key, Reply reply) {
    Path file = file(key);
    try {
      JsonNode said = json(reply);
      ObjectNode root = JSON.createObjectNode().put("format", FORMAT).put("version", VERSION);
      root.set("prompt", JSON.readTree(key.json()));
      root.set("reply", said);
      root.put("sha256", checksum(said));
      write(file, (root.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the reply " + file, e);
    }
  }

  /** Where the reply is, or would be. */
  Path file(PromptKey key) {
    String model = key.model().replaceAll("[^A-Za-z0-9._-]", "_");
    return root.resolve(model.startsWith(".") ? "_" + model : model)
        .resolve(key.hash().substring(0, 2))
        .resolve(key.hash() + ".json");
  }

  private static Reply read(Path file, PromptKey key) throws IOException {
    JsonNode root = JSON.readTree(Files.readAllBytes(file));
    if (!root.path("format").asText().equals(FORMAT) || root.path("version").asInt() != VERSION) {
      throw damaged(file, "is not in the form " + FORMAT + " " + VERSION, null);
    }
    if (!PromptKey.of(key.model(), root.path("prompt")).hash().equals(key.hash())) {
      throw damaged(file, "holds another prompt than its name says", null);
    }
    if (!checksum(root.path("reply")).equals(root.path("sha256").asText())) {
      throw damaged(file, "holds a reply that does not match its checksum", null);
    }
    return reply(root.path("reply"));
  }

  private static void write(Path file, byte[] content) throws IOException {
    Path folder = file.resolveSibling("");
    Files.createDirectories(folder);
    Path unfinished = Files.createTempFile(folder, "reply", ".tmp");
    try {
      try (FileChannel out = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        ByteBuffer left = ByteBuffer.wrap(content);
        while (left.hasRemaining()) {
          out.write(left);
        }
        out.force(true);
      }
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static JsonNode json(Reply reply) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("text", reply.text())
            .put("complete", reply.complete())
            .put("promptTokens", reply.usage().promptTokens())
            .put("answerTokens", reply.usage().answerTokens());
    ArrayNode calls = node.putArray("calls");
    reply.calls().forEach(call -> calls.add(PromptKey.json(call)));
    return node;
  }

  private static Reply reply(JsonNode node) {
    List<ToolCall> calls = new ArrayList<>();
    for (JsonNode call : node.path("calls")) {
      calls.add(
          new ToolCall(
              call.path("id").asText(),
              call.path("name").asText(),
              call.path("arguments").asText()));
    }
    Usage usage = new Usage(node.path("promptTokens").asLong(), node.path("answerTokens").asLong());
    return new Reply(node.path("text").asText(), node.path("complete").asBoolean(), usage, calls);
  }

  private static String checksum(JsonNode reply) {
    return Sha256.of(reply.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static DataFormatException damaged(
      Path file, String problem, @org.jspecify.annotations.Nullable Throwable cause) {
    return new DataFormatException(
        file, problem + "; delete the file to have the model asked again", cause);
  }
}
