package dev.mizzen.bench.late;

import dev.mizzen.kernels.TokenRows;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The projected token vectors of a corpus, end to end.
 *
 * @param dimension values in a vector
 * @param rows {@code [T × dimension]}, half floats, widened
 * @param starts {@code [D + 1]}: document d has the rows from {@code starts[d]} on
 * @param sentences pairs of the first row of a sentence and the row behind its last
 * @param projection {@code [width × dimension]}: what vectors of the model were multiplied by
 */
@SuppressWarnings("ArrayRecordComponent")
record TokenStore(int dimension, float[] rows, int[] starts, int[] sentences, float[] projection) {
  private static final int MAGIC = 0x4C415445;

  int documents() {
    return starts.length - 1;
  }

  int tokens() {
    return starts[documents()];
  }

  int sentenceCount() {
    return sentences.length / 2;
  }

  TokenRows all() {
    return TokenRows.of(rows, dimension);
  }

  /** The first documents, without sentences. */
  TokenStore first(int documents) {
    int[] some = Arrays.copyOf(starts, Math.min(documents, documents()) + 1);
    float[] theirs = Arrays.copyOf(rows, some[some.length - 1] * dimension);
    return new TokenStore(dimension, theirs, some, new int[0], projection);
  }

  void save(Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part), 1 << 20))) {
      out.writeInt(MAGIC);
      out.writeInt(dimension);
      write(out, starts);
      write(out, sentences);
      write(out, projection);
      write(out, rows);
    }
    Files.move(part, file);
  }

  static TokenStore load(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
      if (in.readInt() != MAGIC) {
        throw new IOException(file + " holds no projected token vectors");
      }
      int dimension = in.readInt();
      int[] starts = ints(in);
      int[] sentences = ints(in);
      float[] projection = floats(in);
      return new TokenStore(dimension, floats(in), starts, sentences, projection);
    }
  }

  private static void write(DataOutputStream out, int[] values) throws IOException {
    out.writeInt(values.length);
    for (int value : values) {
      out.writeInt(value);
    }
  }

  private static void write(DataOutputStream out, float[] values) throws IOException {
    out.writeInt(values.length);
    for (float value : values) {
      out.writeShort(Float.floatToFloat16(value));
    }
  }

  private static int[] ints(DataInputStream in) throws IOException {
    int[] values = new int[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readInt();
    }
    return values;
  }

  private static float[] floats(DataInputStream in) throws IOException {
    float[] values = new float[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.float16ToFloat(in.readShort());
    }
    return values;
  }
}
