package dev.mizzen.impl.retrieve.score;

import dev.mizzen.impl.index.Snapshot;
import dev.mizzen.impl.index.codec.TokenVectorBlob;
import dev.mizzen.impl.index.codec.TokenVectorReader;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.jspecify.annotations.Nullable;

/** The MaxSim score of every document it sees that has token vectors, batch by batch. */
final class LateScores implements CollectorManager<LateScores.Scores, Map<Integer, Float>> {
  private final Snapshot snapshot;
  private final String field;
  private final LateKernels kernels;
  private final float[] query;
  private final Deadline deadline;

  /**
   * @param field the vector field
   * @param query {@code [Q × dimension]}
   */
  LateScores(
      Snapshot snapshot, String field, LateKernels kernels, float[] query, Deadline deadline) {
    this.snapshot = snapshot;
    this.field = field;
    this.kernels = kernels;
    this.query = query;
    this.deadline = deadline;
  }

  @Override
  public Scores newCollector() {
    return new Scores();
  }

  @Override
  public Map<Integer, Float> reduce(Collection<Scores> parts) {
    Map<Integer, Float> all = new HashMap<>();
    for (Scores part : parts) {
      part.flush();
      kernels.returnBatch(part.batch);
      all.putAll(part.byDoc);
    }
    return all;
  }

  final class Scores implements Collector {
    private final Map<Integer, Float> byDoc = new HashMap<>();
    private final TokenBatch batch = kernels.takeBatch();

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext segment) throws IOException {
      TokenVectorReader tokens = snapshot.tokenVectors(segment.reader(), field);
      return new LeafCollector() {
        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) throws IOException {
          Scores.this.collect(segment.docBase, doc, tokens);
        }
      };
    }

    /** One document may take as long as thousands do elsewhere, so each looks at the clock. */
    private void collect(int docBase, int doc, @Nullable TokenVectorReader tokens)
        throws IOException {
      if (deadline.shouldExit()) {
        throw new CollectionTerminatedException();
      }
      TokenVectorBlob blob = tokens == null ? null : tokens.read(doc);
      if (blob != null && blob.count() > 0 && !batch.add(docBase + doc, blob)) {
        flush();
        batch.add(docBase + doc, blob);
      }
    }

    private void flush() {
      if (batch.count() == 0) {
        return;
      }
      float[] scores = new float[batch.count()];
      kernels.scores().maxSim(query, batch.rows(), batch.starts(), scores, null);
      for (int d = 0; d < scores.length; d++) {
        byDoc.put(batch.doc(d), scores[d]);
      }
      batch.clear();
    }
  }
}
