package dev.mizzen.impl.rag.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Span;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SentencesTest {
  @Test
  void cutsAtEndsOfSentences() {
    assertThat(sentences("One is here. Is two?  Three!\nFour goes\non."))
        .containsExactly("One is here.", "Is two?", "Three!", "Four goes\non.");
  }

  @Test
  void doesNotCutBehindAbbreviationsAndInitials() {
    assertThat(
            sentences("Dr. Who met J. R. Tolkien. He left, e.g. London. It grew by 1.5 percent."))
        .containsExactly(
            "Dr. Who met J. R. Tolkien.", "He left, e.g. London.", "It grew by 1.5 percent.");
    assertThat(sentences("So did I. You left.")).containsExactly("So did I.", "You left.");
  }

  @Test
  void cutsAtBlankLines() {
    assertThat(sentences("A heading\n \t\nA sentence without end\n\n\nAnother"))
        .containsExactly("A heading", "A sentence without end", "Another");
  }

  @Test
  void findsNoneInNothing() {
    assertThat(Sentences.of("")).isEmpty();
    assertThat(Sentences.of(" \n\n ")).isEmpty();
  }

  @Property
  void holdEveryCharacterThatIsNotWhiteSpaceInOrder(@ForAll String text) {
    int end = 0;
    for (Span sentence : Sentences.of(text)) {
      assertThat(text.substring(end, sentence.start()).chars().allMatch(SentencesTest::isSpace))
          .isTrue();
      assertThat(sentence.length()).isPositive();
      end = sentence.end();
    }
    assertThat(text.substring(end).chars().allMatch(SentencesTest::isSpace)).isTrue();
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static List<String> sentences(String text) {
    return Sentences.of(text).stream().map(span -> span.of(text)).toList();
  }
}
