package dev.mizzen.impl.retrieve;

import dev.mizzen.impl.index.FieldNames;
import dev.mizzen.impl.index.IndexSchema;
import dev.mizzen.impl.index.MetadataType;
import dev.mizzen.impl.index.Snapshot;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.impl.retrieve.lucene.WordQuery;
import dev.mizzen.impl.retrieve.score.LateKernels;
import dev.mizzen.impl.retrieve.score.VectorNeeds;
import dev.mizzen.search.Query;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;

/** What all stages of one search share. For one thread. */
final class SearchScope {
  final Query query;
  final String tenant;
  final Snapshot snapshot;

  /** Stops when the time is up. */
  final IndexSearcher searcher;

  /** Does not stop: for what is done with candidates once they are found. */
  final IndexSearcher unhurried;

  final IndexSchema schema;
  final FieldNames names;
  final VectorNeeds needs;
  final Map<String, MetadataType> types;
  final Analyzer analyzer;
  final LateKernels kernels;
  final Deadline deadline;
  final Stages stages = new Stages();

  /**
   * What may be found at all: the tenant's documents that pass the filter; empty for everything.
   */
  final Optional<org.apache.lucene.search.Query> filter;

  SearchScope(
      Query query,
      String tenant,
      SearchedIndex index,
      Snapshot snapshot,
      LateKernels kernels,
      Deadline deadline)
      throws IOException {
    this.query = query;
    this.tenant = tenant;
    this.snapshot = snapshot;
    this.kernels = kernels;
    schema = index.schema(snapshot);
    names = snapshot.names();
    needs = VectorNeeds.of(query, schema, index.dimensions(snapshot));
    types = index.metadataTypes();
    analyzer = index.analyzer();
    this.deadline = deadline;
    unhurried = snapshot.searcher();
    searcher = snapshot.searcher();
    searcher.setTimeout(deadline);
    filter = index.filter(query.filter(), tenant, snapshot);
  }

  /** The query for the words of the text, whatever the filter. */
  org.apache.lucene.search.Query words() throws IOException {
    return WordQuery.of(analyzer, snapshot.reader(), query.text(), names, query.fields());
  }

  /** Every document, with the score 1. */
  static org.apache.lucene.search.Query everything() {
    return MatchAllDocsQuery.INSTANCE;
  }

  /** What {@code matches} matches and the filter lets pass, with the scores of {@code matches}. */
  org.apache.lucene.search.Query filtered(org.apache.lucene.search.Query matches) {
    return filter
        .<org.apache.lucene.search.Query>map(
            passing ->
                new BooleanQuery.Builder()
                    .add(matches, Occur.MUST)
                    .add(passing, Occur.FILTER)
                    .build())
        .orElse(matches);
  }

  /** Runs a stage, unless the thread was interrupted. */
  <T> T stage(String name, Stages.Work<T> work) throws IOException {
    deadline.check();
    T result = stages.time(name, work);
    deadline.check();
    return result;
  }
}
