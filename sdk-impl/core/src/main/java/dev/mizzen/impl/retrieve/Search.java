package dev.mizzen.impl.retrieve;

import dev.mizzen.impl.retrieve.lucene.DocSetQuery;
import dev.mizzen.impl.retrieve.lucene.EntryKeys;
import dev.mizzen.impl.retrieve.lucene.MinScore;
import dev.mizzen.impl.retrieve.lucene.Ordering;
import dev.mizzen.impl.retrieve.page.CandidateRanking;
import dev.mizzen.impl.retrieve.page.Cursor;
import dev.mizzen.impl.retrieve.page.Fingerprint;
import dev.mizzen.impl.retrieve.page.Groups;
import dev.mizzen.impl.retrieve.page.MatchRanking;
import dev.mizzen.impl.retrieve.page.Ranked;
import dev.mizzen.impl.retrieve.page.Ranking;
import dev.mizzen.impl.retrieve.page.SortedCandidates;
import dev.mizzen.impl.retrieve.score.Candidate;
import dev.mizzen.impl.retrieve.show.FacetCounter;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import dev.mizzen.search.SearchResult.FacetCount;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;
import org.jspecify.annotations.Nullable;

/** Runs one search from its stages. For one thread, once. */
final class Search {
  private final SearchScope scope;
  private final Query query;
  private final CandidateFinder finder;

  private Search(SearchScope scope, CandidateFinder finder) {
    this.scope = scope;
    this.finder = finder;
    query = scope.query;
  }

  /**
   * The answer to the scope's query.
   *
   * @throws IllegalArgumentException if the query does not fit the index
   */
  static SearchResult run(SearchScope scope) throws IOException {
    Query query = scope.query;
    long fingerprint = Fingerprint.of(query, scope.tenant);
    @Nullable Cursor after = null;
    if (query.cursor().isPresent()) {
      after = Cursor.decode(query.cursor().get(), fingerprint);
    }
    if (QueryCheck.asksForNothing(query) || scope.snapshot.reader().maxDoc() == 0) {
      return empty(scope);
    }
    try (CandidateFinder finder = new CandidateFinder(scope)) {
      return new Search(scope, finder).run(fingerprint, after);
    }
  }

  private SearchResult run(long fingerprint, @Nullable Cursor after) throws IOException {
    Matches matches =
        query.mode() == Mode.ALL || query.mode() == Mode.BM25 ? match() : candidates();
    List<Ranked> page = page(matches.ranking(), after);
    Map<String, List<FacetCount>> facets = query.facets().isEmpty() ? Map.of() : facets(matches);
    int shown = after == null ? 0 : after.rank();
    List<Hit> hits = new HitLoader(scope, finder).load(page, shown);
    Optional<String> cursor =
        page.size() < query.limit() || scope.deadline.cutShort()
            ? Optional.empty()
            : Optional.of(
                new Cursor(fingerprint, shown + page.size(), page.getLast().key()).encode());
    return new SearchResult(
        hits,
        matches.ranking().total(),
        matches.ranking().totalIsExact() && !scope.deadline.cutShort(),
        scope.deadline.cutShort(),
        cursor,
        facets,
        scope.stages.list());
  }

  /**
   * What is matched.
   *
   * @param counting the same as a Lucene query, for counting
   * @param counter runs it
   * @param minScore if counting has to look at scores
   */
  private record Matches(
      Ranking ranking,
      org.apache.lucene.search.Query counting,
      IndexSearcher counter,
      Optional<Double> minScore) {}

  private Matches match() throws IOException {
    boolean byWords = query.mode() == Mode.BM25;
    var matching = scope.filtered(byWords ? scope.words() : SearchScope.everything());
    Sort order = byWords ? Ordering.byScore(scope.names) : Ordering.byId(scope.names);
    Sort sort =
        query.sort().isEmpty() ? order : Ordering.by(query.sort(), scope.types, scope.names);
    Ranking ranking = new MatchRanking(scope.searcher, matching, sort, query.minScore());
    return new Matches(ranking, matching, scope.searcher, query.minScore());
  }

  private Matches candidates() throws IOException {
    double least = query.minScore().orElse(Double.NEGATIVE_INFINITY);
    List<Candidate> found =
        finder.find(query.mode()).stream().filter(c -> c.score() >= least).toList();
    Ranking ranking =
        query.sort().isEmpty()
            ? new CandidateRanking(found)
            : new SortedCandidates(
                scope.unhurried, found, Ordering.by(query.sort(), scope.types, scope.names));
    int[] docs = found.stream().mapToInt(Candidate::doc).toArray();
    return new Matches(ranking, new DocSetQuery(docs), scope.unhurried, Optional.empty());
  }

  private List<Ranked> page(Ranking ranking, @Nullable Cursor after) throws IOException {
    String stage = query.mode() == Mode.BM25 ? "bm25" : "rank";
    return scope.stage(
        stage,
        () ->
            query.isGroupedByParent()
                ? Groups.page(ranking, this::parent, query.limit(), after)
                : ranking.top(query.limit(), after == null ? null : after.key()));
  }

  private String parent(int doc) throws IOException {
    return EntryKeys.value(scope.snapshot.reader(), scope.names.parent(), doc);
  }

  private Map<String, List<FacetCount>> facets(Matches matches) throws IOException {
    FacetCounter counter = new FacetCounter(query.facets(), scope.types, scope.names);
    return scope.stage(
        "facets",
        () ->
            matches.minScore().isPresent()
                ? matches
                    .counter()
                    .search(matches.counting(), new MinScore<>(counter, matches.minScore().get()))
                : matches.counter().search(matches.counting(), counter));
  }

  private static SearchResult empty(SearchScope scope) {
    Map<String, List<FacetCount>> facets = new HashMap<>();
    scope.query.facets().keySet().forEach(field -> facets.put(field, List.of()));
    return new SearchResult(
        List.of(), 0, true, false, Optional.empty(), facets, scope.stages.list());
  }
}
