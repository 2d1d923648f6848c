package dev.mizzen.impl.recommend.miarec;

import dev.mizzen.Document;
import dev.mizzen.impl.graph.RandomisedSvd;
import dev.mizzen.impl.recommend.Catalogue;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.EdgeWeights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Vectors of texts from their words: {@code tf·log(n/df)}, of length 1, on the right singular
 * vectors of what the training's items have (latent semantic analysis, Deerwester et al., JASIS
 * 1990), and of length 1 again. Words are runs of letters and digits in lower case that at least
 * two items of the training have; items without interactions decide nothing. Immutable.
 */
final class TermVectors {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");
  private static final int LEAST = 2;

  private final Map<String, Integer> words;
  private final float[] rarity;
  private final float[] vectors;
  private final int dimension;

  private TermVectors(Map<String, Integer> words, float[] rarity, float[] vectors) {
    this.words = words;
    this.rarity = rarity;
    this.vectors = vectors;
    dimension = words.isEmpty() ? 0 : vectors.length / words.size();
  }

  /**
   * Decomposes the texts of the training.
   *
   * @param items whose texts count
   * @param dimension values in a vector at most
   * @throws IllegalArgumentException if no two of these items have a word in common
   */
  static TermVectors train(
      Catalogue catalogue,
      int[] items,
      int dimension,
      RandomisedSvd svd,
      int iterations,
      long seed) {
    TermVectors known = known(catalogue, items, new float[0]);
    if (known.words.isEmpty()) {
      throw new IllegalArgumentException(
          "users and items are compared by texts, but no two of "
              + items.length
              + " items with interactions have a word in common; give titles or texts");
    }
    int[] starts = new int[items.length + 1];
    int[] columns = new int[16];
    float[] values = new float[16];
    int count = 0;
    for (int n = 0; n < items.length; n++) {
      for (Map.Entry<Integer, Float> entry : known.weights(catalogue, items[n]).entrySet()) {
        if (count == columns.length) {
          columns = Arrays.copyOf(columns, 2 * count);
          values = Arrays.copyOf(values, 2 * count);
        }
        columns[count] = entry.getKey();
        values[count++] = entry.getValue();
      }
      starts[n + 1] = count;
    }
    CsrGraph graph = CsrGraph.of(known.words.size(), starts, Arrays.copyOf(columns, count));
    float[] vectors =
        svd.of(
                graph,
                EdgeWeights.of(Arrays.copyOf(values, count)),
                dimension,
                iterations,
                seed,
                done -> {})
            .vectors();
    return new TermVectors(known.words, known.rarity, vectors);
  }

  /**
   * The words of items, with vectors that were decomposed before.
   *
   * @param vectors {@code [words × dimension]}
   * @throws IllegalArgumentException if that is not a whole number of values for each word
   */
  static TermVectors known(Catalogue catalogue, int[] items, float[] vectors) {
    Map<String, Integer> counts = new TreeMap<>();
    for (int item : items) {
      frequencies(catalogue, item).keySet().forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    counts.values().removeIf(count -> count < LEAST);
    Map<String, Integer> words = new HashMap<>();
    float[] rarity = new float[counts.size()];
    counts.forEach(
        (word, count) -> {
          // A word that all items have would count nothing.
          rarity[words.size()] = (float) Math.log((items.length + 1.0) / count);
          words.put(word, words.size());
        });
    if (vectors.length % Math.max(1, words.size()) != 0) {
      throw new IllegalArgumentException(
          vectors.length + " values are no rows of " + words.size() + " words");
    }
    return new TermVectors(words, rarity, vectors);
  }

  private static Map<String, Integer> frequencies(Catalogue catalogue, int item) {
    Map<String, Integer> counts = new HashMap<>();
    Document document = catalogue.document(item).orElse(null);
    if (document == null) {
      return counts;
    }
    for (String text : document.texts().values()) {
      Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
      while (matcher.find()) {
        counts.merge(matcher.group(), 1, Integer::sum);
      }
    }
    return counts;
  }

  /** Of length 1, by the ordinals of words, ascending. */
  private Map<Integer, Float> weights(Catalogue catalogue, int item) {
    TreeMap<Integer, Float> weights = new TreeMap<>();
    double squares = 0;
    for (Map.Entry<String, Integer> entry : frequencies(catalogue, item).entrySet()) {
      Integer word = words.get(entry.getKey());
      if (word != null) {
        float weight = entry.getValue() * rarity[word];
        weights.put(word, weight);
        squares += (double) weight * weight;
      }
    }
    float scale = (float) (1 / Math.sqrt(Math.max(Double.MIN_NORMAL, squares)));
    weights.replaceAll((word, weight) -> weight * scale);
    return weights;
  }

  /** Values in a vector. */
  int dimension() {
    return dimension;
  }

  /** {@code [words × dimension]}, not a copy. */
  float[] vectors() {
    return vectors;
  }

  /**
   * {@code [n × dimension]} the items from one to before another; zeros for those without a word
   * that is known.
   */
  float[] rows(Catalogue catalogue, int from, int to) {
    float[] rows = new float[(to - from) * dimension];
    for (int item = from; item < to; item++) {
      int at = (item - from) * dimension;
      double squares = 0;
      weights(catalogue, item)
          .forEach(
              (word, weight) -> {
                for (int k = 0; k < dimension; k++) {
                  rows[at + k] += weight * vectors[word * dimension + k];
                }
              });
      for (int k = at; k < at + dimension; k++) {
        squares += (double) rows[k] * rows[k];
      }
      double scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
      for (int k = at; k < at + dimension; k++) {
        rows[k] = (float) (rows[k] * scale);
      }
    }
    return rows;
  }
}
