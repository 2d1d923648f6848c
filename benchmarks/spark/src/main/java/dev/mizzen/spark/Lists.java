package dev.mizzen.spark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** Users' items from a packed file of LightGCN's form: a user and its items in each line. */
final class Lists {
  private Lists() {}

  static TreeMap<Integer, Set<Integer>> read(Path file) throws IOException {
    TreeMap<Integer, Set<Integer>> lists = new TreeMap<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] words = line.strip().split(" ");
        Set<Integer> items = new TreeSet<>();
        for (int w = 1; w < words.length; w++) {
          items.add(Integer.valueOf(words[w]));
        }
        if (!items.isEmpty()) {
          lists.put(Integer.valueOf(words[0]), items);
        }
      }
    }
    return lists;
  }

  /** Takes the pairs of {@code part} out of {@code all}. */
  static void remove(TreeMap<Integer, Set<Integer>> all, TreeMap<Integer, Set<Integer>> part) {
    part.forEach((user, items) -> all.get(user).removeAll(items));
  }
}
