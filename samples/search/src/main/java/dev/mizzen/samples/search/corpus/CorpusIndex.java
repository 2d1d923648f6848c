package dev.mizzen.samples.search.corpus;

import dev.mizzen.Embedder;
import dev.mizzen.Retriever;
import dev.mizzen.error.IndexLockedException;
import dev.mizzen.index.RetrieverBuilder;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.index.VectorField;
import dev.mizzen.search.Filter;
import java.util.Optional;

/**
 * The index, the model of its vectors, and what the two can do together. Its vector field is filled
 * by this program instead of the retriever: so texts can be searched before their vectors are
 * there. Safe for use by many threads.
 */
public final class CorpusIndex implements AutoCloseable {
  private final Retriever retriever;
  private final Embedder embedder;
  private final boolean tokenVectors;
  private final Optional<IndexFolder> folder;

  private CorpusIndex(
      Retriever retriever, Embedder embedder, boolean tokenVectors, Optional<IndexFolder> folder) {
    this.folder = folder;
    this.retriever = retriever;
    this.embedder = embedder;
    this.tokenVectors = tokenVectors;
  }

  /**
   * Opens or creates the index.
   *
   * @param folder where to keep it; in memory if empty
   * @param embedder stays open when the index is closed
   * @param tokenVectors whether late interaction is wanted
   * @throws dev.mizzen.MizzenException if it is locked, damaged, or of another model
   */
  public static CorpusIndex open(
      Optional<IndexFolder> folder, Embedder embedder, boolean tokenVectors, int threads) {
    VectorField field = VectorField.external(VectorField.DEFAULT_NAME, embedder.identity());
    RetrieverBuilder builder =
        Retriever.builder()
            .vectorField(tokenVectors ? field.tokenVectors(TokenStorage.INT8) : field)
            .threads(threads);
    folder.map(IndexFolder::lucene).ifPresent(builder::directory);
    try {
      return new CorpusIndex(builder.open(), embedder, tokenVectors, folder);
    } catch (IndexLockedException e) {
      throw new IndexLockedException(
          "the index "
              + folder.map(IndexFolder::toString).orElse("in memory")
              + " is in use by another program; end that, or give another with --index",
          e);
    }
  }

  Retriever retriever() {
    return retriever;
  }

  Embedder embedder() {
    return embedder;
  }

  /** Whether nothing is left to do for this version of the source. */
  boolean isComplete(String version) {
    return folder.filter(place -> place.isComplete(version)).isPresent();
  }

  /** Remembers that nothing is left to do for this version of the source. */
  void complete(String version) {
    folder.ifPresent(place -> place.complete(version));
  }

  /** Whether late interaction is possible. */
  public boolean hasTokenVectors() {
    return tokenVectors;
  }

  /** How much is there, as searches see it now. */
  public Coverage coverage() {
    return new Coverage(retriever.count(Filter.and()), retriever.count(Stamps.vectorised()));
  }

  /** Commits, and closes the index. */
  @Override
  public void close() {
    retriever.close();
  }
}
