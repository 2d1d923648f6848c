package dev.mizzen.bench.late;

import dev.mizzen.Retriever;
import dev.mizzen.impl.late.ListKnobs;
import dev.mizzen.index.VectorField;
import dev.mizzen.search.Query;
import dev.mizzen.vector.MultiVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An index in a folder through the public API, where documents have a number for an id and no text.
 * Safe for use by many threads.
 */
final class IndexEngine implements AutoCloseable {
  private final Path folder;
  private final int dimension;
  private final Retriever retriever;

  /** Opens an index that is there for searches, each on its caller's thread. */
  IndexEngine(Path folder, VectorField field) {
    this.folder = folder;
    this.dimension = field.identity().dimension();
    this.retriever =
        Retriever.builder().directory(folder).vectorField(field).threads(1).readOnly().open();
  }

  /** Whether an index is there. */
  static boolean isThere(Path folder) {
    return Files.isDirectory(folder);
  }

  /** Writes an index of all documents. */
  static void write(LateCorpus corpus, Path folder, VectorField field, int threads) {
    IndexDocuments documents = new IndexDocuments(corpus);
    try (Retriever retriever =
        Retriever.builder().directory(folder).vectorField(field).threads(threads).open()) {
      documents.add(retriever, IntStream.range(0, corpus.documents()).toArray());
      retriever.commit();
    }
  }

  /** The best documents in late mode. */
  int[] search(float[] query, ListKnobs knobs, int depth) {
    return search(
        query(query, depth)
            .candidates(knobs.candidates())
            .probes(knobs.probes())
            .imputeAfter(knobs.imputeAfter()));
  }

  /** The best documents by comparison with all. */
  int[] exact(float[] query, int depth) {
    return search(query(query, depth).exact());
  }

  private Query query(float[] rows, int depth) {
    return Query.late(MultiVector.of(rows, dimension)).limit(depth);
  }

  private int[] search(Query query) {
    return retriever.search(query).ids().stream().mapToInt(Integer::parseInt).toArray();
  }

  /** The bytes of all files with each ending. */
  Map<String, Long> bytes() throws IOException {
    Map<String, Long> bytes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        bytes.merge(name.substring(name.lastIndexOf('.') + 1), Files.size(file), Long::sum);
      }
    }
    return bytes;
  }

  @Override
  public void close() {
    retriever.close();
  }
}
