package dev.mizzen.impl.retrieve;

import dev.mizzen.impl.index.Index;
import dev.mizzen.impl.index.IndexSchema;
import dev.mizzen.impl.index.MetadataType;
import dev.mizzen.impl.index.Snapshot;
import dev.mizzen.impl.retrieve.lucene.FilterCompiler;
import dev.mizzen.impl.retrieve.score.VectorNeeds;
import dev.mizzen.index.VectorField;
import dev.mizzen.search.Filter;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;

/**
 * An index of our own.
 *
 * @param index stays the caller's to close
 */
record OwnIndex(Index index) implements SearchedIndex {
  @Override
  public Snapshot acquire() {
    return index.acquire();
  }

  @Override
  public IndexSchema schema(Snapshot snapshot) {
    return index.schema();
  }

  @Override
  public VectorNeeds.Dimensions dimensions(Snapshot snapshot) {
    return new VectorNeeds.Dimensions() {
      @Override
      public OptionalInt sentence(VectorField field) {
        return OptionalInt.of(field.identity().dimension());
      }

      @Override
      public OptionalInt token(VectorField field) {
        return OptionalInt.of(field.identity().dimension());
      }
    };
  }

  @Override
  public Map<String, MetadataType> metadataTypes() {
    return index.metadataTypes();
  }

  @Override
  public Analyzer analyzer() {
    return index.analyzer();
  }

  @Override
  public Optional<Query> filter(Optional<Filter> filter, String tenant, Snapshot snapshot)
      throws IOException {
    return new FilterCompiler(metadataTypes(), tenant).scoped(filter, snapshot.reader());
  }
}
