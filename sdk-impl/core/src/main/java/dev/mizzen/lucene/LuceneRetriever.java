package dev.mizzen.lucene;

import dev.mizzen.Retriever;
import dev.mizzen.impl.retrieve.MappedRetriever;
import java.util.Objects;
import org.apache.lucene.search.SearcherManager;

/** Opens a {@link Retriever} over a Lucene index that the application owns. */
public final class LuceneRetriever {
  private LuceneRetriever() {}

  /**
   * A retriever that searches what {@code manager} shows, by the fields that {@code mapping} names:
   *
   * <pre>{@code
   * FieldMapping mapping =
   *     FieldMapping.id("isbn")
   *         .text("title", "title")
   *         .keyword("genre", "genre")
   *         .tokenVectors("tokens")
   *         .embedder(embedder);
   * try (Retriever books = LuceneRetriever.over(manager, mapping)) {
   *   books.search(Query.late("a whale and a captain").filter(Filter.eq("genre", "novel")));
   * }
   * }</pre>
   *
   * <p>Each call works on the searcher that the manager gives at its start, and gives it back at
   * its end. Words are scored by that searcher's similarity; vectors and token vectors as {@link
   * dev.mizzen.search.Mode} says, whatever Lucene's own scores of them would be. Searches run on
   * the calling thread and, for late interaction, a few others.
   *
   * <p>The application writes: {@code add}, {@code delete}, {@code commit} and whatever else
   * changes an index, and also {@code backup}, {@code verify} and {@code forTenant}, throw {@link
   * UnsupportedOperationException}. {@code refresh} asks the manager to refresh. {@code close}
   * waits for calls in flight and leaves the manager open, which must be closed after the
   * retriever.
   *
   * <p>A search throws {@link IllegalArgumentException} that names the field if a field that it
   * needs is not mapped, is in no document, was not indexed in the way that it needs, or has
   * vectors of another dimension.
   */
  public static Retriever over(SearcherManager manager, FieldMapping mapping) {
    Objects.requireNonNull(manager, "manager");
    return MappedRetriever.over(manager, mapping.mapping(), LuceneKernels.backend());
  }
}
