package dev.mizzen.impl.retrieve.score;

import dev.mizzen.Span;
import dev.mizzen.impl.index.IndexSnapshot;
import dev.mizzen.impl.index.codec.TokenVectorBlob;
import dev.mizzen.impl.index.codec.TokenVectorReader;
import dev.mizzen.kernels.maxsim.MaxSimKernel;
import dev.mizzen.vector.MultiVector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;

/**
 * A token of the query and the token of a document that it is most similar to.
 *
 * @param queryRow from 0
 * @param documentRow from 0
 * @param documentSpan in the embedded text, if known
 * @param similarity {@code maxⱼ ⟨qᵢ, dⱼ⟩}, in 64-bit floats
 */
public record TokenMatch(
    int queryRow, int documentRow, Optional<Span> documentSpan, double similarity) {

  /**
   * The matches of a document, one for each query token in order; none if it has no token vectors.
   *
   * @param field the vector field
   */
  public static List<TokenMatch> of(
      IndexSnapshot snapshot, int doc, String field, MultiVector query, MaxSimKernel kernel)
      throws IOException {
    List<LeafReaderContext> segments = snapshot.reader().leaves();
    LeafReaderContext segment = segments.get(ReaderUtil.subIndex(doc, segments));
    TokenVectorReader tokens = snapshot.tokenVectors(segment.reader(), field);
    TokenVectorBlob blob = tokens == null ? null : tokens.read(doc - segment.docBase);
    return blob == null || blob.count() == 0 ? List.of() : of(blob, query, kernel);
  }

  private static List<TokenMatch> of(TokenVectorBlob blob, MultiVector query, MaxSimKernel kernel) {
    int[] best = new int[query.count()];
    float[] rows = query.toArray();
    kernel.maxSim(rows, TokenRowsView.of(blob), new int[] {0, blob.count()}, new float[1], best);
    Optional<List<Span>> spans = blob.spans();
    List<TokenMatch> matches = new ArrayList<>();
    for (int i = 0; i < best.length; i++) {
      int row = best[i];
      double similarity = dot(rows, i * blob.dimension(), blob.row(row));
      matches.add(new TokenMatch(i, row, spans.map(all -> all.get(row)), similarity));
    }
    return matches;
  }

  private static double dot(float[] rows, int from, float[] row) {
    double sum = 0;
    for (int k = 0; k < row.length; k++) {
      sum += (double) rows[from + k] * row[k];
    }
    return sum;
  }
}
