package dev.mizzen.recommend;

import dev.mizzen.Embedder;
import dev.mizzen.Incubating;
import dev.mizzen.spi.Providers;
import dev.mizzen.spi.SemanticIdProvider;
import java.util.Collection;
import java.util.List;

/**
 * A dictionary of words that say what a thing is (brand, material, genre), looked for in texts by
 * Aho and Corasick's automaton (CACM 18, 1975). Immutable and safe for use by many threads.
 *
 * {@snippet :
 * Keywords keywords = Keywords.of(List.of("nike", "nike air", "air", "black"));
 * keywords.match("Black Nike Air"); // [nike air, black]
 * Embedder sharper = keywords.on(embedder);
 * }
 */
@Incubating(since = "0.1.0")
public interface Keywords {
  /**
   * A dictionary; words are compared in lower case, and blank ones are left out.
   *
   * @throws IllegalArgumentException if no word is left
   */
  static Keywords of(Collection<String> dictionary) {
    return Providers.first(SemanticIdProvider.class, Providers.CORE).keywords(dictionary);
  }

  /** The words in lower case, sorted. */
  List<String> dictionary();

  /**
   * The words of a text, longest first, those of equal length as they come; a word inside another
   * one that was found is left out. Where a script puts spaces between words, a match begins and
   * ends where a word does. Cost O(text + matches).
   */
  List<String> match(String text);

  /**
   * An embedder whose sentence vectors lean toward their texts' keywords: {@code e' = normalize(½·e
   * + ½·mean(e_keywords))}; a text without any keeps its vector. It has an identity of its own and
   * gives no token vectors. Closing it closes {@code embedder}.
   *
   * @throws IllegalArgumentException if {@code embedder} gives no sentence vectors
   */
  Embedder on(Embedder embedder);
}
