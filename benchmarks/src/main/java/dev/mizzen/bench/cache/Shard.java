package dev.mizzen.bench.cache;

import dev.mizzen.error.DataFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * An immutable file of records by key. It appears under its name only when whole and on the disk: a
 * process killed while writing leaves a {@code .tmp} behind and nothing else.
 *
 * <p>Layout: magic, record count; each record: key, payload length, CRC32C of key and payload,
 * payload. Safe for use by many threads.
 */
final class Shard implements AutoCloseable {
  static final String SUFFIX = ".shard";

  private static final long MAGIC = 0x31_424D455A_5AL;
  private static final int HEADER = Long.BYTES + Integer.BYTES;
  private static final int RECORD_HEADER = Sha256.BYTES + 2 * Integer.BYTES;

  private final Path file;
  private final FileChannel channel;
  private final Map<Sha256, Long> offsets = new LinkedHashMap<>();

  private Shard(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Writes {@code records} to {@code file}, whole or not at all. */
  static void write(Path file, Map<Sha256, byte[]> records) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try (FileChannel out =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      writeFully(out, buffer(HEADER).putLong(MAGIC).putInt(records.size()).flip());
      for (var entry : records.entrySet()) {
        byte[] payload = entry.getValue();
        ByteBuffer record = buffer(RECORD_HEADER + payload.length);
        record.put(entry.getKey().bytes()).putInt(payload.length);
        record.putInt(checksum(entry.getKey(), payload)).put(payload);
        writeFully(out, record.flip());
      }
      out.force(true);
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
      folder.force(true);
    }
  }

  /** Opens a shard and reads where its records are. */
  static Shard open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file);
    Shard shard = new Shard(file, channel);
    try {
      shard.scan();
      return shard;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  Iterable<Sha256> keys() {
    return offsets.keySet();
  }

  /** The payload of a key that is there, checked. */
  byte[] read(Sha256 key) throws IOException {
    Long offset = offsets.get(key);
    if (offset == null) {
      throw new IllegalArgumentException(file + " has no record " + key);
    }
    ByteBuffer header = readFully(offset, RECORD_HEADER);
    int length = header.position(Sha256.BYTES).getInt();
    int expected = header.getInt();
    byte[] payload = readFully(offset + RECORD_HEADER, length).array();
    if (checksum(key, payload) != expected) {
      throw damaged("the record at byte " + offset + " does not match its checksum");
    }
    return payload;
  }

  private void scan() throws IOException {
    ByteBuffer header = readFully(0, HEADER);
    if (header.getLong() != MAGIC) {
      throw damaged("this is not a shard of the embedding cache");
    }
    int count = header.getInt();
    long offset = HEADER;
    for (int i = 0; i < count; i++) {
      ByteBuffer record = readFully(offset, RECORD_HEADER);
      byte[] key = new byte[Sha256.BYTES];
      record.get(key);
      int length = record.getInt();
      if (length < 0 || offset + RECORD_HEADER + length > channel.size()) {
        throw damaged("record " + i + " has length " + length + ", beyond the end of the file");
      }
      offsets.put(new Sha256(key), offset);
      offset += RECORD_HEADER + length;
    }
  }

  private ByteBuffer readFully(long offset, int length) throws IOException {
    ByteBuffer bytes = buffer(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, offset + bytes.position()) < 0) {
        throw damaged("it ends at byte " + channel.size() + " within a record");
      }
    }
    return bytes.flip();
  }

  private DataFormatException damaged(String problem) {
    return new DataFormatException(
        file, problem + "; delete the file to embed its texts anew", null);
  }

  private static int checksum(Sha256 key, byte[] payload) {
    CRC32C crc = new CRC32C();
    crc.update(key.bytes());
    crc.update(payload);
    return (int) crc.getValue();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void writeFully(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
