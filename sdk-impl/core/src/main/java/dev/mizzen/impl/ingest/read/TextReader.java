package dev.mizzen.impl.ingest.read;

import dev.mizzen.Documents;
import dev.mizzen.Span;
import dev.mizzen.ingest.Block;
import dev.mizzen.ingest.ReadDocument;
import dev.mizzen.ingest.SourceMap;
import dev.mizzen.spi.DocumentReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads plain text: paragraphs between blank lines. */
public final class TextReader implements DocumentReader {
  private static final Pattern BLANK_LINES = Pattern.compile("\\R[ \\t\\x0B\\f]*\\R\\s*");

  /** For the service loader. */
  public TextReader() {}

  @Override
  public String id() {
    return "text-1";
  }

  @Override
  public Set<String> endings() {
    return Set.of("txt", "text");
  }

  @Override
  public long maxBytes() {
    return Documents.MAX_FILE_BYTES;
  }

  @Override
  public ReadDocument read(String name, byte[] content) {
    String text = SourceText.decode(name, content);
    return new ReadDocument(
        Optional.empty(),
        text,
        paragraphs(text),
        Optional.of(text),
        SourceMap.shifted(text.length(), 0),
        List.of());
  }

  private static List<Block> paragraphs(String text) {
    List<Block> blocks = new ArrayList<>();
    Matcher gap = BLANK_LINES.matcher(text);
    int start = 0;
    while (gap.find()) {
      add(text, start, gap.start(), blocks);
      start = gap.end();
    }
    add(text, start, text.length(), blocks);
    return blocks;
  }

  private static void add(String text, int start, int end, List<Block> blocks) {
    if (!text.substring(start, end).isBlank()) {
      blocks.add(new Block(Block.Kind.PARAGRAPH, new Span(start, end), 0));
    }
  }
}
