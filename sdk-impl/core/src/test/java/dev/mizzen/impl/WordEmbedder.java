package dev.mizzen.impl;

import dev.mizzen.Content;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.Span;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.embed.LongText;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.error.CancelledException;
import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Gives each word a fixed random vector of length 1; a text's vector is the mean of its words'. A
 * window holds a certain number of words, and shares none with the next.
 */
public final class WordEmbedder implements Embedder {
  /** Of the vectors. */
  public static final int DIMENSION = 24;

  /** The words that it takes, unless said. */
  public static final int MAX_WORDS = 40;

  private static final Pattern WORD = Pattern.compile("\\S+");

  private final AtomicInteger calls = new AtomicInteger();
  private final int maxWords;
  private final long delayMillis;

  private WordEmbedder(int maxWords, long delayMillis) {
    this.maxWords = maxWords;
    this.delayMillis = delayMillis;
  }

  /** One that takes {@link #MAX_WORDS} words. */
  public WordEmbedder() {
    this(MAX_WORDS, 0);
  }

  /** One that sleeps before each answer. */
  public static WordEmbedder sleeping(long millis) {
    return new WordEmbedder(MAX_WORDS, millis);
  }

  /** One that takes few words. */
  public static WordEmbedder taking(int words) {
    return new WordEmbedder(words, 0);
  }

  /** How often it was asked. */
  public int calls() {
    return calls.get();
  }

  /** The vector of a word. */
  public static Embedding word(String word) {
    Random random = new Random(word.hashCode());
    float[] values = new float[DIMENSION];
    for (int k = 0; k < DIMENSION; k++) {
      values[k] = (float) random.nextGaussian();
    }
    return Embedding.adopt(values).normalized();
  }

  /** The vector of a text's first words. */
  public static Embedding sentence(String text) {
    float[] sum = new float[DIMENSION];
    for (MatchResult word : words(text, MAX_WORDS)) {
      float[] values = word(word.group()).toArray();
      for (int k = 0; k < DIMENSION; k++) {
        sum[k] += values[k];
      }
    }
    return Embedding.adopt(sum).normalized();
  }

  /** The vectors of a text's first words. */
  public static MultiVector tokens(String text) {
    List<MatchResult> words = words(text, MAX_WORDS);
    float[] rows = new float[words.size() * DIMENSION];
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      System.arraycopy(word(words.get(i).group()).toArray(), 0, rows, i * DIMENSION, DIMENSION);
      spans.add(new Span(words.get(i).start(), words.get(i).end()));
    }
    return MultiVector.adopt(rows, DIMENSION, spans);
  }

  private static List<MatchResult> words(String text, int most) {
    return WORD.matcher(text).results().limit(most).toList();
  }

  @Override
  public ModelIdentity identity() {
    return ModelIdentity.external("words", DIMENSION);
  }

  @Override
  public Set<Content.Modality> modalities() {
    return Set.of(Content.Modality.TEXT);
  }

  @Override
  public boolean hasTokenVectors() {
    return true;
  }

  @Override
  public boolean batchInvariant() {
    return true;
  }

  @Override
  public List<Encoding> encode(
      List<? extends Content> contents, EncodeOptions options, ProgressListener progress) {
    calls.incrementAndGet();
    sleep();
    return contents.stream().map(content -> encoding((Content.Text) content, options)).toList();
  }

  @Override
  public CompletionStage<List<Encoding>> encodeAsync(
      List<? extends Content> contents, EncodeOptions options, ProgressListener progress) {
    return CompletableFuture.supplyAsync(
        () -> encode(contents, options, progress),
        task -> Thread.ofPlatform().daemon().start(task));
  }

  @Override
  public void close() {}

  private Encoding encoding(Content.Text content, EncodeOptions options) {
    String text = content.text();
    List<MatchResult> all = words(text, Integer.MAX_VALUE);
    if (all.size() <= maxWords) {
      return new Encoding(List.of(window(text, new Span(0, text.length()), options)), false);
    }
    boolean cut = options.longText() instanceof LongText.Windows;
    List<Encoding.Window> windows = new ArrayList<>();
    for (int from = 0; from < (cut ? all.size() : 1); from += maxWords) {
      int to = Math.min(from + maxWords, all.size());
      Span span = new Span(all.get(from).start(), all.get(to - 1).end());
      windows.add(window(text, span, options));
    }
    return new Encoding(windows, !cut);
  }

  private static Encoding.Window window(String text, Span span, EncodeOptions options) {
    String part = span.of(text);
    return new Encoding.Window(
        span,
        words(part, Integer.MAX_VALUE).size(),
        options.sentenceVectors() ? Optional.of(sentence(part)) : Optional.empty(),
        options.tokenVectors() ? Optional.of(shifted(tokens(part), span)) : Optional.empty());
  }

  private static MultiVector shifted(MultiVector tokens, Span window) {
    List<Span> spans =
        tokens.spans().orElseThrow().stream().map(span -> span.shift(window.start())).toList();
    return MultiVector.adopt(tokens.toArray(), tokens.dimension(), spans);
  }

  private void sleep() {
    if (delayMillis > 0) {
      try {
        Thread.sleep(delayMillis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancelledException("embedding was interrupted", e);
      }
    }
  }
}
