package dev.mizzen.bench.study;

import dev.mizzen.eval.Qrels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Judged queries in two parts that share no cited document: queries that cite a document in common,
 * directly or over others, stay together.
 *
 * @param train what is left
 * @param validation about the share asked for
 */
public record ClaimSplit(List<String> train, List<String> validation) {
  /** Takes groups in a random order until the validation part has its share. */
  public static ClaimSplit of(Qrels qrels, double share, long seed) {
    Map<String, String> parents = new HashMap<>();
    for (String query : qrels.queries()) {
      for (String document : qrels.grades(query).keySet()) {
        parents.put(root(parents, "q" + query), root(parents, "d" + document));
      }
    }
    Map<String, List<String>> groups = new TreeMap<>();
    for (String query : qrels.queries()) {
      groups.computeIfAbsent(root(parents, "q" + query), root -> new ArrayList<>()).add(query);
    }
    List<List<String>> order = new ArrayList<>(groups.values());
    Collections.shuffle(order, new Random(seed));
    List<String> train = new ArrayList<>();
    List<String> validation = new ArrayList<>();
    for (List<String> group : order) {
      boolean full = validation.size() >= share * qrels.queries().size();
      (full ? train : validation).addAll(group);
    }
    return new ClaimSplit(List.copyOf(train), List.copyOf(validation));
  }

  private static String root(Map<String, String> parents, String node) {
    String root = node;
    String parent = parents.get(root);
    while (parent != null && !parent.equals(root)) {
      root = parent;
      parent = parents.get(root);
    }
    return root;
  }
}
