package dev.mizzen.documents;

import dev.mizzen.Incubating;
import dev.mizzen.ingest.ReadDocument;
import dev.mizzen.spi.DocumentReader;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * Reads HTML: what a browser would show, without scripts, styles and navigation. White space is
 * folded as browsers do, except in {@code pre}.
 */
@Incubating(since = "0.1.0")
public final class HtmlReader implements DocumentReader {
  private static final long MAX_BYTES = 16L << 20;

  /** For the service loader. */
  public HtmlReader() {}

  @Override
  public String id() {
    return "html-1";
  }

  @Override
  public Set<String> endings() {
    return Set.of("html", "htm", "xhtml");
  }

  @Override
  public long maxBytes() {
    return MAX_BYTES;
  }

  @Override
  public ReadDocument read(String name, byte[] content) {
    String source = HtmlSource.decode(content);
    Document page = Jsoup.parse(source, "", Parser.htmlParser().setTrackPosition(true));
    HtmlText text = new HtmlText(source);
    text.add(page.body());
    String title = page.title().strip();
    return text.document(title.isEmpty() ? Optional.empty() : Optional.of(title));
  }
}
