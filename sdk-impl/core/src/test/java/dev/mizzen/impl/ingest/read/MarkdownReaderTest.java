package dev.mizzen.impl.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mizzen.Span;
import dev.mizzen.error.DataFormatException;
import dev.mizzen.ingest.Block;
import dev.mizzen.ingest.ReadDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownReaderTest {
  private static final String SOURCE =
      """
      ---
      title: "The handbook"
      tags: [a, b]
      ---
      # Getting *started*

      Press **the red button**, then read
      [the manual](https://example.org "x") and `code()`.
      Prices &amp; terms &mdash; see below. A \\* star.

      - first item
      - second item
        with a line more

      1. one

      | Part | Price |
      |------|------:|
      | Bolt | 2 €   |

      <!-- hidden -->
      <div class="note">Shown <b>words</b></div>

      ```java
        int x = 1;
      return x;
      ```

          indented code

      ![A picture](a.png)
      """;

  private static ReadDocument read(String source) {
    return new MarkdownReader().read("a.md", source.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> blocks(ReadDocument read, Block.Kind kind) {
    return read.blocks().stream()
        .filter(block -> block.kind() == kind)
        .map(block -> block.span().of(read.text()))
        .toList();
  }

  @Test
  void showsWhatAReaderSees() {
    ReadDocument read = read(SOURCE);
    assertThat(read.title()).contains("The handbook");
    assertThat(blocks(read, Block.Kind.HEADING)).containsExactly("Getting started");
    assertThat(blocks(read, Block.Kind.PARAGRAPH))
        .containsExactly(
            "Press the red button, then read\nthe manual and code().\n"
                + "Prices & terms — see below. A * star.",
            "Shown words",
            "A picture");
    assertThat(blocks(read, Block.Kind.ITEM))
        .containsExactly("first item", "second item\nwith a line more", "one");
    assertThat(blocks(read, Block.Kind.ROW)).containsExactly("Part | Price", "Bolt | 2 €");
    assertThat(blocks(read, Block.Kind.CODE))
        .containsExactly("  int x = 1;\nreturn x;", "indented code");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void knowsWhereEachWordStands(String end) {
    String source = SOURCE.replace("\n", end);
    ReadDocument read = read(source);
    assertThat(read.source()).contains(source);
    Matcher words = Pattern.compile("[a-zA-Z€]+").matcher(read.text());
    int exact = 0;
    while (words.find()) {
      Span span = read.map().toSource(new Span(words.start(), words.end())).orElseThrow();
      assertThat(span.of(source)).contains(words.group());
      exact += span.of(source).equals(words.group()) ? 1 : 0;
    }
    assertThat(exact).isGreaterThan(30);
    int start = read.text().indexOf("the red button");
    Span quote =
        read.map().toSource(new Span(start, read.text().indexOf(" and code"))).orElseThrow();
    assertThat(quote.of(source)).isEqualTo("the red button**, then read" + end + "[the manual");
  }

  @Test
  void takesTheFirstHeadingForTheTitle() {
    assertThat(read("Intro\n\n## Two\n\n# One\n\n# More").title()).contains("One");
    assertThat(read("no heading").title()).isEmpty();
    assertThat(read("---\n\nA rule, no settings.\n\n---\n").text()).contains("A rule");
    assertThat(read("").blocks()).isEmpty();
  }

  @Test
  void refusesWhatIsNoText() {
    assertThatExceptionOfType(DataFormatException.class)
        .isThrownBy(() -> new MarkdownReader().read("x.md", new byte[] {(byte) 0xC3, 'a'}))
        .withMessage("x.md: is not UTF-8; convert it first");
    assertThatExceptionOfType(DataFormatException.class)
        .isThrownBy(() -> new TextReader().read("x.txt", new byte[] {'a', 0, 'b'}));
  }

  @Test
  void readsTextByItsParagraphs() {
    byte[] marked = "\uFEFFOne\ntwo.\r\n \r\n\n Three.\n".getBytes(StandardCharsets.UTF_8);
    ReadDocument read = new TextReader().read("a.txt", marked);
    assertThat(blocks(read, Block.Kind.PARAGRAPH)).containsExactly("One\ntwo.", "Three.\n");
    ReadDocument wide = new TextReader().read("a.txt", "Ünï".getBytes(StandardCharsets.UTF_16));
    assertThat(wide.text()).isEqualTo("Ünï");
    assertThat(wide.map().toSource(new Span(1, 3))).contains(new Span(1, 3));
  }
}
