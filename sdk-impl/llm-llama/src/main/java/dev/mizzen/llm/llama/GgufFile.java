package dev.mizzen.llm.llama;

import dev.mizzen.error.ModelException;
import dev.mizzen.error.ModelNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The start of a GGUF file: magic, version, counts of tensors and settings, each little-endian.
 * Looked at before native code is given the file.
 */
final class GgufFile {
  private static final int MAGIC = 0x46554747;
  private static final int HEADER = 24;
  private static final int NEWEST = 3;
  private static final long MOST = 1 << 20;

  private GgufFile() {}

  /**
   * @throws ModelNotFoundException if there is no such file
   * @throws ModelException if it does not start as a GGUF file does
   */
  static void check(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ModelNotFoundException(
          "no model file " + file.toAbsolutePath() + "; give the path of a .gguf file");
    }
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      int read = 0;
      while (header.hasRemaining() && read >= 0) {
        read = channel.read(header);
      }
    } catch (IOException e) {
      throw new ModelException("cannot read " + file, e);
    }
    header.flip();
    if (header.limit() < HEADER || header.getInt() != MAGIC) {
      throw new ModelException(file + " is no GGUF file: it does not start with 'GGUF'");
    }
    int version = header.getInt();
    long tensors = header.getLong();
    long settings = header.getLong();
    if (version < 2 || version > NEWEST) {
      throw new ModelException(
          file + " has GGUF version " + version + ", but 2 to " + NEWEST + " can be read");
    }
    if (tensors < 1 || tensors > MOST || settings < 1 || settings > MOST) {
      throw new ModelException(
          file + " is damaged: it tells of " + tensors + " tensors and " + settings + " settings");
    }
  }
}
