package dev.mizzen.impl.embed.model;

import dev.mizzen.error.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The bytes of a model file, outside the Java heap, as long as the arena they were read into lives.
 *
 * @param name names the file in errors
 * @param path the file, if it is one and not a resource
 * @param segment the bytes
 */
public record ModelBytes(String name, Optional<Path> path, MemorySegment segment) {
  private static final int BUFFER = 1 << 16;

  /**
   * Maps a file into memory.
   *
   * @throws ModelException if it cannot be read, or is empty or larger than an ONNX file can be
   */
  static ModelBytes map(Path file, Arena arena) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = requireSize(file.toString(), channel.size());
      MemorySegment segment = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
      return new ModelBytes(file.toString(), Optional.of(file), segment);
    } catch (IOException e) {
      throw new ModelException(file + " cannot be read: " + e, e);
    }
  }

  /**
   * Reads a resource of a jar.
   *
   * @throws ModelException as {@link #map}
   */
  static ModelBytes read(URL resource, Arena arena) {
    try {
      URLConnection connection = resource.openConnection();
      // With a cache, the JVM would keep the jar open for ever.
      connection.setUseCaches(false);
      try (InputStream in = connection.getInputStream()) {
        long size = requireSize(resource.toString(), connection.getContentLengthLong());
        MemorySegment segment = arena.allocate(size);
        fill(resource, segment, in);
        return new ModelBytes(resource.toString(), Optional.empty(), segment);
      }
    } catch (IOException e) {
      throw new ModelException(resource + " cannot be read: " + e, e);
    }
  }

  private static void fill(URL resource, MemorySegment segment, InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long position = 0;
    for (int length; (length = in.read(buffer)) >= 0; position += length) {
      if (length > segment.byteSize() - position) {
        throw wrongSize(resource, position + length, segment.byteSize());
      }
      MemorySegment.copy(MemorySegment.ofArray(buffer), 0, segment, position, length);
    }
    if (position < segment.byteSize()) {
      throw wrongSize(resource, position, segment.byteSize());
    }
  }

  private static ModelException wrongSize(URL resource, long actual, long announced) {
    return new ModelException(
        resource
            + " has "
            + actual
            + " bytes or more where "
            + announced
            + " were announced; the jar is damaged, fetch it again");
  }

  /** Protobuf, and so ONNX, ends at 2 GiB; larger models keep their tensors in other files. */
  private static long requireSize(String name, long size) {
    if (size < 1 || size > Integer.MAX_VALUE) {
      throw new ModelException(
          name + " has " + size + " bytes; an ONNX file has 1 to " + Integer.MAX_VALUE);
    }
    return size;
  }

  /** The number of bytes. */
  public long size() {
    return segment.byteSize();
  }
}
