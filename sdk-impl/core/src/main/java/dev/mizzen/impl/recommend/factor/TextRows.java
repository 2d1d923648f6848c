package dev.mizzen.impl.recommend.factor;

import dev.mizzen.Content;
import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.impl.recommend.Catalogue;
import dev.mizzen.vector.Embedding;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Vectors of items' texts, each of length 1: a document's own vector named {@value Document#TITLE}
 * if it has one, else the embedder's of its title or, without a title, of its text. An item without
 * any of them gets zeros.
 *
 * @param dimension of the vectors
 * @param rows {@code [items × dimension]}
 * @param empty how many items have zeros
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record TextRows(int dimension, float[] rows, int empty) {
  /**
   * Those of the items from {@code first} on.
   *
   * @throws IllegalArgumentException if no item has a text, a text needs an embedder that is not
   *     there, or vectors are of different dimensions
   */
  static TextRows of(
      Catalogue catalogue, int first, Optional<Embedder> embedder, ProgressListener progress) {
    int count = catalogue.items().size() - first;
    Map<Integer, Embedding> vectors = new HashMap<>();
    Map<Integer, String> texts = new LinkedHashMap<>();
    for (int n = 0; n < count; n++) {
      Document document = catalogue.document(first + n).orElse(null);
      Embedding own = document == null ? null : document.vectors().get(Document.TITLE);
      if (own != null) {
        vectors.put(n, own);
      } else if (document != null) {
        int at = n;
        text(document).ifPresent(text -> texts.put(at, text));
      }
    }
    embed(texts, embedder, progress, vectors);
    if (vectors.isEmpty()) {
      throw new IllegalArgumentException(
          "items are ranked by their texts, but of "
              + count
              + " items 0 have a title, text or"
              + " vector");
    }
    return laidOut(catalogue, first, count, vectors);
  }

  private static Optional<String> text(Document document) {
    return Optional.of(document.title().isBlank() ? document.text() : document.title())
        .filter(text -> !text.isBlank());
  }

  private static void embed(
      Map<Integer, String> texts,
      Optional<Embedder> embedder,
      ProgressListener progress,
      Map<Integer, Embedding> vectors) {
    if (texts.isEmpty()) {
      return;
    }
    Embedder model =
        embedder.orElseThrow(
            () ->
                new IllegalArgumentException(
                    texts.size()
                        + " items have texts and no vector of their own: an embedder is needed"));
    List<String> distinct = texts.values().stream().distinct().toList();
    List<Encoding> encodings =
        model.encode(
            distinct.stream().map(Content::text).toList(), EncodeOptions.passage(), progress);
    Map<String, Embedding> byText = new HashMap<>();
    for (int n = 0; n < distinct.size(); n++) {
      byText.put(distinct.get(n), encodings.get(n).embedding());
    }
    texts.forEach((n, text) -> vectors.put(n, byText.get(text)));
  }

  private static TextRows laidOut(
      Catalogue catalogue, int first, int count, Map<Integer, Embedding> vectors) {
    int dimension = vectors.values().iterator().next().dimension();
    if ((long) count * dimension > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "vectors of "
              + dimension
              + " values fit an array for at most "
              + Integer.MAX_VALUE / dimension
              + " items, got "
              + count);
    }
    float[] rows = new float[count * dimension];
    vectors.forEach(
        (n, vector) -> {
          if (vector.dimension() != dimension) {
            throw new IllegalArgumentException(
                "the vector of the item '"
                    + catalogue.items().id(first + n)
                    + "' has dimension "
                    + vector.dimension()
                    + ", others have "
                    + dimension);
          }
          double norm = vector.norm();
          for (int k = 0; k < dimension; k++) {
            rows[n * dimension + k] = norm > 0 ? (float) (vector.get(k) / norm) : 0;
          }
        });
    return new TextRows(dimension, rows, count - vectors.size());
  }

  /** The mean of all rows that are not zeros. */
  float[] mean() {
    double[] sum = new double[dimension];
    for (int at = 0; at < rows.length; at++) {
      sum[at % dimension] += rows[at];
    }
    float[] mean = new float[dimension];
    int count = Math.max(1, rows.length / dimension - empty);
    for (int k = 0; k < dimension; k++) {
      mean[k] = (float) (sum[k] / count);
    }
    return mean;
  }

  /** Subtracts a mean from all rows that are not zeros, and gives them length 1 again. */
  void centre(float[] mean) {
    for (int from = 0; from < rows.length; from += dimension) {
      double squares = 0;
      if (RowDot.dot(rows, from, rows, from, dimension) > 0) {
        for (int k = 0; k < dimension; k++) {
          rows[from + k] -= mean[k];
          squares += (double) rows[from + k] * rows[from + k];
        }
      }
      double scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
      for (int k = from; k < from + dimension; k++) {
        rows[k] = (float) (rows[k] * scale);
      }
    }
  }
}
