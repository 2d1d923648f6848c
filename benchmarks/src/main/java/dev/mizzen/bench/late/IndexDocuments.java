package dev.mizzen.bench.late;

import dev.mizzen.Document;
import dev.mizzen.Retriever;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.index.TokenCodes;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.index.VectorField;
import dev.mizzen.vector.MultiVector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The documents of a corpus as the public API takes them: a number for an id, no text, and token
 * vectors. Safe for use by many threads.
 */
final class IndexDocuments {
  /** The vector field. */
  static final String FIELD = "tokens";

  private static final int BATCH = 256;

  private final LateCorpus corpus;

  IndexDocuments(LateCorpus corpus) {
    this.corpus = corpus;
  }

  /** The field that their vectors are in. */
  static VectorField field(int dimension, TokenStorage storage, TokenCodes codes) {
    return VectorField.external(FIELD, ModelIdentity.external("projected", dimension))
        .tokenVectors(storage)
        .tokenCodes(codes);
  }

  /** An index for them that may be written, with bytes of a scale each and the usual codes. */
  Retriever open(Path folder, int threads) {
    VectorField field =
        VectorField.external(FIELD, ModelIdentity.external("projected", corpus.dimension()))
            .tokenVectors(TokenStorage.INT8);
    return Retriever.builder().directory(folder).vectorField(field).threads(threads).open();
  }

  /** Adds documents by their numbers, a few hundred at a time. */
  void add(Retriever retriever, int[] numbers) {
    for (int from = 0; from < numbers.length; from += BATCH) {
      int to = Math.min(numbers.length, from + BATCH);
      retriever.addAll(of(numbers, from, to));
    }
  }

  /** Documents {@code numbers[from] .. numbers[to - 1]}. */
  List<Document> of(int[] numbers, int from, int to) {
    List<Document> documents = new ArrayList<>();
    for (int i = from; i < to; i++) {
      documents.add(of(numbers[i]));
    }
    return documents;
  }

  private Document of(int number) {
    int dimension = corpus.dimension();
    float[] rows = new float[corpus.tokens(number) * dimension];
    int[] ranges = corpus.ranges(number);
    int at = 0;
    for (int r = 0; r < ranges.length; r += 2) {
      int length = (ranges[r + 1] - ranges[r]) * dimension;
      System.arraycopy(corpus.distinctTokens(), ranges[r] * dimension, rows, at, length);
      at += length;
    }
    return Document.builder(Integer.toString(number))
        .tokenVectors(FIELD, MultiVector.adopt(rows, dimension, List.of()))
        .build();
  }
}
