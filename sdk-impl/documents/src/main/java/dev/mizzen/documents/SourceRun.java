package dev.mizzen.documents;

import dev.mizzen.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * Characters of a text node that the source writes alike, or as one entity.
 *
 * @param text what they mean
 * @param origin where they stand in the source
 */
record SourceRun(String text, Span origin) {
  private static final Pattern ENTITY = Pattern.compile("&#?\\w+;?");

  /** The runs of a node; one for all of it if the parser understood it otherwise than we do. */
  static List<SourceRun> of(TextNode node, String source) {
    String whole = node.getWholeText();
    Range range = node.sourceRange();
    if (!range.isTracked()) {
      return List.of(new SourceRun(whole, new Span(0, 0)));
    }
    Span span = new Span(range.startPos(), range.endPos());
    List<SourceRun> runs = new ArrayList<>();
    Matcher entity = ENTITY.matcher(source).region(span.start(), span.end());
    int from = span.start();
    while (entity.find()) {
      add(source, from, entity.start(), runs);
      String meaning = Parser.unescapeEntities(entity.group(), false);
      runs.add(new SourceRun(meaning, new Span(entity.start(), entity.end())));
      from = entity.end();
    }
    add(source, from, span.end(), runs);
    StringBuilder joined = new StringBuilder();
    runs.forEach(run -> joined.append(run.text));
    return joined.toString().equals(whole) ? runs : List.of(new SourceRun(whole, span));
  }

  private static void add(String source, int from, int to, List<SourceRun> runs) {
    if (to > from) {
      runs.add(new SourceRun(source.substring(from, to), new Span(from, to)));
    }
  }

  /** Where a part of the text stands: exactly, or within all of it. */
  Span part(Span inText) {
    return text.length() == origin.length() ? inText.shift(origin.start()) : origin;
  }
}
