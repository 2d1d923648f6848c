package dev.mizzen.impl.tensor;

import com.fasterxml.jackson.core.JsonParser;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The content of a safetensors file: eight bytes with the length of a JSON header, the header,
 * which tells where each tensor stands, and the tensors end to end.
 *
 * <p>Files are untrusted: every size is checked against the file's before anything is allocated,
 * and tensors must fill the file without gap or overlap, as the format demands. F32, F16 and BF16
 * are read; F32 is written.
 *
 * @param tensors by name
 * @param metadata free texts by name
 */
public record SafeTensors(SortedMap<String, Tensor> tensors, SortedMap<String, String> metadata) {
  private static final int LARGEST_HEADER = 16 << 20;
  private static final int MOST_TENSORS = 1 << 16;
  private static final String METADATA = "__metadata__";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  /** Where a tensor stands. */
  private record Entry(String name, String type, List<Integer> shape, long begin, long end) {
    int bytes() {
      return type.equals("F32") ? Float.BYTES : Short.BYTES;
    }
  }

  /**
   * Reads a file.
   *
   * @throws ModelException if it cannot be read, or is not in the form it should be
   */
  public static SafeTensors read(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return read(file, channel);
    } catch (IOException | UnsupportedOperationException e) {
      throw new ModelException(file + " cannot be read: " + e, e);
    }
  }

  private static SafeTensors read(Path file, FileChannel channel) throws IOException {
    long size = channel.size();
    require(size >= Long.BYTES, file, "it has " + size + " bytes, less than a header");
    long length = bytes(file, channel, 0, Long.BYTES).getLong();
    require(
        length >= 2 && length <= Math.min(LARGEST_HEADER, size - Long.BYTES),
        file,
        "its header of " + length + " bytes does not fit into " + size);
    JsonNode header = parse(file, bytes(file, channel, Long.BYTES, (int) length));
    long start = Long.BYTES + length;
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    for (Entry entry : entries(file, header, size - start)) {
      ByteBuffer data = bytes(file, channel, start + entry.begin, (int) (entry.end - entry.begin));
      tensors.put(entry.name, new Tensor(entry.shape, values(entry, data)));
    }
    return new SafeTensors(tensors, metadata(file, header));
  }

  private static ByteBuffer bytes(Path file, FileChannel channel, long from, int count)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, from + buffer.position());
      require(read > 0, file, "it ends early; copy it again");
    }
    return buffer.flip();
  }

  private static JsonNode parse(Path file, ByteBuffer header) {
    try {
      byte[] text = new byte[header.remaining()];
      header.get(text);
      JsonNode node = JSON.readTree(text);
      require(node.isObject(), file, "its header is no JSON object");
      return node;
    } catch (IOException e) {
      throw new ModelException(file + ": its header is no JSON: " + e.getMessage(), e);
    }
  }

  /** All tensors in the order of their places, which must follow each other without a gap. */
  private static List<Entry> entries(Path file, JsonNode header, long size) {
    require(header.size() <= MOST_TENSORS, file, "it names " + header.size() + " tensors");
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : header.properties()) {
      if (!property.getKey().equals(METADATA)) {
        entries.add(entry(file, property.getKey(), property.getValue()));
      }
    }
    entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    long at = 0;
    for (Entry entry : entries) {
      require(
          entry.begin == at && entry.end <= size,
          file,
          entry.name
              + " stands from byte "
              + entry.begin
              + " to "
              + entry.end
              + ", after byte "
              + at
              + " of "
              + size);
      at = entry.end;
    }
    require(at == size, file, "its tensors end at byte " + at + " of " + size);
    return entries;
  }

  private static Entry entry(Path file, String name, JsonNode node) {
    String type = node.path("dtype").asText();
    require(
        type.equals("F32") || type.equals("F16") || type.equals("BF16"),
        file,
        name + " has the type '" + type + "'; only F32, F16 and BF16 are known");
    JsonNode offsets = node.path("data_offsets");
    require(
        offsets.size() == 2 && integer(offsets.get(0)) && integer(offsets.get(1)),
        file,
        name + " has no two data_offsets");
    List<Integer> shape = new ArrayList<>();
    long count = 1;
    require(node.path("shape").isArray(), file, name + " has no shape");
    for (JsonNode length : node.path("shape")) {
      require(
          integer(length) && length.asLong() <= Integer.MAX_VALUE,
          file,
          name + " has the shape " + node.path("shape"));
      shape.add((int) length.asLong());
      count = count > Integer.MAX_VALUE ? count : count * length.asLong();
    }
    Entry entry = new Entry(name, type, shape, offsets.get(0).asLong(), offsets.get(1).asLong());
    require(
        count * entry.bytes() <= Integer.MAX_VALUE - 8
            && entry.end - entry.begin == count * entry.bytes(),
        file,
        name + " of the shape " + shape + " has " + (entry.end - entry.begin) + " bytes");
    return entry;
  }

  private static boolean integer(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong() && node.asLong() >= 0;
  }

  private static float[] values(Entry entry, ByteBuffer data) {
    float[] values = new float[data.remaining() / entry.bytes()];
    for (int k = 0; k < values.length; k++) {
      values[k] =
          switch (entry.type) {
            case "F32" -> data.getFloat();
            case "F16" -> Float.float16ToFloat(data.getShort());
            default -> Float.intBitsToFloat(data.getShort() << Short.SIZE);
          };
    }
    return values;
  }

  private static SortedMap<String, String> metadata(Path file, JsonNode header) {
    SortedMap<String, String> metadata = new TreeMap<>();
    for (Map.Entry<String, JsonNode> property : header.path(METADATA).properties()) {
      require(property.getValue().isTextual(), file, property.getKey() + " is no text");
      metadata.put(property.getKey(), property.getValue().asText());
    }
    return metadata;
  }

  private static void require(boolean holds, Path file, String problem) {
    if (!holds) {
      throw new ModelException(file + " is no safetensors file that can be used: " + problem);
    }
  }

  /** The file's bytes, to be written one after the other. The same content gives the same bytes. */
  public List<ByteBuffer> bytes() {
    ObjectNode header = JSON.createObjectNode();
    if (!metadata.isEmpty()) {
      ObjectNode texts = header.putObject(METADATA);
      metadata.forEach(texts::put);
    }
    long at = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      long end = at + (long) entry.getValue().values().length * Float.BYTES;
      ObjectNode node = header.putObject(entry.getKey());
      node.put("dtype", "F32");
      entry.getValue().shape().forEach(node.putArray("shape")::add);
      node.putArray("data_offsets").add(at).add(end);
      at = end;
    }
    List<ByteBuffer> parts = new ArrayList<>();
    parts.add(header(header.toString()));
    tensors.values().forEach(tensor -> parts.add(bytes(tensor.values())));
    return parts;
  }

  /** Padded with spaces, so that tensors begin at multiples of eight bytes. */
  private static ByteBuffer header(String json) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    int length = (text.length + 7) / 8 * 8;
    ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES + length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(length).put(text);
    while (buffer.hasRemaining()) {
      buffer.put((byte) ' ');
    }
    return buffer.flip();
  }

  private static ByteBuffer bytes(float[] values) {
    ByteBuffer buffer =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(values);
    return buffer;
  }

  /** With these tensors, in the order of their names. */
  public static SafeTensors of(Map<String, Tensor> tensors, Map<String, String> metadata) {
    return new SafeTensors(new TreeMap<>(tensors), new TreeMap<>(metadata));
  }
}
