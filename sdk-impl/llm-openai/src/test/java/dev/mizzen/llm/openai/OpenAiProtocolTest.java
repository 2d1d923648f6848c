package dev.mizzen.llm.openai;

import static dev.mizzen.llm.openai.ChatServer.answer;
import static dev.mizzen.llm.openai.ChatServer.reply;
import static dev.mizzen.llm.openai.ChatServer.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mizzen.Content;
import dev.mizzen.rag.Answer.Usage;
import dev.mizzen.spi.ChatModel.Message;
import dev.mizzen.spi.ChatModel.Prompt;
import dev.mizzen.spi.ChatModel.Reply;
import dev.mizzen.spi.ChatModel.Speaker;
import dev.mizzen.spi.ChatModel.Tool;
import dev.mizzen.spi.ChatModel.ToolCall;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent, and what is made of the answer. */
class OpenAiProtocolTest {
  private static final String CALLS =
      """
      {"choices": [{"message": {"role": "assistant", "content": null, "tool_calls": [
         {"id": "c1", "type": "function", "function": {"name": "find", "arguments": "{\\"q\\":1}"}}
       ]}, "finish_reason": "tool_calls"}]}
      """;

  @Test
  void sendsThePromptAndReadsTheReply() {
    try (ChatServer server = new ChatServer(says("Four."));
        OpenAiChatModel model = server.model().contextWindow(4096).open()) {
      Prompt prompt =
          new Prompt(
              List.of(
                  Message.of(Speaker.SYSTEM, "Be brief."),
                  Message.of(Speaker.USER, "Two and two?")),
              20,
              0.5,
              List.of("\n\n"),
              Optional.empty(),
              9);
      assertThat(model.chat(prompt)).isEqualTo(new Reply("Four.", true, new Usage(11, 3)));
      assertThat(model.id()).isEqualTo("small");
      assertThat(model.contextWindow()).isEqualTo(4096);
      assertThat(model.usage()).isEqualTo(new OpenAiUsage(1, 0, 0, new Usage(11, 3)));

      JsonNode sent = server.requests.getFirst();
      assertThat(sent.path("model").asText()).isEqualTo("small");
      assertThat(sent.at("/messages/0/role").asText()).isEqualTo("system");
      assertThat(sent.at("/messages/1/content").asText()).isEqualTo("Two and two?");
      assertThat(sent.path("max_tokens").asInt()).isEqualTo(20);
      assertThat(sent.path("temperature").asDouble()).isEqualTo(0.5);
      assertThat(sent.path("seed").asLong()).isEqualTo(9);
      assertThat(sent.at("/stop/0").asText()).isEqualTo("\n\n");
      assertThat(sent.has("tools")).isFalse();
      assertThat(sent.has("response_format")).isFalse();
      assertThat(server.headers.getFirst().getFirst("Authorization"))
          .isEqualTo("Bearer " + ChatServer.KEY);
    }
  }

  @Test
  void saysWhenTheRoomWasTooSmall() {
    try (ChatServer server = new ChatServer(answer(200, reply("One, two", "length")));
        OpenAiChatModel model = server.model().tokenLimitField("max_completion_tokens").open()) {
      assertThat(model.chat(Prompts.of("Count.")).complete()).isFalse();
      assertThat(server.requests.getFirst().path("max_completion_tokens").asInt()).isEqualTo(32);
      assertThat(server.requests.getFirst().has("max_tokens")).isFalse();
    }
  }

  @Test
  void asksForTheFormOfASchema() {
    try (ChatServer server = new ChatServer(says("{}"));
        OpenAiChatModel model = server.model().open()) {
      String schema = "{\"type\": \"object\"}";
      model.chat(schemaOf(schema));
      JsonNode form = server.requests.getFirst().path("response_format");
      assertThat(form.path("type").asText()).isEqualTo("json_schema");
      assertThat(form.at("/json_schema/schema/type").asText()).isEqualTo("object");
      assertThat(form.at("/json_schema/strict").asBoolean()).isTrue();

      assertThatIllegalArgumentException()
          .isThrownBy(() -> model.chat(schemaOf("{no json")))
          .withMessageContaining("jsonSchema")
          .withMessageContaining("{no json");
      assertThatIllegalArgumentException().isThrownBy(() -> model.chat(schemaOf("[1]")));
    }
  }

  private static Prompt schemaOf(String schema) {
    return new Prompt(
        List.of(Message.of(Speaker.USER, "?")), 9, 0, List.of(), Optional.of(schema), 1);
  }

  @Test
  void goesThroughACallOfATool() {
    Tool tool = new Tool("find", "Searches.", "{\"type\": \"object\"}");
    Message question = Message.of(Speaker.USER, "Where?");
    try (ChatServer server = new ChatServer(answer(200, CALLS), says("There."));
        OpenAiChatModel model = server.model().open()) {
      Reply wish = model.chat(withTool(List.of(question), tool));
      ToolCall call = new ToolCall("c1", "find", "{\"q\":1}");
      assertThat(wish).isEqualTo(new Reply("", true, new Usage(0, 0), List.of(call)));

      List<Message> turns = List.of(question, Message.of(wish), Message.of(call, "in the hall"));
      assertThat(model.chat(withTool(turns, tool)).text()).isEqualTo("There.");
      JsonNode second = server.requests.get(1);
      assertThat(second.at("/tools/0/function/name").asText()).isEqualTo("find");
      assertThat(second.at("/tools/0/function/parameters/type").asText()).isEqualTo("object");
      assertThat(second.at("/messages/1/content").isNull()).isTrue();
      assertThat(second.at("/messages/1/tool_calls/0/function/arguments").asText())
          .isEqualTo("{\"q\":1}");
      assertThat(second.at("/messages/2/role").asText()).isEqualTo("tool");
      assertThat(second.at("/messages/2/tool_call_id").asText()).isEqualTo("c1");
      assertThat(second.at("/messages/2/content").asText()).isEqualTo("in the hall");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model.stream(withTool(List.of(question), tool)))
          .withMessageContaining("1 tools");
    }
  }

  private static Prompt withTool(List<Message> messages, Tool tool) {
    return new Prompt(messages, 9, 0, List.of(), Optional.empty(), 1, List.of(tool));
  }

  @Test
  void showsImages(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("dot.png"), new byte[] {1, 2, 3});
    try (ChatServer server = new ChatServer(says("A dot."));
        OpenAiChatModel model = server.model().open()) {
      model.chat(
          shown(
              Content.text("What?"),
              Content.image(file.toUri(), "image/png"),
              Content.image(URI.create("https://example.org/a.png"), "image/png")));
      JsonNode parts = server.requests.getFirst().at("/messages/0/content");
      assertThat(parts.at("/0/text").asText()).isEqualTo("What?");
      assertThat(parts.at("/1/image_url/url").asText()).isEqualTo("data:image/png;base64,AQID");
      assertThat(parts.at("/2/image_url/url").asText()).isEqualTo("https://example.org/a.png");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model.chat(shown(Content.audio(file.toUri(), "audio/wav"))))
          .withMessageContaining("AUDIO");
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> model.chat(shown(Content.image(URI.create("ftp://x/y.png"), "image/png"))))
          .withMessageContaining("ftp://x/y.png");
    }
  }

  private static Prompt shown(Content... contents) {
    return Prompts.of(List.of(new Message(Speaker.USER, List.of(contents))));
  }

  @Test
  void answersAsynchronouslyUntilClosed() throws Exception {
    try (ChatServer server = new ChatServer(says("Yes."))) {
      OpenAiChatModel model = server.model().open();
      assertThat(model.chatAsync(Prompts.of("?")).toCompletableFuture().get().text())
          .isEqualTo("Yes.");
      model.close();
      model.close();
      assertThatIllegalStateException().isThrownBy(() -> model.chat(Prompts.of("?")));
      assertThatIllegalStateException().isThrownBy(() -> model.chatAsync(Prompts.of("?")));
      assertThatIllegalStateException().isThrownBy(() -> model.stream(Prompts.of("?")));
    }
  }

  @Test
  void refusesSettingsThatCannotBe() {
    refused("ftp://host/v1", "scheme 'ftp'");
    refused("http:///v1", "no host");
    refused("nonsense", "no scheme and no host");
    refused("https://user:password@host/v1", "apiKey");
    refused("https://host/v1?key=1", "apiKey");
    OpenAiBuilder builder = OpenAiChatModel.at(URI.create("http://localhost/v1"), "m");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.attempts(0).open())
        .withMessageContaining("attempts must be at least 1, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.attempts(1).timeout(Duration.ZERO).open())
        .withMessageContaining("PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.timeout(Duration.ofSeconds(1)).apiKey("a\nb").open())
        .withMessageContaining("line's end")
        .withMessageNotContaining("a\nb");
  }

  private static void refused(String address, String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OpenAiChatModel.at(URI.create(address), "m").open())
        .withMessageContaining(words)
        .withMessageNotContaining("password@");
  }

  @Test
  void keepsTheKeyToItself() {
    try (ChatServer server = new ChatServer(says(""));
        OpenAiChatModel model = server.model().open()) {
      assertThat(model.toString())
          .isEqualTo("OpenAiChatModel[small at " + server.base() + "/chat/completions]");
    }
  }
}
