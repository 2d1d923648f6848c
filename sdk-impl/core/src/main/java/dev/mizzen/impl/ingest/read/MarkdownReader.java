package dev.mizzen.impl.ingest.read;

import dev.mizzen.Documents;
import dev.mizzen.ingest.ReadDocument;
import dev.mizzen.spi.DocumentReader;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Reads Markdown (CommonMark with tables): what a reader sees, without the marks. */
public final class MarkdownReader implements DocumentReader {
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  /** For the service loader. */
  public MarkdownReader() {}

  @Override
  public String id() {
    return "markdown-1";
  }

  @Override
  public Set<String> endings() {
    return Set.of("md", "markdown");
  }

  @Override
  public long maxBytes() {
    return Documents.MAX_FILE_BYTES;
  }

  @Override
  public ReadDocument read(String name, byte[] content) {
    String source = SourceText.decode(name, content);
    FrontMatter front = FrontMatter.of(source);
    MarkdownText text = new MarkdownText(source, front.end());
    PARSER.parse(source.substring(front.end())).accept(text);
    return text.document(front.title());
  }
}
