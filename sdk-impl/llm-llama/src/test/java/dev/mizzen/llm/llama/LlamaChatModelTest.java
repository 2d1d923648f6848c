package dev.mizzen.llm.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mizzen.error.ModelException;
import dev.mizzen.error.ModelNotFoundException;
import dev.mizzen.spi.ChatModel.Message;
import dev.mizzen.spi.ChatModel.Prompt;
import dev.mizzen.spi.ChatModel.Reply;
import dev.mizzen.spi.ChatModel.Speaker;
import dev.mizzen.spi.ChatModel.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs a model: {@code -Dmizzen.gguf=FILE}, as docs/CONTRIBUTING.md says. */
class LlamaChatModelTest {
  private static LlamaChatModel model;

  @BeforeAll
  static void open() {
    String file = System.getProperty("mizzen.gguf", "");
    if (!file.isEmpty()) {
      model = LlamaChatModel.of(Path.of(file)).contextWindow(512).open();
    }
  }

  @AfterAll
  static void close() {
    if (model != null) {
      model.close();
      assertThatIllegalStateException().isThrownBy(() -> model.chat(prompt("?", 4)));
    }
  }

  private static LlamaChatModel model() {
    assumeTrue(model != null, "no model: run with -Dmizzen.gguf=FILE (docs/CONTRIBUTING.md)");
    return model;
  }

  private static Prompt prompt(String question, int maxTokens) {
    return prompt(question, maxTokens, Optional.empty());
  }

  private static Prompt prompt(String question, int maxTokens, Optional<String> schema) {
    List<Message> messages =
        List.of(
            Message.of(Speaker.SYSTEM, "You answer from the text you are given, in few words."),
            Message.of(Speaker.USER, question));
    return new Prompt(messages, maxTokens, 0, List.of(), schema, 1);
  }

  private static final String TEXT =
      "The tower in Pisa was finished in 1372. When was it finished?";

  @Test
  void answersFromAText() {
    Reply reply = model().chat(prompt(TEXT, 48));
    assertThat(reply.text()).contains("1372");
    assertThat(reply.usage().promptTokens()).isBetween(30L, 100L);
    assertThat(reply.usage().answerTokens()).isBetween(1L, 48L);
    assertThat(model().chat(prompt(TEXT, 48))).isEqualTo(reply);
    assertThat(model().chat(prompt(TEXT, 2)).complete()).isFalse();
  }

  @Test
  void keepsToASchema() {
    String schema =
        "{\"type\":\"object\",\"properties\":{\"year\":{\"type\":\"integer\"}},\"required\":[\"year\"]}";
    String text = model().chat(prompt(TEXT, 48, Optional.of(schema))).text();
    assertThat(text).matches("(?s)\\s*\\{\\s*\"year\"\\s*:\\s*-?\\d+\\s*}\\s*");
  }

  @Test
  void streamsTheSameWords() throws Exception {
    CompletableFuture<String> whole = new CompletableFuture<>();
    StringBuilder text = new StringBuilder();
    model().stream(prompt(TEXT, 24))
        .subscribe(
            new Flow.Subscriber<>() {
              @Override
              public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
              }

              @Override
              public void onNext(String piece) {
                text.append(piece);
              }

              @Override
              public void onError(Throwable error) {
                whole.completeExceptionally(error);
              }

              @Override
              public void onComplete() {
                whole.complete(text.toString());
              }
            });
    assertThat(whole.get(60, TimeUnit.SECONDS)).isEqualTo(model().chat(prompt(TEXT, 24)).text());
  }

  @Test
  void endsWhenCancelled() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Reply> reply =
        model().chatAsync(prompt("Count to one thousand.", 400)).toCompletableFuture();
    reply.whenComplete((r, e) -> begun.countDown());
    Thread.sleep(50);
    reply.cancel(true);
    assertThat(begun.await(1, TimeUnit.SECONDS)).isTrue();
    assertThat(model().chat(prompt(TEXT, 4)).usage().answerTokens()).isEqualTo(4);
  }

  @Test
  void refusesWhatItCannotDo() {
    LlamaChatModel model = model();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.chat(prompt("word ".repeat(600), 8)))
        .withMessageContaining("window of 512");
    Prompt tools =
        new Prompt(
            List.of(Message.of(Speaker.USER, "?")),
            4,
            0,
            List.of(),
            Optional.empty(),
            1,
            List.of(new Tool("t", "", "{}")));
    assertThatIllegalArgumentException().isThrownBy(() -> model.chat(tools));
  }

  @Test
  void saysWhatIsWrongWithAFile(@TempDir Path folder) throws Exception {
    assertThatExceptionOfType(ModelNotFoundException.class)
        .isThrownBy(() -> LlamaChatModel.of(folder.resolve("none.gguf")).open())
        .withMessageContaining("none.gguf");
    Path text = Files.writeString(folder.resolve("text.gguf"), "I am not a model, but a text.");
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> LlamaChatModel.of(text).open())
        .withMessageContaining("does not start with 'GGUF'");
    byte[] cut = new byte[64];
    cut[0] = 'G';
    cut[1] = 'G';
    cut[2] = 'U';
    cut[3] = 'F';
    cut[4] = 9;
    Path future = Files.write(folder.resolve("future.gguf"), cut);
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> LlamaChatModel.of(future).open())
        .withMessageContaining("version 9");
    cut[4] = 3;
    Path empty = Files.write(folder.resolve("empty.gguf"), cut);
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> LlamaChatModel.of(empty).open())
        .withMessageContaining("0 tensors");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LlamaChatModel.of(text).contextWindow(8))
        .withMessageContaining("got 8");
  }
}
