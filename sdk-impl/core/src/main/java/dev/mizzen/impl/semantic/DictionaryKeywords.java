package dev.mizzen.impl.semantic;

import dev.mizzen.Embedder;
import dev.mizzen.recommend.Keywords;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ahocorasick.trie.Trie;

/** Keywords by an automaton that is built once and then only read. */
final class DictionaryKeywords implements Keywords {
  private final List<String> words;
  private final Trie automaton;

  DictionaryKeywords(Collection<String> dictionary) {
    SortedSet<String> all = new TreeSet<>();
    for (String word : dictionary) {
      if (!word.isBlank()) {
        all.add(word.strip().toLowerCase(Locale.ROOT));
      }
    }
    if (all.isEmpty()) {
      throw new IllegalArgumentException(
          "a dictionary needs at least 1 word, got " + dictionary.size() + " blank ones");
    }
    words = List.copyOf(all);
    automaton = Trie.builder().addKeywords(words).build();
  }

  @Override
  public List<String> dictionary() {
    return words;
  }

  @Override
  public List<String> match(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return MatchFilter.of(
        automaton.parseText(lower).stream()
            .filter(found -> WordBounds.isWhole(lower, found.getStart(), found.getEnd() + 1))
            .map(found -> found.getKeyword())
            .toList());
  }

  @Override
  public Embedder on(Embedder embedder) {
    return new KeywordEmbedder(embedder, this);
  }
}
