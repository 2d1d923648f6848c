package dev.mizzen.llm.openai;

import static dev.mizzen.llm.openai.ChatServer.answer;
import static dev.mizzen.llm.openai.ChatServer.finish;
import static dev.mizzen.llm.openai.ChatServer.piece;
import static dev.mizzen.llm.openai.ChatServer.stream;
import static dev.mizzen.llm.openai.ChatServer.usage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.error.GenerationException;
import dev.mizzen.rag.Answer.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Answers that come piece by piece. */
class OpenAiStreamTest {
  @Test
  void handsPiecesOnInOrder() throws Exception {
    try (ChatServer server =
            new ChatServer(stream(piece("One "), piece("two."), finish(), usage(), "[DONE]"));
        OpenAiChatModel model = server.model().open()) {
      Pieces pieces = Pieces.of(model, Long.MAX_VALUE);
      assertThat(pieces.join()).isEqualTo("One two.");
      assertThat(server.requests.getFirst().path("stream").asBoolean()).isTrue();
      assertThat(model.usage().tokens()).isEqualTo(new Usage(5, 2));
    }
  }

  @Test
  void eachSubscriptionAsksAnew() throws Exception {
    try (ChatServer server = new ChatServer(stream(piece("x"), "[DONE]"));
        OpenAiChatModel model = server.model().open()) {
      var publisher = model.stream(Prompts.of("?"));
      assertThat(server.requests).isEmpty();
      for (int i = 1; i <= 2; i++) {
        Pieces pieces = new Pieces(1);
        publisher.subscribe(pieces);
        assertThat(pieces.join()).isEqualTo("x");
        assertThat(server.requests).hasSize(i);
      }
    }
  }

  @Test
  void givesNoMoreThanIsAskedFor() throws Exception {
    try (ChatServer server = new ChatServer(stream(piece("a"), piece("b"), piece("c"), "[DONE]"));
        OpenAiChatModel model = server.model().open()) {
      Pieces pieces = Pieces.of(model, 1);
      assertThat(pieces.join()).isEqualTo("abc");
      assertThat(pieces.mostAhead()).isZero();
    }
  }

  @Test
  void joinsCharactersThatWereCut() throws Exception {
    byte[] event =
        ("data: " + piece("søt 𝄞") + "\r\n\r\ndata: [DONE]\n\n").getBytes(StandardCharsets.UTF_8);
    byte[][] single = new byte[event.length][];
    for (int i = 0; i < event.length; i++) {
      single[i] = new byte[] {event[i]};
    }
    try (ChatServer server = new ChatServer(stream(single));
        OpenAiChatModel model = server.model().open()) {
      assertThat(Pieces.of(model, 1).join()).isEqualTo("søt 𝄞");
    }
  }

  @Test
  void endsWithTheConnectionIfTheModelHadFinished() throws Exception {
    try (ChatServer server = new ChatServer(stream(piece("All."), finish()));
        OpenAiChatModel model = server.model().open()) {
      assertThat(Pieces.of(model, 1).join()).isEqualTo("All.");
    }
  }

  @Test
  void triesAgainBeforeTheFirstPieceOnly() throws Exception {
    try (ChatServer server =
            new ChatServer(
                answer(503, ""),
                stream(piece("")),
                stream("{bad"),
                stream(piece("a"), piece("b")));
        OpenAiChatModel model = server.model().open()) {
      Pieces pieces = Pieces.of(model, 1);
      assertThat(pieces.error())
          .isInstanceOf(GenerationException.class)
          .hasMessageContaining("before the answer was complete; 2 characters had come");
      assertThat(pieces.text()).isEqualTo("ab");
      assertThat(server.requests).hasSize(4);
    }
  }

  @Test
  void handsOnWhatTheServerComplainsOf() throws Exception {
    try (ChatServer server =
            new ChatServer(stream(piece("a"), "{\"error\": {\"message\": \"overheated\"}}"));
        OpenAiChatModel model = server.model().open()) {
      assertThat(Pieces.of(model, 1).error())
          .isInstanceOf(GenerationException.class)
          .hasMessageContaining("overheated");
    }
  }

  @Test
  void doesNotWaitForeverInTheMiddle() throws Exception {
    try (ChatServer server =
            new ChatServer(
                exchange -> {
                  stream(piece("a")).answer(exchange);
                  Thread.sleep(Duration.ofSeconds(30));
                });
        OpenAiChatModel model = server.model().timeout(Duration.ofMillis(300)).open()) {
      assertThat(Pieces.of(model, 1).error()).hasMessageContaining("silent");
    }
  }

  @Test
  void cancellingClosesTheConnection() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    try (ChatServer server =
            new ChatServer(
                exchange -> {
                  try {
                    stream(piece("a")).answer(exchange);
                    while (true) {
                      exchange.getResponseBody().write(":\n".getBytes(StandardCharsets.UTF_8));
                      exchange.getResponseBody().flush();
                      Thread.sleep(5);
                    }
                  } finally {
                    gone.countDown();
                  }
                });
        OpenAiChatModel model = server.model().open()) {
      Pieces pieces = new Pieces(1).cancelAfter(1);
      model.stream(Prompts.of("?")).subscribe(pieces);
      assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(pieces.isOver()).isFalse();
    }
  }

  @Test
  void refusesToBeAskedForNothing() throws Exception {
    try (ChatServer server = new ChatServer(stream(piece("a"), "[DONE]"));
        OpenAiChatModel model = server.model().open()) {
      Pieces pieces = Pieces.of(model, 0);
      assertThat(pieces.error())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("got 0");
    }
  }
}
