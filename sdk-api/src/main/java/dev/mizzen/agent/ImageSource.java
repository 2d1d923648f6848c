package dev.mizzen.agent;

import dev.mizzen.Retriever;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Query;
import dev.mizzen.vector.Embedding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Searches pictures that look alike. Safe for use by many threads. */
@FunctionalInterface
public interface ImageSource {
  /**
   * Searches. What it throws is told to the model as a search without results.
   *
   * @param view the picture, or the part of it to search for
   * @param time left, if limited
   * @return best first; none is a result, too
   */
  List<Finding> search(ImageView view, Optional<Duration> time);

  /**
   * The pictures of a retriever, by vectors of your own, compared with every vector; it stays the
   * caller's to close.
   *
   * @param field the vector field
   * @param encoder gives the vector of a view
   * @param limit findings of a search, at most; 5 is usual
   */
  static ImageSource over(
      Retriever retriever, String field, Function<ImageView, Embedding> encoder, int limit) {
    return over(retriever, encoder, like -> Query.dense(like).vectorField(field).limit(limit));
  }

  /**
   * As {@link #over(Retriever, String, Function, int)}, of the pictures that pass {@code filter}
   * alone.
   */
  static ImageSource over(
      Retriever retriever,
      String field,
      Function<ImageView, Embedding> encoder,
      int limit,
      Filter filter) {
    return over(
        retriever,
        encoder,
        like -> Query.dense(like).vectorField(field).limit(limit).filter(filter));
  }

  private static ImageSource over(
      Retriever retriever,
      Function<ImageView, Embedding> encoder,
      Function<Embedding, Query> search) {
    return (view, time) -> {
      Query query = search.apply(encoder.apply(view)).exact();
      return Findings.of(retriever.search(time.map(query::timeout).orElse(query)));
    };
  }
}
