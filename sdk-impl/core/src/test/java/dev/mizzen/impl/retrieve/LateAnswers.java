package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Document;
import dev.mizzen.Retriever;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.impl.call.AsyncCalls;
import dev.mizzen.impl.index.Index;
import dev.mizzen.impl.index.TestIndexes;
import dev.mizzen.impl.index.codec.TokenClusters;
import dev.mizzen.impl.index.lists.ListSettings;
import dev.mizzen.impl.retrieve.score.LateKernels;
import dev.mizzen.index.TextSettings;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.index.VectorField;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Query;
import dev.mizzen.spi.RetrieverSpec;
import dev.mizzen.vector.MultiVector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.lucene.store.Directory;

/** Small documents with token vectors, and what an index of them answers. */
final class LateAnswers {
  /** Lists from 300 tokens on; runs of them are put aside in files. */
  static final ListSettings SMALL = ListSettings.DEFAULT.withLeastTokens(300).withSortBytes(2000);

  /** The field of token vectors. */
  static final String FIELD = "v";

  private static final KernelBackend BACKEND = KernelBackends.select(Optional.empty());
  private static final int DIMENSION = 8;
  private static final TokenClusters CLUSTERS = new TokenClusters(30, DIMENSION, 0.4, 3);
  private static final int DEPTH = 5;

  private LateAnswers() {}

  /** The settings of an index in memory, or in a folder. */
  static RetrieverSpec spec(Optional<Path> folder, TokenStorage storage) {
    VectorField field =
        VectorField.external(FIELD, ModelIdentity.external("clusters", DIMENSION))
            .tokenVectors(storage);
    return new RetrieverSpec(
        folder,
        List.of(field),
        TextSettings.english(),
        false,
        false,
        16L << 20,
        1,
        Optional.empty());
  }

  /** A retriever on {@code files}, which it closes. */
  static Retriever open(TokenStorage storage, Directory files) {
    return open(() -> TestIndexes.open(spec(Optional.empty(), storage), files, SMALL));
  }

  /** A retriever on a folder. */
  static Retriever open(TokenStorage storage, Path folder) {
    return open(() -> Index.open(spec(Optional.of(folder), storage), BACKEND, SMALL));
  }

  private static Retriever open(Supplier<Index> index) {
    AsyncCalls calls = new AsyncCalls("retriever", Optional.empty(), 1);
    try {
      return new LuceneRetriever(index.get(), new LateKernels(BACKEND, Workers.caller()), calls);
    } catch (RuntimeException e) {
      calls.close();
      throw e;
    }
  }

  static String id(int number) {
    return "d" + number;
  }

  static Document document(int number) {
    return Document.builder(id(number)).tokenVectors(FIELD, tokens(number)).build();
  }

  static MultiVector tokens(int number) {
    return CLUSTERS.document(number, 15 + number % 11);
  }

  /** The hits of some searches, by lists and by comparison with everything. */
  static List<Hit> of(Retriever retriever) {
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Query late = Query.late(CLUSTERS.document(1000 + i, 6)).limit(DEPTH);
      hits.addAll(retriever.search(late.candidates(3 * DEPTH).probes(10_000)).hits());
      hits.addAll(retriever.search(late.exact()).hits());
    }
    return hits;
  }

  /** Makes sure that lists lead to the best document, with its exact score. */
  static void assertFound(Retriever retriever) {
    for (int i = 0; i < 4 && retriever.statistics().documents() > 0; i++) {
      Query late = Query.late(CLUSTERS.document(1000 + i, 6)).limit(1);
      Hit exact = retriever.search(late.exact()).hits().getFirst();
      Hit found = retriever.search(late.candidates(3 * DEPTH).probes(10_000)).hits().getFirst();
      assertThat(found.id()).isEqualTo(exact.id());
      assertThat(Math.abs(found.score() - exact.score())).isLessThanOrEqualTo(1e-5);
    }
  }

  /** The scores of all documents in some searches. */
  static List<Hit> ofAll(Retriever retriever) {
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Query late = Query.late(CLUSTERS.document(1000 + i, 6)).exact();
      List<Hit> found = new ArrayList<>(retriever.search(late.limit(500)).hits());
      found.sort(Comparator.comparing(Hit::id));
      hits.addAll(found);
    }
    return hits;
  }

  /** Makes sure that hits are those expected, with scores that differ by {@code error} at most. */
  static void assertSame(List<Hit> actual, List<Hit> expected, double error, String where) {
    assertThat(actual).as(where).hasSameSizeAs(expected);
    for (int i = 0; i < actual.size(); i++) {
      assertThat(actual.get(i).id()).as("%s, hit %d", where, i).isEqualTo(expected.get(i).id());
      assertThat(Math.abs(actual.get(i).score() - expected.get(i).score()))
          .as("%s, score of hit %d", where, i)
          .isLessThanOrEqualTo(error);
    }
  }
}
