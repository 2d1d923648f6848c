package dev.mizzen.impl.retrieve;

import dev.mizzen.Span;
import dev.mizzen.impl.retrieve.score.Candidate;
import dev.mizzen.impl.retrieve.score.Fuser;
import dev.mizzen.impl.retrieve.score.TokenMatch;
import dev.mizzen.impl.retrieve.score.TokenMatches;
import dev.mizzen.impl.retrieve.score.VectorMeasure;
import dev.mizzen.impl.retrieve.show.EmbeddedText;
import dev.mizzen.index.VectorField;
import dev.mizzen.search.Explanation;
import dev.mizzen.search.Mode;
import dev.mizzen.vector.MultiVector;
import dev.mizzen.vector.Similarity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.jspecify.annotations.Nullable;

/** Says why a document scores as it does, also where the search would not have found it. */
final class Explainer {
  private final SearchScope scope;
  private final CandidateFinder finder;
  private final int doc;

  private Explainer(SearchScope scope, CandidateFinder finder, int doc) {
    this.scope = scope;
    this.finder = finder;
    this.doc = doc;
  }

  /** The explanation for the document {@code id}; empty if there is no such document. */
  static Optional<Explanation> explain(SearchScope scope, String id) throws IOException {
    OptionalInt doc = scope.snapshot.find(scope.tenant, id);
    if (doc.isEmpty()) {
      return Optional.empty();
    }
    if (QueryCheck.asksForNothing(scope.query)) {
      return Optional.of(Explanation.of(0, "the query is empty and finds nothing", List.of()));
    }
    try (CandidateFinder finder = new CandidateFinder(scope)) {
      return Optional.of(new Explainer(scope, finder, doc.getAsInt()).explain());
    }
  }

  private Explanation explain() throws IOException {
    if (scope.filter.isPresent() && !scope.searcher.explain(scope.filter.get(), doc).isMatch()) {
      return Explanation.of(0, "it does not pass the filter", List.of());
    }
    return explain(scope.query.mode());
  }

  private Explanation explain(Mode mode) throws IOException {
    return switch (mode) {
      case ALL -> Explanation.of(1, "every document that passes the filter", List.of());
      case BM25 -> tree(scope.searcher.explain(scope.words(), doc));
      case DENSE -> dense();
      case LATE -> late();
      case HYBRID -> hybrid();
    };
  }

  private Explanation dense() throws IOException {
    VectorField field = finder.field();
    var query = finder.vectors().sentence();
    float @Nullable [] vector = vector(field);
    if (query.isEmpty() || vector == null) {
      return Explanation.of(0, "no vector in field " + field.name(), List.of());
    }
    VectorMeasure measure = new VectorMeasure(field.similarity(), query.get().toArray());
    return Explanation.of(measure.score(vector), formula(field), terms(measure, field, vector));
  }

  private static String formula(VectorField field) {
    return switch (field.similarity()) {
      case COSINE -> "cosine of the vectors in field " + field.name() + ": dot / norms";
      case DOT_PRODUCT -> "inner product of the vectors in field " + field.name();
      case EUCLIDEAN -> "1 / (1 + squared distance) of the vectors in field " + field.name();
    };
  }

  private static List<Explanation> terms(VectorMeasure measure, VectorField field, float[] vector) {
    if (field.similarity() == Similarity.EUCLIDEAN) {
      return List.of(
          Explanation.of(measure.squaredDistance(vector), "squared distance", List.of()));
    }
    Explanation dot = Explanation.of(measure.dot(vector), "inner product", List.of());
    if (field.similarity() == Similarity.DOT_PRODUCT) {
      return List.of(dot);
    }
    return List.of(
        dot,
        Explanation.of(measure.queryNorm(), "norm of the query's vector", List.of()),
        Explanation.of(VectorMeasure.norm(vector), "norm of the document's vector", List.of()));
  }

  private float @Nullable [] vector(VectorField field) throws IOException {
    List<LeafReaderContext> segments = scope.snapshot.reader().leaves();
    LeafReaderContext segment = segments.get(ReaderUtil.subIndex(doc, segments));
    FloatVectorValues vectors =
        segment.reader().getFloatVectorValues(scope.names.vector(field.name()));
    if (vectors == null) {
      return null;
    }
    var iterator = vectors.iterator();
    boolean found = iterator.advance(doc - segment.docBase) == doc - segment.docBase;
    return found ? vectors.vectorValue(iterator.index()).clone() : null;
  }

  private Explanation late() throws IOException {
    String field = finder.field().name();
    Optional<MultiVector> query = finder.vectors().tokens();
    List<TokenMatch> matches = query.isEmpty() ? List.of() : matches(field, query.get());
    if (query.isEmpty() || matches.isEmpty()) {
      return Explanation.of(0, "no token vectors in field " + field, List.of());
    }
    EmbeddedText text = new EmbeddedText(scope.snapshot.document(doc), scope.schema);
    List<Explanation.TokenMatch> shown =
        matches.stream().map(match -> shown(match, query.get(), text)).toList();
    double score = matches.stream().mapToDouble(TokenMatch::similarity).sum();
    return new Explanation(
        score,
        "sum over the query's tokens of the best similarity to a token of the document",
        shown.stream()
            .map(
                match ->
                    Explanation.of(
                        match.similarity(),
                        match.queryToken() + " ~ " + match.documentToken(),
                        List.of()))
            .toList(),
        shown);
  }

  private List<TokenMatch> matches(String field, MultiVector query) throws IOException {
    return TokenMatches.of(scope.snapshot, new int[] {doc}, field, query, scope.kernels)
        .getOrDefault(doc, List.of());
  }

  private Explanation.TokenMatch shown(TokenMatch match, MultiVector query, EmbeddedText text) {
    Span span = match.documentSpan().orElse(new Span(0, 0));
    String queryToken =
        query
            .spans()
            .map(spans -> spans.get(match.queryRow()))
            .filter(place -> place.length() > 0 && place.end() <= scope.query.text().length())
            .map(place -> place.of(scope.query.text()))
            .orElse("#" + match.queryRow());
    return new Explanation.TokenMatch(
        queryToken, text.at(span, "#" + match.documentRow()), span, match.similarity());
  }

  private Explanation hybrid() throws IOException {
    Map<Mode, List<Candidate>> rankings = finder.rankings();
    List<Explanation> shares = new ArrayList<>();
    for (var ranking : rankings.entrySet()) {
      shares.add(share(ranking.getKey(), ranking.getValue()));
    }
    double score = shares.stream().mapToDouble(Explanation::score).sum();
    return Explanation.of(score, "sum of the shares of each mode, " + scope.query.fusion(), shares);
  }

  private Explanation share(Mode mode, List<Candidate> ranking) throws IOException {
    List<Explanation> why = List.of(explain(mode));
    Fuser.Share share = finder.fuser().share(mode, ranking);
    for (int i = 0; i < ranking.size(); i++) {
      if (ranking.get(i).doc() == doc) {
        return Explanation.of(
            share.of(ranking.get(i).score(), i + 1), mode + " at rank " + (i + 1), why);
      }
    }
    return Explanation.of(0, mode + ": not among its " + ranking.size() + " candidates", why);
  }

  private static Explanation tree(org.apache.lucene.search.Explanation lucene) {
    return Explanation.of(
        lucene.getValue().doubleValue(),
        lucene.getDescription(),
        Arrays.stream(lucene.getDetails()).map(Explainer::tree).toList());
  }
}
