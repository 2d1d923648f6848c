package dev.mizzen.bench.study;

import dev.mizzen.impl.head.TokenSet;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimBatch;
import dev.mizzen.kernels.maxsim.MaxSimDocuments;
import dev.mizzen.kernels.maxsim.MaxSimQueries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * Full-dimension MaxSim of every query with every document: what self-distillation learns from. It
 * takes minutes, so it is kept in a file, which holds a checksum of the vectors and the scores.
 */
public final class TeacherScores {
  private static final int QUERIES = 64;

  private final int documents;
  private final float[] scores;

  private TeacherScores(int documents, float[] scores) {
    this.documents = documents;
    this.scores = scores;
  }

  /** Scores that are known, {@code [queries × documents]}. */
  static TeacherScores of(float[] scores, int documents) {
    return new TeacherScores(documents, scores.clone());
  }

  /** Reads {@code file} if it is of these vectors, else computes and writes it. */
  public static TeacherScores of(
      TokenSet queries, TokenSet documents, KernelBackend backend, Workers workers, Path file) {
    long sum = 31 * queries.checksum() + documents.checksum();
    int size = Math.multiplyExact(queries.count(), documents.count());
    try {
      if (Files.exists(file) && Files.size(file) == Long.BYTES + (long) Float.BYTES * size) {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        if (bytes.getLong() == sum) {
          float[] scores = new float[size];
          bytes.asFloatBuffer().get(scores);
          return new TeacherScores(documents.count(), scores);
        }
      }
      float[] scores = compute(queries, documents, new MaxSimBatch(backend.maxSimBatch(workers)));
      ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + Float.BYTES * size).putLong(sum);
      bytes.asFloatBuffer().put(scores);
      Path part = file.resolveSibling(file.getFileName() + ".part");
      Files.write(part, bytes.array());
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      return new TeacherScores(documents.count(), scores);
    } catch (IOException e) {
      throw new UncheckedIOException("the teacher's scores cannot be kept in " + file, e);
    }
  }

  private static float[] compute(TokenSet queries, TokenSet documents, MaxSimBatch maxSim) {
    int dimension = queries.rows().dimension();
    float[] scores = new float[queries.count() * documents.count()];
    MaxSimDocuments all = MaxSimDocuments.of(documents.rows(), documents.starts());
    for (int from = 0; from < queries.count(); from += QUERIES) {
      int count = Math.min(QUERIES, queries.count() - from);
      int[] starts = new int[count + 1];
      for (int q = 0; q < count; q++) {
        starts[q + 1] = starts[q] + queries.length(from + q);
      }
      float[] rows = new float[starts[count] * dimension];
      for (int q = 0; q < count; q++) {
        queries.copy(from + q, rows, starts[q]);
      }
      float[] some = new float[count * documents.count()];
      maxSim.maxSim(new MaxSimQueries(rows, dimension, starts, null), all, some, null);
      System.arraycopy(some, 0, scores, from * documents.count(), some.length);
    }
    return scores;
  }

  /** The scores of a query, by the document's number. */
  float[] of(int query) {
    return Arrays.copyOfRange(scores, query * documents, (query + 1) * documents);
  }
}
