package dev.mizzen.bench.throughput;

import dev.mizzen.impl.eval.BeirDataset;
import dev.mizzen.impl.eval.BeirFolder;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Texts of a corpus on which both sides feed the model the same tokens. */
public final class TextSample {
  private TextSample() {}

  /**
   * The first {@code count} texts of a kind: {@code sentences} that fit whole, or {@code abstracts}
   * that both sides cut alike.
   *
   * @throws IllegalArgumentException if the kind is another, or there are too few of it
   */
  public static List<String> of(Path data, String kind, int count) {
    try (TokenIds ids = new TokenIds()) {
      Stream<BeirDataset.Entry> corpus = new BeirFolder(data).corpus().stream();
      List<String> texts =
          switch (kind) {
            case "sentences" ->
                corpus
                    .flatMap(entry -> sentences(entry.text()).stream())
                    .filter(fits(ids))
                    .filter(ids::agree)
                    .limit(count)
                    .toList();
            case "abstracts" ->
                corpus
                    .map(BeirDataset.Entry::titleAndText)
                    .filter(fits(ids).negate())
                    .filter(ids::agree)
                    .limit(count)
                    .toList();
            default ->
                throw new IllegalArgumentException(
                    "texts are sentences or abstracts, not '" + kind + "'");
          };
      if (texts.size() < count) {
        throw new IllegalArgumentException(
            data + " has " + texts.size() + " usable " + kind + ", not " + count);
      }
      return texts;
    }
  }

  private static Predicate<String> fits(TokenIds ids) {
    return text -> ids.count(text) <= SentenceEncoder.MAX_TOKENS;
  }

  private static List<String> sentences(String text) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(text);
    List<String> sentences = new ArrayList<>();
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      String sentence = text.substring(from, to).strip();
      if (!sentence.isEmpty()) {
        sentences.add(sentence);
      }
      from = to;
    }
    return sentences;
  }
}
