package dev.mizzen.impl.retrieve.score;

import dev.mizzen.search.Fusion;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes one ranking of several, as {@link Fusion} defines it. Immutable. */
public final class Fuser {
  private static final Set<Mode> FUSED = Set.of(Mode.BM25, Mode.DENSE, Mode.LATE);

  private final Fusion fusion;

  /**
   * By {@code fusion}.
   *
   * @throws IllegalArgumentException if it gives weight to a mode that is not fused
   */
  public Fuser(Fusion fusion) {
    this.fusion = fusion;
    if (fusion instanceof Fusion.WeightedSum sum && !FUSED.containsAll(sum.weights().keySet())) {
      throw new IllegalArgumentException(
          "mode HYBRID fuses BM25, DENSE and LATE; give no weight to others: " + sum.weights());
    }
  }

  /** Whether {@code mode} adds to the score at all. */
  public boolean uses(Mode mode) {
    return switch (fusion) {
      case Fusion.ReciprocalRank rrf -> rrf.modes().contains(mode);
      case Fusion.WeightedSum sum -> sum.weights().getOrDefault(mode, 0.0) > 0;
    };
  }

  /** The fused ranking, best first; each candidate has the parts of all modes that found it. */
  public List<Candidate> fuse(Map<Mode, List<Candidate>> rankings) {
    Map<Integer, Candidate> fused = new LinkedHashMap<>();
    rankings.forEach(
        (mode, ranking) -> {
          Share share = share(mode, ranking);
          for (int i = 0; i < ranking.size(); i++) {
            Candidate found = ranking.get(i);
            double value = share.of(found.score(), i + 1);
            fused.merge(found.doc(), withScore(found, value), Fuser::sum);
          }
        });
    return fused.values().stream().sorted(Candidate.BEST_FIRST).toList();
  }

  /** What a mode adds to the score of the documents in {@code ranking}. */
  public Share share(Mode mode, List<Candidate> ranking) {
    return switch (fusion) {
      case Fusion.ReciprocalRank rrf -> (score, rank) -> 1.0 / (rrf.constant() + rank);
      case Fusion.WeightedSum sum -> scaled(sum.weights().getOrDefault(mode, 0.0), ranking);
    };
  }

  /** A mode's share of a fused score. */
  @FunctionalInterface
  public interface Share {
    /** The share of a document with this score and this rank, from 1, in the mode. */
    double of(double score, int rank);
  }

  private static Share scaled(double weight, List<Candidate> ranking) {
    DoubleSummaryStatistics range =
        ranking.stream().mapToDouble(Candidate::score).summaryStatistics();
    double width = range.getMax() - range.getMin();
    return (score, rank) -> weight * (width == 0 ? 1 : (score - range.getMin()) / width);
  }

  private static Candidate withScore(Candidate candidate, double score) {
    return new Candidate(candidate.doc(), candidate.id(), score, candidate.parts());
  }

  private static Candidate sum(Candidate a, Candidate b) {
    List<Hit.Part> parts = new ArrayList<>(a.parts());
    parts.addAll(b.parts());
    return new Candidate(a.doc(), a.id(), a.score() + b.score(), parts);
  }
}
