package dev.mizzen.impl.semantic;

import dev.mizzen.Content;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.embed.Pooling;
import dev.mizzen.embed.Role;
import dev.mizzen.impl.embed.model.Sha256;
import dev.mizzen.recommend.Keywords;
import dev.mizzen.vector.Embedding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Sentence vectors that lean toward those of their texts' keywords. Keywords are encoded as
 * passages when they are first found, and kept: as many vectors as the dictionary has words at
 * most.
 */
final class KeywordEmbedder implements Embedder {
  private static final int ID_LENGTH = 12;

  private final Embedder embedder;
  private final Keywords keywords;
  private final ModelIdentity identity;
  private final Map<String, Embedding> vectors = new ConcurrentHashMap<>();

  KeywordEmbedder(Embedder embedder, Keywords keywords) {
    if (!embedder.hasSentenceVectors()) {
      throw new IllegalArgumentException(embedder.identity().id() + " gives no sentence vectors");
    }
    this.embedder = embedder;
    this.keywords = keywords;
    this.identity = identity(embedder.identity(), keywords);
  }

  private static ModelIdentity identity(ModelIdentity base, Keywords keywords) {
    Sha256 hash = new Sha256();
    hash.add("model " + base.modelSha256() + "\nkeywords");
    keywords.dictionary().forEach(word -> hash.add("\n" + word));
    String hex = hash.hex();
    return new ModelIdentity(
        base.id() + "+keywords-" + hex.substring(0, ID_LENGTH),
        hex,
        base.tokenizerSha256(),
        Pooling.UNSPECIFIED,
        true,
        base.queryPrefix(),
        base.passagePrefix(),
        base.maxTokens(),
        base.dimension(),
        base.quantization());
  }

  @Override
  public ModelIdentity identity() {
    return identity;
  }

  @Override
  public Set<Content.Modality> modalities() {
    return Set.of(Content.Modality.TEXT);
  }

  @Override
  public boolean hasTokenVectors() {
    return false;
  }

  @Override
  public boolean batchInvariant() {
    return embedder.batchInvariant();
  }

  @Override
  public List<Encoding> encode(
      List<? extends Content> contents, EncodeOptions options, ProgressListener progress) {
    if (options.tokenVectors()) {
      throw new IllegalArgumentException(identity.id() + " gives sentence vectors only");
    }
    List<List<String>> found = contents.stream().map(c -> keywords.match(text(c))).toList();
    List<Encoding> encodings = embedder.encode(contents, options, progress);
    learn(found);
    return IntStream.range(0, encodings.size())
        .mapToObj(i -> enhanced(encodings.get(i), found.get(i)))
        .toList();
  }

  private static String text(Content content) {
    if (content instanceof Content.Text(String text)) {
      return text;
    }
    throw new IllegalArgumentException("keywords are found in texts, got " + content.modality());
  }

  private void learn(List<List<String>> found) {
    Set<String> missing = new LinkedHashSet<>();
    found.forEach(missing::addAll);
    missing.removeAll(vectors.keySet());
    if (missing.isEmpty()) {
      return;
    }
    List<String> words = List.copyOf(missing);
    List<Encoding> encodings =
        embedder.encode(
            words.stream().map(Content::text).toList(),
            EncodeOptions.of(Role.PASSAGE),
            ProgressListener.NONE);
    for (int w = 0; w < words.size(); w++) {
      vectors.put(words.get(w), encodings.get(w).embedding());
    }
  }

  private Encoding enhanced(Encoding encoding, List<String> words) {
    if (words.isEmpty()) {
      return encoding;
    }
    return new Encoding(
        encoding.windows().stream()
            .map(
                w ->
                    new Encoding.Window(
                        w.span(),
                        w.tokens(),
                        w.embedding().map(e -> enhanced(e, words)),
                        Optional.empty()))
            .toList(),
        encoding.truncated());
  }

  /** {@code normalize(½·e + ½·mean(e_keywords))}. */
  private Embedding enhanced(Embedding own, List<String> words) {
    double[] sum = new double[own.dimension()];
    for (String word : words) {
      Embedding vector = Objects.requireNonNull(vectors.get(word), word);
      for (int k = 0; k < sum.length; k++) {
        sum[k] += vector.get(k);
      }
    }
    float[] mixed = new float[sum.length];
    for (int k = 0; k < mixed.length; k++) {
      mixed[k] = (float) (0.5 * own.get(k) + 0.5 * sum[k] / words.size());
    }
    return Embedding.adopt(mixed).normalized();
  }

  @Override
  public CompletionStage<List<Encoding>> encodeAsync(
      List<? extends Content> contents, EncodeOptions options, ProgressListener progress) {
    List<Content> all = List.copyOf(contents);
    CompletableFuture<List<Encoding>> result = new CompletableFuture<>();
    Thread worker =
        Thread.ofVirtual()
            .unstarted(
                () -> {
                  try {
                    result.complete(encode(all, options, progress));
                  } catch (RuntimeException | Error e) {
                    result.completeExceptionally(e);
                  }
                });
    // Cancelling interrupts the encoding, which ends it as it ends a synchronous call.
    var _ =
        result.whenComplete(
            (encodings, failure) -> {
              if (result.isCancelled()) {
                worker.interrupt();
              }
            });
    worker.start();
    return result;
  }

  @Override
  public void close() {
    embedder.close();
  }
}
