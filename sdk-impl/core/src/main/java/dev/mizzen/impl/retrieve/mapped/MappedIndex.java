package dev.mizzen.impl.retrieve.mapped;

import dev.mizzen.impl.call.Calls;
import dev.mizzen.impl.index.IndexSchema;
import dev.mizzen.impl.index.MetadataType;
import dev.mizzen.impl.index.Snapshot;
import dev.mizzen.impl.retrieve.SearchedIndex;
import dev.mizzen.impl.retrieve.score.VectorNeeds;
import dev.mizzen.index.TextSettings;
import dev.mizzen.search.Filter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;

/** An application's index, seen through its {@link SearcherManager}, which stays its own. */
public final class MappedIndex implements SearchedIndex {
  private final SearcherManager manager;
  private final Mapping mapping;
  private final Calls calls = new Calls("the retriever over the application's index");

  /** As {@code mapping} says. */
  public MappedIndex(SearcherManager manager, Mapping mapping) {
    this.manager = manager;
    this.mapping = mapping;
  }

  @Override
  public Snapshot acquire() {
    calls.enter();
    IndexSearcher borrowed = null;
    try {
      borrowed = manager.acquire();
      IndexSearcher searcher = borrowed;
      return new MappedSnapshot(mapping, searcher, () -> release(searcher));
    } catch (IOException | RuntimeException | Error e) {
      if (borrowed == null) {
        calls.exit();
      } else {
        release(borrowed);
      }
      throw failure(e);
    }
  }

  private static RuntimeException failure(Throwable e) {
    return switch (e) {
      case AlreadyClosedException closed ->
          new IllegalStateException("the application has closed its SearcherManager", closed);
      case RuntimeException unchecked -> unchecked;
      case IOException checked -> new UncheckedIOException(checked);
      default -> throw (Error) e;
    };
  }

  private void release(IndexSearcher searcher) {
    try {
      manager.release(searcher);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      calls.exit();
    }
  }

  @Override
  public IndexSchema schema(Snapshot snapshot) {
    MappedFields fields = fields(snapshot);
    fields.requireId();
    boolean vectors = mapping.sentenceField().isPresent() || mapping.tokenField().isPresent();
    return new IndexSchema(
        TextSettings.english(), false, vectors ? List.of(fields.vectors()) : List.of());
  }

  @Override
  public VectorNeeds.Dimensions dimensions(Snapshot snapshot) {
    return fields(snapshot);
  }

  @Override
  public Map<String, MetadataType> metadataTypes() {
    return mapping.types();
  }

  @Override
  public Analyzer analyzer() {
    return mapping.analyzer();
  }

  @Override
  public Optional<Query> filter(Optional<Filter> filter, String tenant, Snapshot snapshot) {
    return new MappedFilters(mapping, fields(snapshot)).of(filter);
  }

  /** Moves on to what the application has written. */
  public void refresh() throws IOException {
    calls.enter();
    try {
      manager.maybeRefreshBlocking();
    } finally {
      calls.exit();
    }
  }

  /**
   * Looks whether it is open.
   *
   * @throws IllegalStateException if it is closed
   */
  public void requireOpen() {
    calls.requireOpen();
  }

  /** Waits for calls in flight; the manager stays open. */
  public void close() {
    calls.close(() -> {});
  }

  private static MappedFields fields(Snapshot snapshot) {
    if (snapshot instanceof MappedSnapshot mapped) {
      return mapped.fields();
    }
    throw new IllegalArgumentException("a snapshot of another index: " + snapshot.where());
  }
}
