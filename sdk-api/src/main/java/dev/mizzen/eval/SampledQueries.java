package dev.mizzen.eval;

import dev.mizzen.Document;
import dev.mizzen.Retriever;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import dev.mizzen.vector.MultiVector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Queries for {@link RecallEstimator} where there are none yet, made of documents: a few words in a
 * row, or a few token vectors of documents that bring their own.
 *
 * <p><b>Bias.</b> Such a query uses the very words of a document, and finds at least that document
 * with ease. Recall comes out higher than on questions that people ask, and the more so the more
 * alike documents are. It is good for comparing settings with each other, not for promising a
 * recall; take your users' queries for that as soon as there are some. Each document counts once,
 * whatever its length.
 */
public final class SampledQueries {
  /** Words of a query, or its token vectors. */
  private static final int LENGTH = 12;

  /** Documents of an index that are drawn from. */
  private static final int POOL = 10_000;

  private SampledQueries() {}

  /**
   * Queries of words of documents in an index, drawn from the first 10,000 that it lists.
   *
   * @param retriever whose vector field has an embedder
   * @param mode of the queries, such as LATE
   * @param count how many at most; fewer if fewer documents have text
   * @param seed the same gives the same queries
   * @throws IllegalArgumentException if {@code count} is less than 1
   */
  public static List<Query> ofIndex(Retriever retriever, Mode mode, int count, long seed) {
    List<Document> documents =
        retriever.search(Query.all().limit(POOL)).hits().stream().map(Hit::document).toList();
    return ofDocuments(documents, mode, count, seed);
  }

  /**
   * Queries of documents: of their first token vectors field in mode LATE if they bring any, else
   * of their words.
   *
   * @throws IllegalArgumentException if {@code count} is less than 1
   */
  public static List<Query> ofDocuments(
      Collection<Document> documents, Mode mode, int count, long seed) {
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1, got " + count);
    }
    Random random = new Random(seed);
    List<Document> shuffled = new ArrayList<>(documents);
    Collections.shuffle(shuffled, random);
    List<Query> queries = new ArrayList<>();
    for (Document document : shuffled) {
      if (queries.size() < count) {
        query(document, mode, random).ifPresent(queries::add);
      }
    }
    return List.copyOf(queries);
  }

  private static Optional<Query> query(Document document, Mode mode, Random random) {
    if (mode == Mode.LATE && !document.tokenVectors().isEmpty()) {
      var field = new TreeMap<>(document.tokenVectors()).firstEntry();
      return field.getValue().count() == 0
          ? Optional.empty()
          : Optional.of(Query.late(tokens(field.getValue(), random)).vectorField(field.getKey()));
    }
    String[] words = String.join(" ", document.texts().values()).strip().split("\\s+");
    if (words[0].isEmpty()) {
      return Optional.empty();
    }
    int from = random.nextInt(Math.max(1, words.length - LENGTH + 1));
    int to = Math.min(words.length, from + LENGTH);
    return Optional.of(Query.of(mode, String.join(" ", List.of(words).subList(from, to))));
  }

  /** Rows in a row. */
  private static MultiVector tokens(MultiVector all, Random random) {
    int dimension = all.dimension();
    int from = random.nextInt(Math.max(1, all.count() - LENGTH + 1));
    int count = Math.min(all.count() - from, LENGTH);
    float[] rows = new float[count * dimension];
    System.arraycopy(all.toArray(), from * dimension, rows, 0, rows.length);
    return MultiVector.of(rows, dimension);
  }
}
