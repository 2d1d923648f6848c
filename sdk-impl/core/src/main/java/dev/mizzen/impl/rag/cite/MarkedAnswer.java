package dev.mizzen.impl.rag.cite;

import dev.mizzen.Span;
import dev.mizzen.impl.rag.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer with its quotes taken out: a generator writes {@code [2: "words of the passage"]}
 * behind what the quote supports, {@code \"} for a quotation mark within it.
 *
 * @param text the answer without the marks
 * @param sentences of {@code text}, in order: what a quote supports
 * @param claims the quotes, each with the sentence of {@code text} it stands behind
 */
public record MarkedAnswer(String text, List<Span> sentences, List<Claim> claims) {
  private static final Pattern MARK =
      Pattern.compile(
          "\\s*\\[\\s*(\\d{1,6})\\s*:\\s*[\"\u201C]((?:[^\"\u201C\u201D\\\\]|\\\\.)*+)[\"\u201D]\\s*]");

  /** Copies the lists. */
  public MarkedAnswer {
    sentences = List.copyOf(sentences);
    claims = List.copyOf(claims);
  }

  /** Parses what a generator wrote; anything that is no mark is text. Cost: linear. */
  public static MarkedAnswer parse(String written) {
    StringBuilder text = new StringBuilder();
    List<Mark> marks = new ArrayList<>();
    Matcher matcher = MARK.matcher(written);
    int end = 0;
    while (matcher.find()) {
      text.append(written, end, matcher.start());
      end = matcher.end();
      marks.add(
          new Mark(text.length(), Integer.parseInt(matcher.group(1)), quote(matcher.group(2))));
    }
    text.append(written, end, written.length());
    return of(text.toString(), marks);
  }

  private static MarkedAnswer of(String text, List<Mark> marks) {
    List<Span> sentences = Sentences.of(text);
    List<Claim> claims = new ArrayList<>();
    for (Mark mark : marks) {
      claims.add(new Claim(mark.passage, mark.quote, sentenceBefore(sentences, mark.at)));
    }
    return new MarkedAnswer(text, sentences, claims);
  }

  /** The last sentence that begins before the mark; nothing if there is none. */
  private static Span sentenceBefore(List<Span> sentences, int at) {
    Span before = new Span(0, 0);
    for (Span sentence : sentences) {
      if (sentence.start() < at) {
        before = sentence;
      }
    }
    return before;
  }

  private static String quote(String escaped) {
    return escaped.replaceAll("\\\\(.)", "$1");
  }

  private record Mark(int at, int passage, String quote) {}
}
