package dev.mizzen.lucene;

import java.io.IOException;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Scores documents in batches before it shows them to a collector. A collector that knows which
 * documents can still count, as sorting by another field does, gets them one by one.
 */
final class LateInteractionBulkScorer extends BulkScorer {
  private final LateInteractionScorer scorer;
  private final BulkScorer oneByOne;
  private final DocAndFloatFeatureBuffer buffer = new DocAndFloatFeatureBuffer();
  private final Score score = new Score();

  LateInteractionBulkScorer(LateInteractionScorer scorer, BulkScorer oneByOne) {
    this.scorer = scorer;
    this.oneByOne = oneByOne;
  }

  @Override
  public int score(LeafCollector collector, @Nullable Bits acceptDocs, int min, int max)
      throws IOException {
    if (collector.competitiveIterator() != null) {
      return oneByOne.score(collector, acceptDocs, min, max);
    }
    collector.setScorer(score);
    if (scorer.docID() < min) {
      scorer.iterator().advance(min);
    }
    while (scorer.docID() < max) {
      scorer.nextDocsAndScores(max, acceptDocs, buffer);
      for (int d = 0; d < buffer.size; d++) {
        score.value = buffer.features[d];
        if (score.value >= score.least) {
          collector.collect(buffer.docs[d]);
        }
      }
    }
    return scorer.docID();
  }

  @Override
  public long cost() {
    return scorer.iterator().cost();
  }

  /** The score of the document that is shown. */
  private static final class Score extends Scorable {
    private float value;
    private float least;

    @Override
    public float score() {
      return value;
    }

    @Override
    public void setMinCompetitiveScore(float minScore) {
      least = minScore;
    }
  }
}
