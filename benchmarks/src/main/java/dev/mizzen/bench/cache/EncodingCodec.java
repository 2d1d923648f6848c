package dev.mizzen.bench.cache;

import dev.mizzen.Span;
import dev.mizzen.embed.Encoding;
import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An encoding as bytes, little-endian. Sentence vectors keep their 32 bits; token vectors become 16
 * bits for each value, an error of at most 2⁻¹¹ of the value, far below that of their 8-bit
 * storage.
 */
final class EncodingCodec {
  private static final int NO_VECTORS = -1;

  private EncodingCodec() {}

  static byte[] encode(Encoding encoding) {
    int bytes = 1 + Integer.BYTES;
    for (Encoding.Window window : encoding.windows()) {
      bytes += size(window);
    }
    ByteBuffer out = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) (encoding.truncated() ? 1 : 0));
    out.putInt(encoding.windows().size());
    encoding.windows().forEach(window -> put(out, window));
    return out.array();
  }

  static Encoding decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    boolean truncated = in.get() == 1;
    int count = in.getInt();
    List<Encoding.Window> windows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Span span = new Span(in.getInt(), in.getInt());
      int tokens = in.getInt();
      windows.add(new Encoding.Window(span, tokens, embedding(in), tokenVectors(in)));
    }
    return new Encoding(windows, truncated);
  }

  private static int size(Encoding.Window window) {
    int embedding = window.embedding().map(e -> e.dimension() * Float.BYTES).orElse(0);
    int tokens = window.tokenVectors().map(EncodingCodec::size).orElse(0);
    return 5 * Integer.BYTES + embedding + tokens;
  }

  private static int size(MultiVector vectors) {
    int spans = vectors.spans().map(List::size).orElse(0);
    return 2 * Integer.BYTES
        + spans * 2 * Integer.BYTES
        + vectors.count() * vectors.dimension() * Short.BYTES;
  }

  private static void put(ByteBuffer out, Encoding.Window window) {
    out.putInt(window.span().start()).putInt(window.span().end()).putInt(window.tokens());
    out.putInt(window.embedding().map(Embedding::dimension).orElse(NO_VECTORS));
    window.embedding().ifPresent(e -> putFloats(out, e.toArray()));
    out.putInt(window.tokenVectors().map(MultiVector::count).orElse(NO_VECTORS));
    window.tokenVectors().ifPresent(v -> put(out, v));
  }

  private static void putFloats(ByteBuffer out, float[] values) {
    for (float value : values) {
      out.putFloat(value);
    }
  }

  private static void put(ByteBuffer out, MultiVector vectors) {
    List<Span> spans = vectors.spans().orElse(List.of());
    out.putInt(vectors.dimension()).putInt(spans.size());
    spans.forEach(span -> out.putInt(span.start()).putInt(span.end()));
    for (float value : vectors.toArray()) {
      out.putShort(Float.floatToFloat16(value));
    }
  }

  private static Optional<Embedding> embedding(ByteBuffer in) {
    int dimension = in.getInt();
    if (dimension == NO_VECTORS) {
      return Optional.empty();
    }
    float[] values = new float[dimension];
    for (int k = 0; k < dimension; k++) {
      values[k] = in.getFloat();
    }
    return Optional.of(Embedding.adopt(values));
  }

  private static Optional<MultiVector> tokenVectors(ByteBuffer in) {
    int count = in.getInt();
    if (count == NO_VECTORS) {
      return Optional.empty();
    }
    int dimension = in.getInt();
    int spanCount = in.getInt();
    List<Span> spans = new ArrayList<>(spanCount);
    for (int i = 0; i < spanCount; i++) {
      spans.add(new Span(in.getInt(), in.getInt()));
    }
    float[] values = new float[count * dimension];
    for (int k = 0; k < values.length; k++) {
      values[k] = Float.float16ToFloat(in.getShort());
    }
    return Optional.of(MultiVector.adopt(values, dimension, spans));
  }
}
