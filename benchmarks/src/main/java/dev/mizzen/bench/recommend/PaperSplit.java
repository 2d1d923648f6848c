package dev.mizzen.bench.recommend;

import dev.mizzen.Document;
import dev.mizzen.recommend.Interaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Papers that are taken away whole, so that they are new to every model, and the pairs of such a
 * paper and an author who keeps enough others.
 *
 * @param training authorships of the papers that stay
 * @param validation authorships of the papers that decide when to stop
 * @param tested the papers that measure
 * @param pairs the tested papers of each author
 * @param candidates for each pair, by author and paper, others that the author did not write
 */
public record PaperSplit(
    List<Interaction> training,
    List<Interaction> validation,
    List<String> tested,
    Map<String, List<String>> pairs,
    Map<String, Map<String, Set<String>>> candidates) {
  private static final double TEST = 0.1;
  private static final double VALIDATION = 0.05;
  private static final int LEAST = 2;
  private static final int NEGATIVES = 99;

  /** Divides papers at random; the same seed divides them alike. */
  public static PaperSplit of(DblpPapers data, long seed) {
    List<String> papers = new ArrayList<>(data.papers().stream().map(Document::id).toList());
    Random random = new Random(seed);
    Collections.shuffle(papers, random);
    int test = (int) (papers.size() * TEST);
    int held = test + (int) (papers.size() * VALIDATION);
    List<Interaction> training = data.authorships(papers.subList(held, papers.size()));
    Map<String, Integer> counts = new TreeMap<>();
    training.forEach(one -> counts.merge(one.user(), 1, Integer::sum));
    Map<String, Set<String>> wrote = new LinkedHashMap<>();
    for (Interaction one : data.authorships(papers)) {
      wrote.computeIfAbsent(one.user(), key -> new LinkedHashSet<>()).add(one.item());
    }
    List<String> tested = List.copyOf(papers.subList(0, test));
    Map<String, List<String>> pairs = new LinkedHashMap<>();
    Map<String, Map<String, Set<String>>> candidates = new LinkedHashMap<>();
    for (Interaction one : data.authorships(tested)) {
      if (counts.getOrDefault(one.user(), 0) >= LEAST) {
        pairs.computeIfAbsent(one.user(), key -> new ArrayList<>()).add(one.item());
        candidates
            .computeIfAbsent(one.user(), key -> new LinkedHashMap<>())
            .put(one.item(), others(papers, wrote.getOrDefault(one.user(), Set.of()), random));
      }
    }
    List<Interaction> validation = data.authorships(papers.subList(test, held));
    return new PaperSplit(training, validation, tested, pairs, candidates);
  }

  private static Set<String> others(List<String> papers, Set<String> own, Random random) {
    Set<String> others = new LinkedHashSet<>();
    while (others.size() < NEGATIVES) {
      String paper = papers.get(random.nextInt(papers.size()));
      if (!own.contains(paper)) {
        others.add(paper);
      }
    }
    return others;
  }

  /** How many pairs measure. */
  public int size() {
    return pairs.values().stream().mapToInt(List::size).sum();
  }
}
