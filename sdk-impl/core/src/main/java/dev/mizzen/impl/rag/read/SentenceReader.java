package dev.mizzen.impl.rag.read;

import dev.mizzen.Embedder;
import dev.mizzen.Span;
import dev.mizzen.impl.rag.cite.CitationGate;
import dev.mizzen.impl.rag.cite.Passage;
import dev.mizzen.impl.rag.text.Sentences;
import dev.mizzen.kernels.KernelBackend;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Scores sentences by late interaction with the question, by the question's words that they and
 * their passages hold, and by whether they hold what is asked for; by words alone without an
 * embedder.
 */
public final class SentenceReader implements Reader {
  private static final double TOKENS = 1;
  private static final double WORDS = 0.3;
  private static final double PASSAGE_WORDS = 0.15;
  private static final double FITS = 0.05;

  private final Optional<TokenMatcher> matcher;

  private SentenceReader(Optional<TokenMatcher> matcher) {
    this.matcher = matcher;
  }

  /** A reader that knows words alone. */
  public static SentenceReader ofWords() {
    return new SentenceReader(Optional.empty());
  }

  /** A reader with the token vectors of {@code embedder}. */
  public static SentenceReader of(Embedder embedder, KernelBackend backend) {
    return new SentenceReader(Optional.of(new TokenMatcher(embedder, backend)));
  }

  @Override
  public Reading read(String question, List<Passage> passages) {
    AskedWords asked = new AskedWords(question);
    Wanted wanted = Wanted.by(question);
    Optional<TokenMatches> matches = matcher.map(m -> m.match(question, passages));
    List<ReadSentence> sentences = new ArrayList<>();
    for (int p = 0; p < passages.size(); p++) {
      int passage = p;
      sentences.addAll(
          new PassageRead(passages.get(p), asked, wanted)
              .sentences(span -> tokens(matches, asked, passage, span)));
    }
    sentences.sort(Comparator.comparingDouble(ReadSentence::score).reversed());
    Optional<Span> answer =
        sentences.stream().findFirst().flatMap(best -> ShortAnswer.in(best, asked, wanted));
    return new Reading(sentences, answer, wanted);
  }

  private static double tokens(
      Optional<TokenMatches> matches, AskedWords asked, int passage, Span span) {
    return matches.map(m -> m.score(m.weights(asked), passage, span)).orElse(0.0);
  }

  /** A passage while it is read. */
  private record PassageRead(Passage passage, AskedWords asked, Wanted wanted) {
    List<ReadSentence> sentences(java.util.function.ToDoubleFunction<Span> tokens) {
      Set<String> title = AskedWords.stems(Words.of(passage.title()));
      Set<String> all = new HashSet<>(AskedWords.stems(Words.of(passage.text())));
      all.addAll(title);
      double passageWords = asked.share(all);
      List<ReadSentence> read = new ArrayList<>();
      for (Span span : Sentences.of(passage.text())) {
        List<Word> words = Words.of(span.of(passage.text()));
        if (words.size() >= CitationGate.LEAST_WORDS
            || span.of(passage.text()).equals(passage.text().strip())) {
          read.add(sentence(span, words, tokens.applyAsDouble(span), passageWords));
        }
      }
      return read;
    }

    private ReadSentence sentence(Span span, List<Word> words, double tokens, double passageWords) {
      double share = asked.share(AskedWords.stems(words));
      boolean fits = fits(words);
      double score =
          TOKENS * tokens + WORDS * share + PASSAGE_WORDS * passageWords + (fits ? FITS : 0);
      return new ReadSentence(passage, span, score, tokens, share, passageWords, fits);
    }

    private boolean fits(List<Word> words) {
      for (int i = 0; i < words.size(); i++) {
        if (wanted.fits(words, i) && !asked.asks(words.get(i).stem())) {
          return true;
        }
      }
      return false;
    }
  }
}
