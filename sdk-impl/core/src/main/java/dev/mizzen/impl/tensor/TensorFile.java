package dev.mizzen.impl.tensor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.error.ModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A safetensors file of arrays as large as Java has them, read one by one and through a small
 * buffer: F32, I32 and I64, any of more than 2 GiB. For files of one matrix after the other that
 * fit in memory twice there is {@link SafeTensors}.
 *
 * <p>Files are untrusted: sizes are checked against the file's before anything is allocated, and
 * arrays must fill the file without gap or overlap.
 */
public final class TensorFile implements AutoCloseable {
  private static final int BUFFER = 1 << 20;
  private static final int LARGEST_HEADER = 1 << 20;
  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;
  private final FileChannel channel;
  private final Map<String, Entry> entries;

  private TensorFile(Path file, FileChannel channel, Map<String, Entry> entries) {
    this.file = file;
    this.channel = channel;
    this.entries = entries;
  }

  /** Where an array stands, and its length in elements. */
  private record Entry(String type, long begin, int length) {}

  /**
   * Writes arrays one after the other, forced to the disk. The same arrays give the same bytes.
   *
   * @param arrays by name: {@code float[]}, {@code int[]} or {@code long[]}
   */
  public static void write(Path file, Map<String, Object> arrays) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      writeFully(channel, header(arrays));
      for (Object array : arrays.values()) {
        write(channel, array);
      }
      channel.force(true);
    }
  }

  private static ByteBuffer header(Map<String, Object> arrays) {
    ObjectNode header = JSON.createObjectNode();
    long at = 0;
    for (Map.Entry<String, Object> array : arrays.entrySet()) {
      String type = type(array.getValue());
      int length = length(array.getValue());
      long end = at + (long) length * bytes(type);
      ObjectNode node = header.putObject(array.getKey());
      node.put("dtype", type).putArray("shape").add(length);
      node.putArray("data_offsets").add(at).add(end);
      at = end;
    }
    byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
    int padded = (text.length + 7) / 8 * 8;
    ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(padded).put(text);
    while (buffer.hasRemaining()) {
      buffer.put((byte) ' ');
    }
    return buffer.flip();
  }

  private static String type(Object array) {
    return switch (array) {
      case float[] floats -> "F32";
      case int[] ints -> "I32";
      case long[] longs -> "I64";
      default -> throw new IllegalArgumentException("no array of a file: " + array.getClass());
    };
  }

  private static int length(Object array) {
    return switch (array) {
      case float[] floats -> floats.length;
      case int[] ints -> ints.length;
      case long[] longs -> longs.length;
      default -> throw new IllegalArgumentException("no array of a file: " + array.getClass());
    };
  }

  private static int bytes(String type) {
    return type.equals("I64") ? Long.BYTES : Integer.BYTES;
  }

  private static void write(FileChannel channel, Object array) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    int size = bytes(type(array));
    int length = length(array);
    for (int from = 0, count; from < length; from += count) {
      count = Math.min(BUFFER / size, length - from);
      switch (array) {
        case float[] floats -> buffer.asFloatBuffer().put(floats, from, count);
        case int[] ints -> buffer.asIntBuffer().put(ints, from, count);
        case long[] longs -> buffer.asLongBuffer().put(longs, from, count);
        default -> throw new IllegalArgumentException("no array of a file: " + array.getClass());
      }
      writeFully(channel, buffer.limit(count * size));
      buffer.clear();
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /**
   * Opens a file and checks its header.
   *
   * @throws ModelException if it cannot be read, or is not in the form it should be
   */
  public static TensorFile open(Path file) {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      try {
        return new TensorFile(file, channel, entries(file, channel));
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException | UnsupportedOperationException e) {
      throw new ModelException(file + " cannot be read: " + e, e);
    }
  }

  private static Map<String, Entry> entries(Path file, FileChannel channel) throws IOException {
    long size = channel.size();
    require(size >= Long.BYTES, file, "it has " + size + " bytes, less than a header");
    long length = bytes(file, channel, 0, Long.BYTES).getLong();
    require(
        length >= 2 && length <= Math.min(LARGEST_HEADER, size - Long.BYTES),
        file,
        "its header of " + length + " bytes does not fit into " + size);
    byte[] text = new byte[(int) length];
    bytes(file, channel, Long.BYTES, (int) length).get(text);
    Map<String, Entry> entries = new LinkedHashMap<>();
    JsonNode header;
    try {
      header = JSON.readTree(text);
    } catch (IOException e) {
      throw new ModelException(file + ": its header is no JSON: " + e.getMessage(), e);
    }
    long at = Long.BYTES + length;
    for (Map.Entry<String, JsonNode> property : header.properties()) {
      Entry entry = entry(file, property.getKey(), property.getValue(), at, size);
      entries.put(property.getKey(), entry);
      at += (long) entry.length * bytes(entry.type);
    }
    require(at == size, file, "its arrays end at byte " + at + " of " + size);
    return entries;
  }

  private static Entry entry(Path file, String name, JsonNode node, long at, long size) {
    String type = node.path("dtype").asText();
    require(
        type.equals("F32") || type.equals("I32") || type.equals("I64"),
        file,
        name + " has the type '" + type + "'; F32, I32 and I64 are known");
    JsonNode length = node.path("shape").path(0);
    require(
        node.path("shape").size() == 1
            && length.canConvertToInt()
            && length.isIntegralNumber()
            && length.asInt() >= 0
            && (long) length.asInt() * bytes(type) <= size - at,
        file,
        name + " has the shape " + node.path("shape") + ", which " + size + " bytes do not hold");
    return new Entry(type, at, length.asInt());
  }

  private static ByteBuffer bytes(Path file, FileChannel channel, long from, int count)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    fill(file, channel, from, buffer);
    return buffer;
  }

  private static void fill(Path file, FileChannel channel, long from, ByteBuffer buffer)
      throws IOException {
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, from + buffer.position());
      require(read > 0, file, "it ends early; copy it again");
    }
    buffer.flip();
  }

  private static void require(boolean holds, Path file, String problem) {
    if (!holds) {
      throw new ModelException(file + " is no file of arrays that can be used: " + problem);
    }
  }

  /** Whether there is an array of this name. */
  public boolean has(String name) {
    return entries.containsKey(name);
  }

  /**
   * An array of floats.
   *
   * @throws ModelException if it is not there, or cannot be read
   */
  public float[] floats(String name) {
    Entry entry = entry(name, "F32");
    float[] values = new float[entry.length];
    read(entry, (buffer, from, count) -> buffer.asFloatBuffer().get(values, from, count));
    return values;
  }

  /**
   * An array of ints.
   *
   * @throws ModelException if it is not there, or cannot be read
   */
  public int[] ints(String name) {
    Entry entry = entry(name, "I32");
    int[] values = new int[entry.length];
    read(entry, (buffer, from, count) -> buffer.asIntBuffer().get(values, from, count));
    return values;
  }

  /**
   * An array of longs.
   *
   * @throws ModelException if it is not there, or cannot be read
   */
  public long[] longs(String name) {
    Entry entry = entry(name, "I64");
    long[] values = new long[entry.length];
    read(entry, (buffer, from, count) -> buffer.asLongBuffer().get(values, from, count));
    return values;
  }

  private Entry entry(String name, String type) {
    Entry entry = entries.get(name);
    if (entry == null || !entry.type.equals(type)) {
      throw new ModelException(file + " has no array '" + name + "' of type " + type);
    }
    return entry;
  }

  /** Takes a part of an array. */
  @FunctionalInterface
  private interface Part {
    void take(ByteBuffer bytes, int from, int count);
  }

  private void read(Entry entry, Part part) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    int size = bytes(entry.type);
    try {
      for (int from = 0, count; from < entry.length; from += count) {
        count = Math.min(BUFFER / size, entry.length - from);
        buffer.clear().limit(count * size);
        fill(file, channel, entry.begin + (long) from * size, buffer);
        part.take(buffer, from, count);
      }
    } catch (IOException e) {
      throw new ModelException(file + " cannot be read: " + e, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new ModelException(file + " cannot be closed: " + e, e);
    }
  }
}
