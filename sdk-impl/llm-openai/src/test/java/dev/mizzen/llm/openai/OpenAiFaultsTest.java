package dev.mizzen.llm.openai;

import static dev.mizzen.llm.openai.ChatServer.answer;
import static dev.mizzen.llm.openai.ChatServer.cut;
import static dev.mizzen.llm.openai.ChatServer.error;
import static dev.mizzen.llm.openai.ChatServer.says;
import static dev.mizzen.llm.openai.ChatServer.slow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.error.CancelledException;
import dev.mizzen.error.GenerationException;
import dev.mizzen.spi.ChatModel.Reply;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An endpoint that fails, in each way of its own. */
class OpenAiFaultsTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @ParameterizedTest
  @ValueSource(ints = {408, 409, 425, 500, 502, 503, 504, 529})
  void triesAgainAfterAPassingStatus(int status) {
    try (ChatServer server = new ChatServer(answer(status, "busy"), says("Here."));
        OpenAiChatModel model = server.model().open()) {
      assertThat(model.chat(Prompts.of("?")).text()).isEqualTo("Here.");
      assertThat(model.usage().requests()).isEqualTo(2);
      assertThat(model.usage().repeated()).isEqualTo(1);
      assertThat(model.usage().failed()).isEqualTo(1);
    }
  }

  @Test
  void givesUpWhenItDoesNotPass() {
    try (ChatServer server = new ChatServer(error(500, "out of\\n memory", "oom"));
        OpenAiChatModel model = server.model().attempts(3).open()) {
      assertThatExceptionOfType(GenerationException.class)
          .isThrownBy(() -> model.chat(Prompts.of("?")))
          .withMessage(
              server.base()
                  + "/chat/completions answered with status 500: out of memory (3 attempts)");
      assertThat(server.requests).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 401, 402, 403, 404, 418, 422})
  void doesNotRepeatWhatWillFailAgain(int status) {
    try (ChatServer server =
            new ChatServer(
                error(status, "not " + ChatServer.KEY + " please", "x", "Location", "/elsewhere"));
        OpenAiChatModel model = server.model().open()) {
      assertThatExceptionOfType(GenerationException.class)
          .isThrownBy(() -> model.chat(Prompts.of("?")))
          .withMessageStartingWith(
              server.base() + "/chat/completions answered with status " + status)
          .withMessageContaining("not *** please; ")
          .withMessageNotContaining(ChatServer.KEY);
      assertThat(server.requests).hasSize(1);
    }
  }

  @Test
  void waitsAsLongAsTheServerAsks() {
    try (ChatServer server =
            new ChatServer(error(429, "slow down", "rate", "Retry-After", "1"), says("Now."));
        OpenAiChatModel model =
            server.model().waits(Duration.ofMillis(1), Duration.ofSeconds(2)).open()) {
      long start = System.nanoTime();
      assertThat(model.chat(Prompts.of("?")).text()).isEqualTo("Now.");
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(1_000_000_000L);
    }
  }

  @Test
  void doesNotWaitForAnHour() {
    try (ChatServer server =
            new ChatServer(error(429, "slow down", "rate", "Retry-After", "3600"));
        OpenAiChatModel model = server.model().open()) {
      assertThatExceptionOfType(GenerationException.class)
          .isThrownBy(() -> model.chat(Prompts.of("?")))
          .withMessageContaining("PT1H")
          .withMessageContaining("requestsPerMinute");
      assertThat(server.requests).hasSize(1);
    }
  }

  @Test
  void doesNotRepeatWithoutQuota() {
    try (ChatServer server = new ChatServer(error(429, "pay", "insufficient_quota"));
        OpenAiChatModel model = server.model().open()) {
      assertThatExceptionOfType(GenerationException.class)
          .isThrownBy(() -> model.chat(Prompts.of("?")))
          .withMessageContaining("quota");
      assertThat(server.requests).hasSize(1);
    }
  }

  @Test
  void blamesTheCallerForAPromptThatIsTooLong() {
    try (ChatServer server =
            new ChatServer(error(400, "9000 tokens, but 8192 fit", "context_length_exceeded"));
        OpenAiChatModel model = server.model().open()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model.chat(Prompts.of("?")))
          .withMessageContaining("9000 tokens, but 8192 fit")
          .withMessageContaining("contextWindow");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>bad gateway</html>",
        "{\"choices\": [",
        "[]",
        "{}",
        "{\"choices\": []}",
        ""
      })
  void triesAgainAfterNonsense(String body) {
    try (ChatServer server = new ChatServer(answer(200, body), says("Here."));
        OpenAiChatModel model = server.model().open()) {
      assertThat(model.chat(Prompts.of("?")).text()).isEqualTo("Here.");
    }
    try (ChatServer server = new ChatServer(answer(200, body));
        OpenAiChatModel model = server.model().attempts(2).open()) {
      assertThatExceptionOfType(GenerationException.class)
          .isThrownBy(() -> model.chat(Prompts.of("?")))
          .withMessageContaining("answered with")
          .withMessageContaining(body.isEmpty() ? "" : body);
    }
  }

  @Test
  void triesAgainAfterACutAnswer() {
    try (ChatServer server = new ChatServer(cut("{\"choices\": [{\"mess"), says("Here."));
        OpenAiChatModel model = server.model().open()) {
      assertThat(model.chat(Prompts.of("?")).text()).isEqualTo("Here.");
    }
  }

  @Test
  void triesAgainWhenItIsTooSlow() {
    try (ChatServer server = new ChatServer(slow(LONG, says("Late.")), says("Here."));
        OpenAiChatModel model = server.model().timeout(Duration.ofMillis(300)).open()) {
      assertThat(model.chat(Prompts.of("?")).text()).isEqualTo("Here.");
    }
    try (ChatServer server = new ChatServer(slow(LONG, says("Late.")));
        OpenAiChatModel model =
            server
                .model()
                .timeout(Duration.ofMillis(100))
                .deadline(Duration.ofMillis(150))
                .open()) {
      assertThatExceptionOfType(GenerationException.class)
          .isThrownBy(() -> model.chat(Prompts.of("?")))
          .withMessageContaining("timeout(...)");
    }
  }

  @Test
  void saysWhatToDoWhenNobodyListens() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    URI base = URI.create("http://localhost:" + port + "/v1/");
    try (OpenAiChatModel model =
        OpenAiChatModel.at(base, "m").attempts(2).waits(Duration.ZERO, Duration.ZERO).open()) {
      assertThatExceptionOfType(GenerationException.class)
          .isThrownBy(() -> model.chat(Prompts.of("?")))
          .withMessage(
              base
                  + "chat/completions refused the connection; start the server, or check the"
                  + " endpoint (2 attempts)");
    }
  }

  @Test
  void endsWhenInterrupted() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (ChatServer server =
            new ChatServer(
                exchange -> {
                  asked.countDown();
                  Thread.sleep(LONG);
                });
        OpenAiChatModel model = server.model().timeout(LONG).open()) {
      CompletableFuture<Object> outcome = new CompletableFuture<>();
      Thread caller =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      outcome.complete(model.chat(Prompts.of("?")));
                    } catch (CancelledException e) {
                      outcome.complete(Thread.currentThread().isInterrupted());
                    }
                  });
      asked.await();
      caller.interrupt();
      assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo(true);
    }
  }

  @Test
  void endsWhenItsFutureIsCancelled() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(1);
    try (ChatServer server =
            new ChatServer(
                exchange -> {
                  asked.countDown();
                  try (exchange) {
                    exchange.sendResponseHeaders(200, 0);
                    while (true) {
                      exchange.getResponseBody().write(' ');
                      exchange.getResponseBody().flush();
                      Thread.sleep(5);
                    }
                  } finally {
                    gone.countDown();
                  }
                });
        OpenAiChatModel model = server.model().timeout(LONG).open()) {
      CompletableFuture<Reply> reply = model.chatAsync(Prompts.of("?")).toCompletableFuture();
      asked.await();
      reply.cancel(true);
      assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }
}
