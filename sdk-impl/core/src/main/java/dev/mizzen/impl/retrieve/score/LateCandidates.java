package dev.mizzen.impl.retrieve.score;

import dev.mizzen.impl.late.ListCandidates;
import dev.mizzen.impl.late.ListKnobs;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * The documents that may be the best by late interaction: what inverted lists give, and all of
 * segments that have none. Those that are deleted or do not pass the filter are out before anything
 * is scored.
 *
 * @param documents their numbers, each once, in any order
 * @param complete whether no lists were used, so that these are all that pass
 */
@SuppressWarnings("ArrayRecordComponent")
public record LateCandidates(int[] documents, boolean complete) {
  /** Where a filter leaves this many times the candidates, comparing them all costs less. */
  private static final int FEW = 2;

  /**
   * How wide lists are searched.
   *
   * @param count how many documents lists give
   * @param probes lists for each query token; the usual number unless given
   * @param imputeAfter see {@link ListKnobs}; the usual number unless given
   * @param exact whether no lists are used
   */
  public record Width(int count, OptionalInt probes, OptionalInt imputeAfter, boolean exact) {
    private ListKnobs knobs(long tokens) {
      ListKnobs usual = ListKnobs.of(tokens);
      return new ListKnobs(
          probes.orElse(usual.probes()), count, imputeAfter.orElse(usual.imputeAfter()));
    }
  }

  /**
   * Finds them.
   *
   * @param searcher runs the filter
   * @param field Lucene's name of the field
   * @param query {@code [Q × dimension]}
   * @param timeUp asked between codebooks; if so, the rest is left out
   * @throws IllegalArgumentException if the query's dimension is not that of the lists
   */
  public static LateCandidates find(
      IndexSearcher searcher,
      String field,
      Optional<Query> filter,
      float[] query,
      int dimension,
      Width width,
      LateKernels kernels,
      BooleanSupplier timeUp)
      throws IOException {
    boolean lists = !width.exact() && kernels.lists().isPresent();
    LateSegments segments = LateSegments.of(searcher, field, filter, lists, FEW * width.count());
    int[] documents = segments.flat();
    for (LateSegments.Group group : segments.groups()) {
      requireDimension(field, group.codebook().dimension(), dimension);
      if (!timeUp.getAsBoolean()) {
        ListCandidates found =
            kernels
                .lists()
                .orElseThrow()
                .search(query, group.codebook(), group.segments(), width.knobs(group.tokens()));
        documents = joined(documents, found.documents());
      }
    }
    return new LateCandidates(documents, segments.groups().isEmpty());
  }

  private static void requireDimension(String field, int expected, int actual) {
    if (expected != actual) {
      throw new IllegalArgumentException(
          "field '"
              + field
              + "' holds vectors of dimension "
              + expected
              + ", but the query's have "
              + actual);
    }
  }

  private static int[] joined(int[] first, int[] second) {
    int[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
