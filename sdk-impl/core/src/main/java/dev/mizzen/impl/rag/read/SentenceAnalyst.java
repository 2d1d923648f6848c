package dev.mizzen.impl.rag.read;

import dev.mizzen.Embedder;
import dev.mizzen.Span;
import dev.mizzen.impl.rag.cite.CitationGate;
import dev.mizzen.impl.rag.cite.Passage;
import dev.mizzen.impl.rag.text.Sentences;
import dev.mizzen.kernels.KernelBackend;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Compares sentences with a question by late interaction and by words, or by words alone. */
public final class SentenceAnalyst implements Analyst {
  private final Optional<TokenMatcher> matcher;
  private final ToDoubleFunction<Word> rarity;

  /**
   * With the token vectors of an embedder, if given.
   *
   * @param rarity of a word in the documents, above 0
   */
  public SentenceAnalyst(
      Optional<Embedder> embedder, KernelBackend backend, ToDoubleFunction<Word> rarity) {
    matcher = embedder.map(e -> new TokenMatcher(e, backend));
    this.rarity = rarity;
  }

  @Override
  public Analysis analyse(String question, List<Passage> passages) {
    Asked asked = Asked.of(question, rarity);
    Optional<TokenMatches> matches = matcher.map(m -> m.match(question, passages));
    List<SentenceFacts> facts = new ArrayList<>();
    for (int p = 0; p < passages.size(); p++) {
      new PassageFacts(asked, passages.get(p), p, matches).addTo(facts);
    }
    return new Analysis(asked, facts);
  }

  /** A passage while it is taken apart. */
  private static final class PassageFacts {
    private final Asked asked;
    private final Passage passage;
    private final int rank;
    private final Optional<TokenMatches> matches;
    private final float[] inTitle;
    private final float[] inPassage;
    private final float[] nearTitle;
    private final float[] nearPassage;
    private final float passageMean;

    PassageFacts(Asked asked, Passage passage, int rank, Optional<TokenMatches> matches) {
      this.asked = asked;
      this.passage = passage;
      this.rank = rank;
      this.matches = matches;
      Set<String> title = stems(Words.of(passage.title()));
      Set<String> all = new HashSet<>(stems(Words.of(passage.text())));
      all.addAll(title);
      inTitle = present(title);
      inPassage = present(all);
      float[] ofTitle = matches.map(m -> m.title(rank)).orElse(inTitle);
      float[] ofPassage = matches.map(m -> m.passage(rank)).orElse(inPassage);
      nearTitle = words(ofTitle);
      nearPassage = words(ofPassage);
      passageMean = mean(ofPassage);
    }

    void addTo(List<SentenceFacts> facts) {
      for (Span span : Sentences.of(passage.text())) {
        List<Word> words = Words.of(span.of(passage.text()));
        boolean whole = span.of(passage.text()).equals(passage.text().strip());
        if (words.size() >= CitationGate.LEAST_WORDS || whole) {
          facts.add(facts(span, words));
        }
      }
    }

    private SentenceFacts facts(Span span, List<Word> words) {
      float[] in = present(stems(words));
      float[] near = matches.map(m -> m.sentence(rank, span)).orElse(in);
      return new SentenceFacts(
          passage,
          rank,
          span,
          words(near),
          nearPassage,
          nearTitle,
          in,
          inPassage,
          inTitle,
          fitting(words),
          words.size(),
          mean(near),
          passageMean);
    }

    private float[] words(float[] highest) {
      return matches.map(m -> m.words(highest, asked.words())).orElse(highest);
    }

    private int fitting(List<Word> words) {
      int count = 0;
      for (int i = 0; i < words.size(); i++) {
        boolean own = asked.stems().contains(words.get(i).stem());
        count += asked.wanted().fits(words, i) && !own ? 1 : 0;
      }
      return count;
    }

    private float[] present(Set<String> stems) {
      float[] present = new float[asked.words().size()];
      for (int i = 0; i < present.length; i++) {
        present[i] = stems.contains(asked.words().get(i).stem()) ? 1 : 0;
      }
      return present;
    }

    private static Set<String> stems(List<Word> words) {
      return words.stream().map(Word::stem).collect(Collectors.toSet());
    }

    private static float mean(float[] values) {
      float sum = 0;
      for (float value : values) {
        sum += value;
      }
      return values.length == 0 ? 0 : sum / values.length;
    }
  }
}
