package dev.mizzen.impl.rag.find;

import dev.mizzen.Retriever;
import dev.mizzen.impl.rag.read.Word;
import dev.mizzen.search.Query;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * How rare words are in a retriever's documents: {@code ln((N + 1) / (n + ½))}, n of N documents
 * having the word. Counts are kept: they need not follow every write. Safe for use by many threads.
 */
public final class WordCounts implements ToDoubleFunction<Word> {
  private static final int MOST = 20_000;
  private static final double LEAST = 0.1;

  private final Retriever retriever;
  private final Map<String, Double> kept = new ConcurrentHashMap<>();

  /** Counts in what {@code retriever} sees. */
  public WordCounts(Retriever retriever) {
    this.retriever = retriever;
  }

  /** Cost: two counts of the index for a word that is not known yet. */
  @Override
  public double applyAsDouble(Word word) {
    Double known = kept.get(word.stem());
    if (known != null) {
      return known;
    }
    if (kept.size() >= MOST) {
      kept.clear();
    }
    double rarity = count(word.form());
    kept.put(word.stem(), rarity);
    return rarity;
  }

  private double count(String word) {
    long all = retriever.search(Query.all().limit(1)).total();
    long having = retriever.search(Query.bm25(word).limit(1)).total();
    return Math.max(LEAST, Math.log((all + 1) / (having + 0.5)));
  }
}
