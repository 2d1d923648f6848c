package dev.mizzen.llm.openai;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The {@code data} of server-sent events (WHATWG HTML, section 9.2), out of bytes that are cut
 * anywhere. Other fields and comments are skipped. For one thread.
 */
final class EventReader {
  /** Of one event: an answer comes in pieces of some bytes. */
  static final int MOST_BYTES = 4 << 20;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Deque<String> events = new ArrayDeque<>();
  private final StringBuilder data = new StringBuilder();
  private boolean hasData;
  private boolean afterReturn;

  void feed(ByteBuffer bytes) throws Failure {
    while (bytes.hasRemaining()) {
      byte b = bytes.get();
      boolean secondHalf = b == '\n' && afterReturn;
      afterReturn = b == '\r';
      if (secondHalf) {
        continue;
      }
      if (b == '\n' || b == '\r') {
        line(line.toString(StandardCharsets.UTF_8));
        line.reset();
      } else {
        line.write(b);
      }
      if (line.size() + data.length() > MOST_BYTES) {
        throw Failure.last("sent an event of more than " + MOST_BYTES + " bytes", null);
      }
    }
  }

  private void line(String text) {
    if (text.isEmpty()) {
      if (hasData) {
        events.add(data.toString());
      }
      data.setLength(0);
      hasData = false;
    } else if (text.startsWith("data:")) {
      data.append(hasData ? "\n" : "")
          .append(text, text.startsWith("data: ") ? 6 : 5, text.length());
      hasData = true;
    }
  }

  /** The next event that is complete, if there is one. */
  @Nullable String next() {
    return events.poll();
  }
}
