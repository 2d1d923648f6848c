package dev.mizzen.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Span;
import dev.mizzen.ingest.Block;
import dev.mizzen.ingest.ReadDocument;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReaderTest {
  private static final String SOURCE =
      """
      <!doctype html>
      <html><head><title> The  shop </title><style>p { color: red }</style></head>
      <body>
      <nav><a href="/">Home</a></nav>
      <script>var hidden = "words";</script>
      <h1>Our <em>prices</em></h1>
      <div>Loose words
        <p>Bolts cost
           2&nbsp;&euro; &amp; nuts 1&#8364;.<br>Call us!</p>
        after them.</div>
      <ul><li>First <b>thing</b></li><li><p>Second</p></li></ul>
      <table><tr><th>Part</th><th>Price</th></tr><tr><td>Bolt</td><td><p>2</p></td></tr></table>
      <pre>int x =  1;
        y();</pre>
      <p hidden>Not seen</p>
      </body></html>
      """;

  private static ReadDocument read(String source) {
    return new HtmlReader().read("a.html", source.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> blocks(ReadDocument read, Block.Kind kind) {
    return read.blocks().stream()
        .filter(block -> block.kind() == kind)
        .map(block -> block.span().of(read.text()))
        .toList();
  }

  @Test
  void showsWhatABrowserShows() {
    ReadDocument read = read(SOURCE);
    assertThat(read.title()).contains("The shop");
    assertThat(blocks(read, Block.Kind.HEADING)).containsExactly("Our prices");
    assertThat(blocks(read, Block.Kind.PARAGRAPH))
        .containsExactly("Loose words", "Bolts cost 2\u00A0€ & nuts 1€.\nCall us!", "after them.");
    assertThat(blocks(read, Block.Kind.ITEM)).containsExactly("First thing", "Second");
    assertThat(blocks(read, Block.Kind.ROW)).containsExactly("Part | Price", "Bolt | 2");
    assertThat(blocks(read, Block.Kind.CODE)).containsExactly("int x =  1;\n  y();");
    assertThat(read.text()).doesNotContain("Home", "hidden", "color", "Not seen");
  }

  @Test
  void knowsWhereEachWordStands() {
    ReadDocument read = read(SOURCE);
    Matcher words = Pattern.compile("[a-zA-Z]+").matcher(read.text());
    int count = 0;
    while (words.find()) {
      Span span = read.map().toSource(new Span(words.start(), words.end())).orElseThrow();
      assertThat(span.of(SOURCE)).isEqualTo(words.group());
      count++;
    }
    assertThat(count).isGreaterThan(15);
    int euro = read.text().indexOf('€');
    assertThat(read.map().toSource(new Span(euro, euro + 1)).orElseThrow().of(SOURCE))
        .isEqualTo("&euro;");
  }

  @Test
  void understandsEncodings() {
    String page = "<meta charset=\"%s\"><p>Grüße für 5 €</p>";
    for (String name : List.of("windows-1252", "iso-8859-15", "UTF-8", "no-such")) {
      Charset charset =
          name.equals("no-such") ? Charset.forName("windows-1252") : Charset.forName(name);
      byte[] bytes = page.replace("%s", name).getBytes(charset);
      assertThat(new HtmlReader().read("a.html", bytes).text()).isEqualTo("Grüße für 5 €");
    }
    byte[] wide = "<p>Ünï</p>".getBytes(StandardCharsets.UTF_16);
    assertThat(new HtmlReader().read("a.html", wide).text()).isEqualTo("Ünï");
  }

  @Test
  void takesAnythingForHtml() {
    assertThat(read("").blocks()).isEmpty();
    assertThat(read("just text < and & more &unknown; &copy").text())
        .isEqualTo("just text < and & more &unknown; ©");
    assertThat(read("<p>one<p>two</i></b><table><td>x").blocks()).hasSize(3);
  }
}
