package dev.mizzen.impl.retrieve.lucene;

import dev.mizzen.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Cuts texts into words as they were indexed. */
public final class Words {
  private Words() {}

  /**
   * One word of a text.
   *
   * @param term as indexed
   * @param span where in the text
   */
  public record Word(String term, Span span) {}

  /** The words of {@code text} in order. */
  public static List<Word> of(Analyzer analyzer, String field, String text) throws IOException {
    List<Word> words = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream(field, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(new Word(term.toString(), new Span(offset.startOffset(), offset.endOffset())));
      }
      stream.end();
    }
    return words;
  }

  /** How often each word occurs in {@code text}, in the order of first occurrence. */
  public static Map<String, Integer> counts(Analyzer analyzer, String field, String text)
      throws IOException {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Word word : of(analyzer, field, text)) {
      counts.merge(word.term(), 1, Integer::sum);
    }
    return counts;
  }
}
