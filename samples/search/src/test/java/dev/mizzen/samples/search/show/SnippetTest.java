package dev.mizzen.samples.search.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Span;
import dev.mizzen.search.Highlight;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SnippetTest {
  private static final Style PLAIN = new Style(new Screen(80, false, false, true));
  private static final Style COLORS = new Style(new Screen(80, true, true, true));

  @Test
  void choosesTheStretchWithTheMostDifferentWords() {
    String text = "bees bees bees " + "x ".repeat(200) + "bees make honey " + "y ".repeat(200);
    assertThat(snippet(text, 60, "bees|honey")).contains("*bees* make *honey*").hasSizeLessThan(75);
  }

  @Test
  void cutsBetweenWordsAndSaysSo() {
    String text = "word ".repeat(50) + "needle " + "word ".repeat(50);
    String snippet = snippet(text, 50, "needle");
    assertThat(snippet).contains("*needle*").startsWith("… word ").endsWith(" word …");
  }

  @Test
  void aShortTextIsShownWhole() {
    assertThat(snippet("see all bees", 50, "all")).isEqualTo("see *all* bees");
  }

  @Test
  void withoutMatchesTheTextStartsAtItsStart() {
    assertThat(snippet("abc ".repeat(50), 40, "nothing")).startsWith("abc abc").endsWith("…");
  }

  @Test
  void weakTokenPairsAreNotMarked() {
    Highlight weak = new Highlight("text", new Span(0, 3), 0.2);
    Highlight strong = new Highlight("text", new Span(4, 7), 0.8);
    assertThat(Snippet.of("text", "one two", List.of(weak, strong)).whole().lines(50, PLAIN))
        .containsExactly("one *two*");
  }

  @Test
  void smallWordsAreNotMarked() {
    assertThat(snippet("The Sea and the moon", 50, "The|Sea")).isEqualTo("The *Sea* and the moon");
  }

  @Test
  void marksSpanningWordsSurviveTheLineBreak() {
    BitSet marks = new BitSet();
    marks.set(0, 11);
    assertThat(MarkedText.of("white matter", marks).lines(8, PLAIN))
        .containsExactly("*white*", "*matte*r");
  }

  @Test
  void aDocumentCannotCommandTheTerminal() {
    assertThat(MarkedText.of("a\u001B[2Jb\u009Bc\td\n\ne", new BitSet()).lines(50, COLORS))
        .containsExactly("a[2Jbc d e");
  }

  @Test
  void coloursTakeNoColumns() {
    BitSet marks = new BitSet();
    marks.set(0, 4);
    assertThat(MarkedText.of("aaaa bbbb", marks).lines(9, COLORS))
        .containsExactly("\u001B[1;33maaaa\u001B[0m bbbb");
  }

  @Property
  void linesKeepEveryWordAndTheWidth(
      @ForAll @StringLength(max = 200) String raw, @ForAll @IntRange(min = 1, max = 60) int width) {
    List<String> lines = MarkedText.of(raw, new BitSet()).lines(width, PLAIN);
    String clean = raw.replaceAll("[\\p{Cntrl}&&[^\\s\\x1C-\\x1F]]|[\\x80-\\x9F]", "");
    assertThat(String.join(" ", lines).replaceAll("\\s", ""))
        .isEqualTo(
            clean
                .codePoints()
                .filter(c -> !Character.isWhitespace(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replaceAll("\\s", ""));
    assertThat(lines).allMatch(line -> line.indexOf(' ') < 0 || MarkedText.columns(line) <= width);
  }

  private static String snippet(String text, int length, String words) {
    List<Highlight> highlights =
        Pattern.compile(words)
            .matcher(text)
            .results()
            .map(match -> new Highlight("text", new Span(match.start(), match.end()), 1))
            .toList();
    return String.join(
        " ", Snippet.of("text", text, highlights).best(length, "…").lines(1000, PLAIN));
  }
}
