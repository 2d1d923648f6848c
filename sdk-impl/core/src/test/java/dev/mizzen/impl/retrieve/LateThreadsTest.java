package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Retriever;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A late search works on the retriever's threads, with the same result. */
class LateThreadsTest {
  /** More tokens than one thread takes at once. */
  private static final Corpus CORPUS = new Corpus(700, Corpus.SEED);

  @Test
  void scoresCandidatesOnTheRetrieversThreads() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(3, 3, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
    try (pool;
        Retriever one = CORPUS.index(Retriever.builder().threads(1));
        Retriever three = CORPUS.index(Retriever.builder().threads(3).executor(pool))) {
      Query query =
          Query.late("w1 w5 w9 w13").candidatesFrom(Mode.DENSE).exact().candidates(700).limit(700);
      Map<String, Double> expected = scores(one.search(query));
      assertThat(expected).hasSizeGreaterThan(600);
      assertThat(pool.getTaskCount()).isZero();
      assertThat(scores(three.search(query))).isEqualTo(expected);
      assertThat(pool.getTaskCount()).isPositive();
    }
  }

  private static Map<String, Double> scores(SearchResult result) {
    return result.hits().stream().collect(Collectors.toMap(h -> h.document().id(), Hit::score));
  }
}
