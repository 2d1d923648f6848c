package dev.mizzen.bench.cache;

import dev.mizzen.Content;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An embedder that asks the cache first and keeps what it has to compute. Token vectors come back
 * rounded to 16 bits, also the first time, so that a run does not depend on what was cached.
 *
 * <p>Safe for use by many threads. Closing it closes the cache and leaves the model open.
 */
public final class CachingEmbedder extends ForwardingEmbedder {
  /** Texts between two shards: what a kill may lose. */
  static final int SHARD_TEXTS = 256;

  private final Path root;
  private final Map<EncodeOptions, EmbeddingCache> caches = new ConcurrentHashMap<>();

  /** Puts the cache under {@code root} before {@code model}. */
  public CachingEmbedder(Embedder model, Path root) {
    super(model);
    this.root = root;
  }

  /** The cache that serves {@code options}: one that also holds token vectors if there is one. */
  public EmbeddingCache cache(EncodeOptions options) {
    return caches.computeIfAbsent(options, this::open);
  }

  private EmbeddingCache open(EncodeOptions options) {
    CacheKey richer = new CacheKey(identity(), options).withTokenVectors();
    boolean useRicher = options.sentenceVectors() && EmbeddingCache.exists(root, richer);
    return EmbeddingCache.open(root, identity(), useRicher ? richer.options() : options);
  }

  @Override
  public List<Encoding> encode(
      List<? extends Content> contents, EncodeOptions options, ProgressListener progress) {
    EmbeddingCache cache = cache(options);
    List<String> texts = contents.stream().map(CachingEmbedder::text).toList();
    fill(cache, texts, progress);
    List<Encoding> encodings = new ArrayList<>(texts.size());
    for (String text : texts) {
      encodings.add(reduce(cache.get(text).orElseThrow(), options));
    }
    return encodings;
  }

  /** Computes what the cache lacks, without keeping any of it in memory. */
  public void fill(List<String> texts, EncodeOptions options, ProgressListener progress) {
    fill(cache(options), texts, progress);
  }

  private void fill(EmbeddingCache cache, List<String> texts, ProgressListener progress) {
    List<String> missing = texts.stream().distinct().filter(t -> !cache.contains(t)).toList();
    int done = texts.size() - missing.size();
    progress.onProgress("embed", done, texts.size());
    for (int from = 0; from < missing.size(); from += SHARD_TEXTS) {
      List<String> batch = missing.subList(from, Math.min(from + SHARD_TEXTS, missing.size()));
      List<Content.Text> contents = batch.stream().map(Content::text).toList();
      int before = done + from;
      List<Encoding> fresh =
          model()
              .encode(
                  contents,
                  cache.options(),
                  (phase, some, total) ->
                      progress.onProgress("embed", before + some, texts.size()));
      Map<String, Encoding> records = new LinkedHashMap<>();
      for (int i = 0; i < batch.size(); i++) {
        records.put(batch.get(i), fresh.get(i));
      }
      cache.put(records);
    }
  }

  private static Encoding reduce(Encoding encoding, EncodeOptions options) {
    if (options.tokenVectors()) {
      return encoding;
    }
    return new Encoding(
        encoding.windows().stream()
            .map(w -> new Encoding.Window(w.span(), w.tokens(), w.embedding(), Optional.empty()))
            .toList(),
        encoding.truncated());
  }

  private static String text(Content content) {
    if (content instanceof Content.Text(String text)) {
      return text;
    }
    throw new IllegalArgumentException("only texts are cached, got " + content.modality());
  }

  @Override
  public Set<Content.Modality> modalities() {
    return Set.of(Content.Modality.TEXT);
  }

  @Override
  public void close() {
    caches.values().forEach(EmbeddingCache::close);
  }
}
