package dev.mizzen.impl.rag.cite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Span;
import dev.mizzen.rag.Citation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * True quotes of random passages, and what becomes of them by one change: none of the 10,000
 * changed ones passes, and none of the 10,000 true ones is refused. Whether a changed quote still
 * stands in the passage is decided word by word, not as the gate does it.
 */
class CitationMutationTest {
  private static final long SEED = 20260611;
  private static final int QUOTES = 10_000;
  private static final List<String> WORDS =
      List.of(
          "the",
          "Normans",
          "were",
          "raiders",
          "from",
          "Denmark",
          "and",
          "1066",
          "3.14",
          "not",
          "king",
          "Charles",
          "III",
          "of",
          "West",
          "Francia",
          "swore",
          "fealty",
          "l’État",
          "Iceland",
          "Norway",
          "leader",
          "Rollo",
          "co-operation",
          "in",
          "a",
          "region",
          "France",
          "people");

  private final Random random = new Random(SEED);

  @Test
  void acceptsNoChangedQuoteAndRefusesNoTrueOne() {
    int changed = 0;
    for (int i = 0; changed < QUOTES || i < QUOTES; i++) {
      List<String> first = passage();
      List<String> second = passage();
      CitationGate gate = new CitationGate(List.of(shown(1, first), shown(2, second)));
      int start = random.nextInt(first.size() - 8);
      List<String> quote = first.subList(start, start + 3 + random.nextInt(6));

      Optional<Citation> citation = gate.verify(claim(1, retyped(quote)));
      assertThat(citation).as("seed %d, true quote %d %s", SEED, i, quote).isPresent();
      assertThat(citation.get().span().of(text(first))).isEqualTo(citation.get().quote());

      boolean misattributed = random.nextInt(6) == 0;
      List<String> other = misattributed ? quote : changed(quote, first);
      if (Collections.indexOfSubList(misattributed ? second : first, other) >= 0) {
        continue;
      }
      changed++;
      assertThat(gate.verify(claim(misattributed ? 2 : 1, text(other))))
          .as("seed %d, changed quote %d: %s for %s", SEED, i, other, quote)
          .isEmpty();
    }
  }

  private List<String> passage() {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      words.add(WORDS.get(random.nextInt(WORDS.size())));
    }
    return words;
  }

  private List<String> changed(List<String> quote, List<String> passage) {
    List<String> words = new ArrayList<>(quote);
    int at = random.nextInt(words.size());
    switch (random.nextInt(7)) {
      case 0 -> words.set(at, WORDS.get(random.nextInt(WORDS.size())));
      case 1 -> words.remove(1 + random.nextInt(words.size() - 2));
      case 2 -> Collections.swap(words, at, random.nextInt(words.size()));
      case 3 -> words.set(at, otherLetter(words.get(at)));
      case 4 -> words.addAll(passage.subList(10, 14));
      case 5 -> words.addAll(Arrays.asList(("… " + text(passage.subList(10, 14))).split(" ")));
      default -> words.set(0, words.get(0) + "s");
    }
    return words;
  }

  private String otherLetter(String word) {
    int at = random.nextInt(word.length());
    char letter = (char) ('a' + random.nextInt(26));
    return word.substring(0, at) + letter + word.substring(at + 1);
  }

  /** As a generator may give it: other spaces and apostrophes, the same words. */
  private String retyped(List<String> quote) {
    String text = text(quote);
    return random.nextBoolean() ? text : "\u00A0" + text.replace('’', '\'').replace(" ", "\n ");
  }

  private static String text(List<String> words) {
    return String.join(" ", words);
  }

  private static Passage shown(int number, List<String> words) {
    return new Passage(number, "d" + number, "", "text", text(words));
  }

  private static Claim claim(int passage, String quote) {
    return new Claim(passage, quote, new Span(0, 1));
  }
}
