package dev.mizzen.llm.openai;

import dev.mizzen.rag.Answer.Usage;
import dev.mizzen.spi.ChatCalls;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Reads an answer that comes in events, and hands its pieces on. For one thread. */
final class StreamedAnswer {
  private static final String END = "[DONE]";

  private final ChatCalls.Sink sink;
  private final Consumer<Usage> usage;
  private final EventReader events = new EventReader();
  private long written;
  private boolean finished;
  private boolean ended;

  StreamedAnswer(ChatCalls.Sink sink, Consumer<Usage> usage) {
    this.sink = sink;
    this.usage = usage;
  }

  /**
   * @param first until when the first bytes must come
   * @param silence allowed after that
   */
  void read(Exchange exchange, Deadline first, Duration silence)
      throws Failure, InterruptedException {
    try {
      Deadline deadline = first;
      while (!ended) {
        List<ByteBuffer> bytes = exchange.next(deadline);
        if (bytes == null) {
          break;
        }
        for (ByteBuffer some : bytes) {
          events.feed(some);
        }
        handOn();
        deadline = Deadline.in(silence);
      }
      if (!ended && !finished) {
        throw Failure.passing("ended the stream before the answer was complete", null);
      }
    } catch (Failure failure) {
      throw written > 0 ? afterPieces(failure) : failure;
    }
  }

  /** What was handed on cannot be taken back, so another attempt would say it twice. */
  private Failure afterPieces(Failure failure) {
    return Failure.last(
        failure.problem() + "; " + written + " characters had come", failure.getCause());
  }

  private void handOn() throws Failure, InterruptedException {
    for (String event = events.next(); event != null && !ended; event = events.next()) {
      if (event.equals(END)) {
        ended = true;
        return;
      }
      ReplyJson.Piece piece = ReplyJson.piece(event);
      finished |= piece.finish().isPresent();
      piece.usage().ifPresent(usage);
      if (!piece.text().isEmpty()) {
        sink.write(piece.text());
        written += piece.text().length();
      }
    }
  }
}
