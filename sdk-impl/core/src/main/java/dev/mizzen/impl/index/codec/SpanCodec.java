package dev.mizzen.impl.index.codec;

import dev.mizzen.Span;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/** Spans as variable-length ints: start less the start before, zig-zag, and length. */
final class SpanCodec {
  private SpanCodec() {}

  static byte[] encode(List<Span> spans) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(spans.size() * 2);
    int before = 0;
    for (Span span : spans) {
      int delta = span.start() - before;
      put(out, (delta << 1) ^ (delta >> 31));
      put(out, span.length());
      before = span.start();
    }
    return out.toByteArray();
  }

  /**
   * @throws IllegalArgumentException if {@code bytes} are not exactly {@code count} spans
   */
  static List<Span> decode(MemorySegment bytes, int count) {
    List<Span> spans = new ArrayList<>(count);
    long[] at = {0};
    int before = 0;
    for (int i = 0; i < count; i++) {
      int zigzag = get(bytes, at);
      before += (zigzag >>> 1) ^ -(zigzag & 1);
      spans.add(new Span(before, before + get(bytes, at)));
    }
    if (at[0] != bytes.byteSize()) {
      throw new IllegalArgumentException("spans end at byte " + at[0] + " of " + bytes.byteSize());
    }
    return List.copyOf(spans);
  }

  private static void put(ByteArrayOutputStream out, int value) {
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      out.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }

  private static int get(MemorySegment bytes, long[] at) {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      if (at[0] >= bytes.byteSize()) {
        throw new IllegalArgumentException("spans end early, at byte " + at[0]);
      }
      byte next = bytes.get(ValueLayout.JAVA_BYTE, at[0]++);
      value |= (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a span's number is too long, at byte " + at[0]);
  }
}
