package dev.mizzen.bench.rag;

import dev.mizzen.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Passages of distinct sentences, drawn at random with a seed; no two are the same. */
final class ComposedPassages {
  private static final int SENTENCES = 2;

  private final Map<String, List<String>> parts = new HashMap<>();
  private final List<Document> documents = new ArrayList<>();

  /** Draws {@code count} passages. */
  ComposedPassages(List<String> sentences, int count, long seed) {
    if (sentences.size() < 2 * SENTENCES) {
      throw new IllegalArgumentException("too few sentences: " + sentences.size());
    }
    Random random = new Random(seed);
    while (documents.size() < count) {
      Set<String> drawn = new HashSet<>();
      List<String> ordered = new ArrayList<>();
      while (ordered.size() < SENTENCES) {
        String sentence = sentences.get(random.nextInt(sentences.size()));
        if (drawn.add(sentence)) {
          ordered.add(sentence);
        }
      }
      String text = String.join(" ", ordered);
      if (parts.put(text, ordered) == null) {
        documents.add(Document.builder("p" + documents.size()).text(text).build());
      }
    }
  }

  /** All of them. */
  List<Document> documents() {
    return documents;
  }

  /** The sentences of a passage, joined by one space each; empty for another text. */
  List<String> parts(String text) {
    return parts.getOrDefault(text, List.of());
  }
}
