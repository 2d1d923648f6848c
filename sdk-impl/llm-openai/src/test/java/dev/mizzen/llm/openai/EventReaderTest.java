package dev.mizzen.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EventReaderTest {
  private static final String STREAM =
      ": hello\n\n"
          + "data: one\n\n"
          + "event: x\r\n"
          + "data:two\r\n"
          + "data: lines\r\n\r\n"
          + "id: 3\r"
          + "data: ça 𝄞\r\r\n\n";

  @Property
  void findsTheSameEventsHoweverBytesAreCut(@ForAll List<@IntRange(min = 1, max = 9) Integer> sizes)
      throws Exception {
    byte[] bytes = STREAM.getBytes(StandardCharsets.UTF_8);
    EventReader reader = new EventReader();
    List<String> events = new ArrayList<>();
    int from = 0;
    for (int i = 0; from < bytes.length; i++) {
      int size = i < sizes.size() ? sizes.get(i) : bytes.length;
      int to = Math.min(bytes.length, from + size);
      reader.feed(ByteBuffer.wrap(bytes, from, to - from));
      for (String event = reader.next(); event != null; event = reader.next()) {
        events.add(event);
      }
      from = to;
    }
    assertThat(events).containsExactly("one", "two\nlines", "ça 𝄞");
  }

  @Test
  void refusesAnEventWithoutEnd() {
    EventReader reader = new EventReader();
    byte[] endless = new byte[EventReader.MOST_BYTES + 1];
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> reader.feed(ByteBuffer.wrap(endless)));
  }
}
