package dev.mizzen.search;

import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * What to search for and how. Immutable: every setting returns a changed copy, so one query can be
 * kept and varied.
 *
 * {@snippet class="dev.mizzen.Snippets" region="query"}
 */
public final class Query {
  /** The largest {@link #limit()} and {@link #candidates()}. */
  public static final int MAX_LIMIT = 100_000;

  private final Settings settings;

  private Query(Settings settings) {
    this.settings = settings;
  }

  /** Every document, to be narrowed by a filter and ordered by a sort. */
  public static Query all() {
    return of(Mode.ALL, "");
  }

  /** By words. */
  public static Query bm25(String text) {
    return of(Mode.BM25, text);
  }

  /** By meaning. */
  public static Query dense(String text) {
    return of(Mode.DENSE, text);
  }

  /** By a vector of your own. */
  public static Query dense(Embedding vector) {
    return of(Mode.DENSE, "").vector(vector);
  }

  /** By late interaction. */
  public static Query late(String text) {
    return of(Mode.LATE, text);
  }

  /** By late interaction, with token vectors of your own. */
  public static Query late(MultiVector vectors) {
    return of(Mode.LATE, "").tokenVectors(vectors);
  }

  /** By words and meaning. */
  public static Query hybrid(String text) {
    return of(Mode.HYBRID, text);
  }

  /** In a mode of your choice. */
  public static Query of(Mode mode, String text) {
    Settings settings = new Settings();
    settings.mode = mode;
    settings.text = text;
    return new Query(settings);
  }

  /** Another mode. */
  public Query mode(Mode mode) {
    return with(s -> s.mode = mode);
  }

  /** How many hits at most; 10 unless said. */
  public Query limit(int limit) {
    requireCount("limit", limit);
    return with(s -> s.limit = limit);
  }

  /**
   * How many documents each stage hands to the next, and so the most that vector modes find over
   * all pages; by default the larger of 100 and twice {@link #limit()}. More cost time and find
   * more.
   */
  public Query candidates(int candidates) {
    requireCount("candidates", candidates);
    return with(s -> s.candidates = Optional.of(candidates));
  }

  /**
   * The mode that finds candidates for {@link Mode#LATE}: LATE itself by default, or BM25, DENSE or
   * HYBRID. The others cost less than LATE where token vectors are not in lists, and find what they
   * find.
   */
  public Query candidatesFrom(Mode mode) {
    if (mode == Mode.ALL) {
      throw new IllegalArgumentException(
          "candidates come from LATE, BM25, DENSE or HYBRID, not from " + mode);
    }
    return with(s -> s.candidatesFrom = mode);
  }

  /**
   * How many inverted lists each token of the query looks into when {@link Mode#LATE} finds
   * candidates, of which the index has 4 to 8 times the root of its token vectors; 32 unless said.
   * More cost time and find more.
   */
  public Query probes(int probes) {
    requireCount("probes", probes);
    return with(s -> s.probes = OptionalInt.of(probes));
  }

  /**
   * How deep the score lies that a document gets, when {@link Mode#LATE} finds candidates, for a
   * token of the query that met none of its token vectors in the lists: that of the list at which
   * the token's lists, best first, passed this many token vectors (WARP's t′, arXiv:2501.17788).
   * The larger, the lower that score, and the more it counts to be met by every token; a thousandth
   * of all token vectors, and at least 1,000, unless said.
   */
  public Query imputeAfter(int tokens) {
    if (tokens < 0) {
      throw new IllegalArgumentException("imputeAfter must not be negative, got " + tokens);
    }
    return with(s -> s.imputeAfter = OptionalInt.of(tokens));
  }

  /**
   * Compares with every vector instead of walking the graph or looking into lists: exact, and
   * slower on large indexes.
   */
  public Query exact() {
    return with(s -> s.exact = true);
  }

  /** Only documents that pass; a second call narrows further. */
  public Query filter(Filter filter) {
    return with(
        s -> s.filter = s.filter.map(f -> Filter.and(f, filter)).or(() -> Optional.of(filter)));
  }

  /**
   * Ordered by metadata instead of score. In {@link Mode#ALL} and {@link Mode#BM25} every match
   * takes part, in the other modes the candidates.
   */
  public Query sort(Sort... sort) {
    return with(s -> s.sort = List.of(sort));
  }

  /** Only hits that score at least this, in the mode's own scale. */
  public Query minScore(double minScore) {
    if (!Double.isFinite(minScore)) {
      throw new IllegalArgumentException("minScore must be finite, got " + minScore);
    }
    return with(s -> s.minScore = Optional.of(minScore));
  }

  /**
   * Goes on after a {@link SearchResult#cursor()}. The query must otherwise be the same, except for
   * limit, facets, highlights, documents and timeout; in vector modes, where it sets no candidates,
   * a limit above 50 changes them too.
   */
  public Query searchAfter(String cursor) {
    return with(s -> s.cursor = Optional.of(cursor));
  }

  /** At most one hit for each parent document: its best passage. */
  public Query groupByParent() {
    return with(s -> s.groupByParent = true);
  }

  /** Counts the values of a metadata field among what matched, the {@code limit} most frequent. */
  public Query facet(String field, int limit) {
    requireCount("facet limit", limit);
    return with(s -> s.facets.put(field, limit));
  }

  /**
   * Searches this text field by words, weighted: {@code Σ boost·BM25} over the fields named; if
   * none is named, all are searched as one text. The text of a query is a bag of words without
   * syntax; of more than some hundred different words, the ones that count most are used.
   */
  public Query field(String field, double boost) {
    if (!(boost > 0) || !Double.isFinite(boost)) {
      throw new IllegalArgumentException(
          "the boost of " + field + " must be above 0, got " + boost);
    }
    return with(s -> s.fields.put(field, boost));
  }

  /**
   * Marks what matched in the text of each hit: words in the modes BM25 and HYBRID, tokens in LATE,
   * nothing in the others.
   */
  public Query highlight() {
    return with(s -> s.highlight = true);
  }

  /**
   * Loads the documents of the first {@code most} hits of a page alone; those of the others have
   * their id and nothing else, and no highlights. All are loaded unless said. For callers who want
   * the scores of many and the texts of few: loading is most of what a long page costs.
   */
  public Query documents(int most) {
    if (most < 0) {
      throw new IllegalArgumentException("documents must not be negative, got " + most);
    }
    return with(s -> s.documents = most);
  }

  /** How rankings are fused in {@link Mode#HYBRID}; {@link Fusion#rrf()} unless said. */
  public Query fusion(Fusion fusion) {
    return with(s -> s.fusion = fusion);
  }

  /** The vector field to search; the embedder's unless said. */
  public Query vectorField(String field) {
    return with(s -> s.vectorField = Optional.of(field));
  }

  /** A sentence vector of your own, in place of the embedder's. */
  public Query vector(Embedding vector) {
    return with(s -> s.vector = Optional.of(vector));
  }

  /** Token vectors of your own, in place of the embedder's. */
  public Query tokenVectors(MultiVector vectors) {
    return with(s -> s.tokenVectors = Optional.of(vectors));
  }

  /** Ends the search after this long with what was found: {@link SearchResult#partial()}. */
  public Query timeout(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("the timeout must be above 0, got " + timeout);
    }
    return with(s -> s.timeout = Optional.of(timeout));
  }

  /** The mode. */
  public Mode mode() {
    return settings.mode;
  }

  /** The words, empty if a vector is all there is. */
  public String text() {
    return settings.text;
  }

  /** How many hits at most. */
  public int limit() {
    return settings.limit;
  }

  /** How many documents each stage hands to the next. */
  public int candidates() {
    return settings.candidates.orElse(Math.min(MAX_LIMIT, Math.max(100, 2 * settings.limit)));
  }

  /** The mode that finds candidates for late interaction. */
  public Mode candidatesFrom() {
    return settings.candidatesFrom;
  }

  /** How many lists each token looks into, if said. */
  public OptionalInt probes() {
    return settings.probes;
  }

  /** How deep the score lies that stands in for one that is missing, if said. */
  public OptionalInt imputeAfter() {
    return settings.imputeAfter;
  }

  /** Whether every vector is compared. */
  public boolean isExact() {
    return settings.exact;
  }

  /** The filter, if any. */
  public Optional<Filter> filter() {
    return settings.filter;
  }

  /** The order by metadata; empty for the order by score. */
  public List<Sort> sort() {
    return settings.sort;
  }

  /** The least score, if any. */
  public Optional<Double> minScore() {
    return settings.minScore;
  }

  /** Where to go on, if anywhere. */
  public Optional<String> cursor() {
    return settings.cursor;
  }

  /** Whether there is at most one hit for each parent. */
  public boolean isGroupedByParent() {
    return settings.groupByParent;
  }

  /** Metadata fields to count, with how many values each. */
  public Map<String, Integer> facets() {
    return java.util.Collections.unmodifiableMap(settings.facets);
  }

  /** Text fields to search by words, with their weights; empty for all as one. */
  public Map<String, Double> fields() {
    return java.util.Collections.unmodifiableMap(settings.fields);
  }

  /** Whether matches are marked. */
  public boolean isHighlighted() {
    return settings.highlight;
  }

  /** How many hits of a page have their documents at most. */
  public int documents() {
    return Math.min(settings.documents, settings.limit);
  }

  /** How rankings are fused. */
  public Fusion fusion() {
    return settings.fusion;
  }

  /** The vector field, if named. */
  public Optional<String> vectorField() {
    return settings.vectorField;
  }

  /** The sentence vector, if given. */
  public Optional<Embedding> vector() {
    return settings.vector;
  }

  /** The token vectors, if given. */
  public Optional<MultiVector> tokenVectors() {
    return settings.tokenVectors;
  }

  /** The time allowed, if limited. */
  public Optional<Duration> timeout() {
    return settings.timeout;
  }

  @Override
  public String toString() {
    return "Query[" + settings.mode + " '" + settings.text + "', limit=" + settings.limit + "]";
  }

  private Query with(Consumer<Settings> change) {
    Settings copy = new Settings(settings);
    change.accept(copy);
    return new Query(copy);
  }

  private static void requireCount(String name, int count) {
    if (count < 1 || count > MAX_LIMIT) {
      throw new IllegalArgumentException(
          name + " must be 1 to " + MAX_LIMIT + ", got " + count + "; page with searchAfter");
    }
  }

  /** Written only before the query that holds it is published. */
  private static final class Settings {
    private Mode mode = Mode.HYBRID;
    private String text = "";
    private int limit = 10;
    private Optional<Integer> candidates = Optional.empty();
    private Mode candidatesFrom = Mode.LATE;
    private OptionalInt probes = OptionalInt.empty();
    private OptionalInt imputeAfter = OptionalInt.empty();
    private boolean exact;
    private Optional<Filter> filter = Optional.empty();
    private List<Sort> sort = new ArrayList<>();
    private Optional<Double> minScore = Optional.empty();
    private Optional<String> cursor = Optional.empty();
    private boolean groupByParent;
    private final Map<String, Integer> facets = new LinkedHashMap<>();
    private final Map<String, Double> fields = new LinkedHashMap<>();
    private boolean highlight;
    private int documents = MAX_LIMIT;
    private Fusion fusion = Fusion.rrf();
    private Optional<String> vectorField = Optional.empty();
    private Optional<Embedding> vector = Optional.empty();
    private Optional<MultiVector> tokenVectors = Optional.empty();
    private Optional<Duration> timeout = Optional.empty();

    private Settings() {}

    private Settings(Settings other) {
      mode = other.mode;
      text = other.text;
      limit = other.limit;
      candidates = other.candidates;
      candidatesFrom = other.candidatesFrom;
      probes = other.probes;
      imputeAfter = other.imputeAfter;
      exact = other.exact;
      filter = other.filter;
      sort = other.sort;
      minScore = other.minScore;
      cursor = other.cursor;
      groupByParent = other.groupByParent;
      facets.putAll(other.facets);
      fields.putAll(other.fields);
      highlight = other.highlight;
      documents = other.documents;
      fusion = other.fusion;
      vectorField = other.vectorField;
      vector = other.vector;
      tokenVectors = other.tokenVectors;
      timeout = other.timeout;
    }
  }
}
