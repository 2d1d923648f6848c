package dev.mizzen.impl.retrieve.lucene;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/**
 * Hides documents of a lower score from other collectors.
 *
 * @param <C> the hidden collectors
 * @param <T> their result
 */
public final class MinScore<C extends Collector, T>
    implements CollectorManager<MinScore.Gate<C>, T> {
  private final CollectorManager<C, T> behind;
  private final double minScore;

  /** Lets {@code behind} see scores of at least {@code minScore}. */
  public MinScore(CollectorManager<C, T> behind, double minScore) {
    this.behind = behind;
    this.minScore = minScore;
  }

  @Override
  public Gate<C> newCollector() throws IOException {
    return new Gate<>(behind.newCollector(), minScore);
  }

  @Override
  public T reduce(Collection<Gate<C>> gates) throws IOException {
    List<C> collectors = gates.stream().map(gate -> gate.behind).toList();
    return behind.reduce(collectors);
  }

  /**
   * Stands before one collector.
   *
   * @param <C> its type
   */
  public static final class Gate<C extends Collector> implements Collector {
    private final C behind;
    private final double minScore;

    private Gate(C behind, double minScore) {
      this.behind = behind;
      this.minScore = minScore;
    }

    @Override
    public ScoreMode scoreMode() {
      ScoreMode mode = behind.scoreMode();
      if (mode.needsScores()) {
        return mode;
      }
      return mode.isExhaustive() ? ScoreMode.COMPLETE : ScoreMode.TOP_DOCS_WITH_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext segment) throws IOException {
      return new GateLeaf(behind.getLeafCollector(segment), minScore);
    }
  }

  private static final class GateLeaf extends FilterLeafCollector {
    private final double minScore;
    private Scorable scorer = new Unset();

    private GateLeaf(LeafCollector behind, double minScore) {
      super(behind);
      this.minScore = minScore;
    }

    @Override
    public void setScorer(Scorable scorer) throws IOException {
      this.scorer = scorer;
      super.setScorer(scorer);
    }

    @Override
    public void collect(int doc) throws IOException {
      if (scorer.score() >= minScore) {
        super.collect(doc);
      }
    }
  }

  private static final class Unset extends Scorable {
    @Override
    public float score() {
      throw new IllegalStateException("collect before setScorer");
    }
  }
}
