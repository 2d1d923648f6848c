package dev.mizzen.impl.train.teacher;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines that end: one that the file breaks off in is left out. Does not close the file. */
final class LineReader {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private long whole;

  LineReader(FileChannel channel) {
    in = new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
  }

  /** The next line; null after the last. */
  @Nullable String next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        whole += line.size() + 1L;
        return line.toString(StandardCharsets.UTF_8);
      }
      line.write(b);
    }
    return null;
  }

  /** Bytes of the lines so far, ends included. */
  long whole() {
    return whole;
  }
}
