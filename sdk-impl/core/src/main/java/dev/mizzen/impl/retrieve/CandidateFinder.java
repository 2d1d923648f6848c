package dev.mizzen.impl.retrieve;

import dev.mizzen.impl.retrieve.lucene.Ordering;
import dev.mizzen.impl.retrieve.page.MatchRanking;
import dev.mizzen.impl.retrieve.page.Ranked;
import dev.mizzen.impl.retrieve.score.Candidate;
import dev.mizzen.impl.retrieve.score.DenseSearch;
import dev.mizzen.impl.retrieve.score.Fuser;
import dev.mizzen.impl.retrieve.score.LateFinder;
import dev.mizzen.impl.retrieve.score.LateSearch;
import dev.mizzen.impl.retrieve.score.QueryEncoder;
import dev.mizzen.impl.retrieve.score.QueryVectors;
import dev.mizzen.impl.retrieve.score.VectorNeeds;
import dev.mizzen.index.VectorField;
import dev.mizzen.search.Mode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs the stages that find and score candidates. For one search. */
final class CandidateFinder implements AutoCloseable {
  private final SearchScope scope;
  private final VectorNeeds needs;
  private final Fuser fuser;
  private final QueryEncoder encoder;
  private @Nullable QueryVectors vectors;

  CandidateFinder(SearchScope scope) {
    this.scope = scope;
    needs = scope.needs;
    fuser = new Fuser(scope.query.fusion());
    encoder = QueryEncoder.start(scope.query, needs, scope.deadline);
  }

  /** The candidates of a mode, best first. */
  List<Candidate> find(Mode mode) throws IOException {
    return switch (mode) {
      case ALL -> throw new IllegalStateException("mode ALL has no candidates");
      case BM25 -> words();
      case DENSE -> dense();
      case HYBRID -> fused();
      case LATE -> late();
    };
  }

  /** The rankings that {@link Mode#HYBRID} fuses. */
  Map<Mode, List<Candidate>> rankings() throws IOException {
    Map<Mode, List<Candidate>> rankings = new LinkedHashMap<>();
    // The words first: with a timeout, the embedder is at work meanwhile.
    for (Mode mode : List.of(Mode.BM25, Mode.DENSE)) {
      if (fuser.uses(mode)) {
        rankings.put(mode, find(mode));
      }
    }
    if (fuser.uses(Mode.LATE)) {
      rankings.put(Mode.LATE, found());
    }
    return rankings;
  }

  Fuser fuser() {
    return fuser;
  }

  /** The query's vectors; none if the time was up before the embedder was done. */
  QueryVectors vectors() throws IOException {
    if (vectors == null) {
      vectors = needs.encode() ? scope.stage("encode", encoder::get) : encoder.get();
    }
    return vectors;
  }

  /** The vector field; only for modes with vectors. */
  VectorField field() {
    return needs.field().orElseThrow();
  }

  /** Stops an embedder that is still at work. */
  @Override
  public void close() {
    encoder.close();
  }

  private List<Candidate> words() throws IOException {
    return scope.stage(
        "bm25",
        () -> {
          MatchRanking ranking =
              new MatchRanking(
                  scope.searcher,
                  scope.filtered(scope.words()),
                  Ordering.byScore(scope.names),
                  Optional.empty());
          List<Candidate> found = new ArrayList<>();
          for (Ranked entry : ranking.top(scope.query.candidates(), null)) {
            found.add(new Candidate(entry.doc(), entry.key().id(), entry.score(), List.of()));
          }
          return Candidate.ranked(found, Mode.BM25);
        });
  }

  private List<Candidate> dense() throws IOException {
    var sentence = vectors().sentence();
    if (sentence.isEmpty()) {
      return List.of();
    }
    DenseSearch search =
        new DenseSearch(scope.searcher, scope.unhurried, field(), scope.names, scope.filter);
    return scope.stage(
        "dense",
        () -> search.nearest(sentence.get(), scope.query.candidates(), scope.query.isExact()));
  }

  private List<Candidate> fused() throws IOException {
    Map<Mode, List<Candidate>> rankings = rankings();
    return scope.stage("fuse", () -> fuser.fuse(rankings));
  }

  /** What late interaction finds by itself, ranked. */
  private List<Candidate> found() throws IOException {
    var tokens = vectors().tokens();
    if (tokens.isEmpty() || tokens.get().count() == 0) {
      return List.of();
    }
    LateFinder finder =
        new LateFinder(
            scope.searcher, scope.unhurried, scope.snapshot, scope.kernels, scope.deadline);
    return scope.stage(
        "late", () -> finder.find(field().name(), tokens.get(), scope.filter, scope.query));
  }

  private List<Candidate> late() throws IOException {
    if (scope.query.candidatesFrom() == Mode.LATE) {
      return found();
    }
    List<Candidate> found = find(scope.query.candidatesFrom());
    List<Candidate> candidates = found.subList(0, Math.min(found.size(), scope.query.candidates()));
    var tokens = vectors().tokens();
    if (tokens.isEmpty() || tokens.get().count() == 0) {
      return List.of();
    }
    LateSearch search =
        new LateSearch(scope.searcher, scope.snapshot, scope.kernels, scope.deadline);
    return scope.stage("late", () -> search.rank(field().name(), tokens.get(), candidates));
  }
}
