package dev.mizzen.impl.retrieve;

import dev.mizzen.impl.index.IndexSchema;
import dev.mizzen.impl.index.MetadataType;
import dev.mizzen.impl.index.Snapshot;
import dev.mizzen.impl.retrieve.score.VectorNeeds;
import dev.mizzen.search.Filter;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;

/** An index as searches see it: our own, or an application's. Safe for use by many threads. */
public interface SearchedIndex {
  /** The index as of the last refresh; to be closed. */
  Snapshot acquire();

  /** What the index is like at that moment. */
  IndexSchema schema(Snapshot snapshot) throws IOException;

  /** How many values vectors have at that moment. */
  VectorNeeds.Dimensions dimensions(Snapshot snapshot);

  /** The types of all metadata fields. */
  Map<String, MetadataType> metadataTypes();

  /** Cuts texts into words as they were indexed, by Lucene field. */
  Analyzer analyzer();

  /**
   * The tenant's documents that pass; empty for every document.
   *
   * @throws IllegalArgumentException if a value has another type than the field
   */
  Optional<Query> filter(Optional<Filter> filter, String tenant, Snapshot snapshot)
      throws IOException;
}
