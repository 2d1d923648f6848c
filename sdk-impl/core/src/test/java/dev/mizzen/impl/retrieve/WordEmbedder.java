package dev.mizzen.impl.retrieve;

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

/** Gives each word a fixed random vector of length 1; a text's vector is the mean of its words'. */
final class WordEmbedder implements Embedder {
  static final int DIMENSION = 24;
  static final int MAX_WORDS = 40;
  private static final Pattern WORD = Pattern.compile("\\S+");

  final AtomicInteger calls = new AtomicInteger();
  private final long delayMillis;

  WordEmbedder() {
    this(0);
  }

  /** Sleeps before each answer. */
  WordEmbedder(long delayMillis) {
    this.delayMillis = delayMillis;
  }

  static Embedding word(String word) {
    Random random = new Random(word.hashCode());
    float[] values = new float[DIMENSION];
    for (int k = 0; k < DIMENSION; k++) {
      values[k] = (float) random.nextGaussian();
    }
    return Embedding.adopt(values).normalized();
  }

  static List<MatchResult> words(String text) {
    return WORD.matcher(text).results().limit(MAX_WORDS).toList();
  }

  static Embedding sentence(String text) {
    float[] sum = new float[DIMENSION];
    for (MatchResult word : words(text)) {
      float[] values = word(word.group()).toArray();
      for (int k = 0; k < DIMENSION; k++) {
        sum[k] += values[k];
      }
    }
    return Embedding.adopt(sum).normalized();
  }

  static MultiVector tokens(String text) {
    List<MatchResult> words = words(text);
    float[] rows = new float[words.size() * DIMENSION];
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      System.arraycopy(word(words.get(i).group()).toArray(), 0, rows, i * DIMENSION, DIMENSION);
      spans.add(new Span(words.get(i).start(), words.get(i).end()));
    }
    return MultiVector.adopt(rows, DIMENSION, spans);
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

  private static Encoding encoding(Content.Text content, EncodeOptions options) {
    String text = content.text();
    List<MatchResult> all = WORD.matcher(text).results().toList();
    if (!(options.longText() instanceof LongText.Windows) || all.size() <= MAX_WORDS) {
      return new Encoding(List.of(window(text, new Span(0, text.length()), options)), false);
    }
    List<Encoding.Window> windows = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MAX_WORDS) {
      int to = Math.min(from + MAX_WORDS, all.size());
      Span span = new Span(all.get(from).start(), all.get(to - 1).end());
      windows.add(window(text, span, options));
    }
    return new Encoding(windows, false);
  }

  private static Encoding.Window window(String text, Span span, EncodeOptions options) {
    String part = span.of(text);
    return new Encoding.Window(
        span,
        words(part).size(),
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
