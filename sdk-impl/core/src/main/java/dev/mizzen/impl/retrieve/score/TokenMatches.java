package dev.mizzen.impl.retrieve.score;

import dev.mizzen.Span;
import dev.mizzen.impl.index.Snapshot;
import dev.mizzen.impl.index.codec.TokenVectorBlob;
import dev.mizzen.impl.index.codec.TokenVectorReader;
import dev.mizzen.kernels.maxsim.MaxSimDocuments;
import dev.mizzen.kernels.maxsim.MaxSimExplainKernel;
import dev.mizzen.vector.MultiVector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.jspecify.annotations.Nullable;

/** Finds the {@link TokenMatch}es of some documents together. For one thread, once. */
public final class TokenMatches {
  private final Snapshot snapshot;
  private final String field;
  private final MaxSimExplainKernel kernel;
  private final float[] query;
  private final int queryRows;
  private final TokenBatch batch;
  private final List<Optional<List<Span>>> spans = new ArrayList<>();
  private final Map<Integer, List<TokenMatch>> byDoc = new HashMap<>();

  private TokenMatches(Snapshot snapshot, String field, MultiVector query, LateKernels kernels) {
    this.snapshot = snapshot;
    this.field = field;
    this.kernel = kernels.explain();
    this.batch = kernels.takeBatch();
    this.query = query.toArray();
    queryRows = query.count();
  }

  /**
   * The matches of each document, one for each query token in order; documents without token
   * vectors are left out.
   *
   * @param docs their numbers, in any order
   * @param field the vector field
   */
  public static Map<Integer, List<TokenMatch>> of(
      Snapshot snapshot, int[] docs, String field, MultiVector query, LateKernels kernels)
      throws IOException {
    if (query.count() == 0) {
      return Map.of();
    }
    TokenMatches matches = new TokenMatches(snapshot, field, query, kernels);
    matches.read(docs);
    matches.flush();
    kernels.returnBatch(matches.batch);
    return matches.byDoc;
  }

  private void read(int[] docs) throws IOException {
    int[] ascending = docs.clone();
    Arrays.sort(ascending);
    int next = 0;
    for (LeafReaderContext segment : snapshot.reader().leaves()) {
      int end = segment.docBase + segment.reader().maxDoc();
      if (next == ascending.length || ascending[next] >= end) {
        continue;
      }
      TokenVectorReader tokens = snapshot.tokenVectors(segment.reader(), field);
      for (; next < ascending.length && ascending[next] < end; next++) {
        add(
            ascending[next],
            tokens == null ? null : tokens.read(ascending[next] - segment.docBase));
      }
    }
  }

  private void add(int doc, @Nullable TokenVectorBlob blob) {
    if (blob == null || blob.count() == 0) {
      return;
    }
    if (!batch.add(doc, blob)) {
      flush();
      batch.add(doc, blob);
    }
    spans.add(blob.spans());
  }

  private void flush() {
    int count = batch.count();
    if (count == 0) {
      return;
    }
    float[] highest = new float[count * queryRows];
    int[] best = new int[count * queryRows];
    MaxSimDocuments documents = MaxSimDocuments.of(batch.rows(), batch.starts());
    kernel.explain(query, documents, null, highest, best);
    for (int d = 0; d < count; d++) {
      byDoc.put(batch.doc(d), matches(d, highest, best));
    }
    batch.clear();
    spans.clear();
  }

  private List<TokenMatch> matches(int d, float[] highest, int[] best) {
    List<TokenMatch> matches = new ArrayList<>(queryRows);
    for (int i = 0; i < queryRows; i++) {
      int row = best[d * queryRows + i];
      Optional<Span> span = spans.get(d).map(all -> all.get(row));
      matches.add(new TokenMatch(i, row, span, highest[d * queryRows + i]));
    }
    return matches;
  }
}
