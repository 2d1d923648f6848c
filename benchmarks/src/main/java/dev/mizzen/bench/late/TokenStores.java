package dev.mizzen.bench.late;

import dev.mizzen.Embedder;
import dev.mizzen.Span;
import dev.mizzen.bench.accuracy.EncodedQueries;
import dev.mizzen.bench.cache.CachingEmbedder;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.vector.MultiVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes projected token vectors from those of a model, and keeps them beside the cache. */
final class TokenStores {
  /** One document of so many has a part in the projection. */
  private static final int FIT_ON = 5;

  private final KernelBackend backend;
  private final Workers workers;
  private final Path cache;

  TokenStores(KernelBackend backend, Workers workers, Path cache) {
    this.backend = backend;
    this.workers = workers;
    this.cache = cache;
  }

  /** The store of a corpus, from its file if there is one. */
  TokenStore open(String name, Embedder model, List<String> texts, int dimension)
      throws IOException {
    Path file = cache.resolve("late-" + name + "-" + dimension + "-" + hash(texts) + ".tokens");
    if (!Files.exists(file)) {
      build(model, texts, dimension).save(file);
    }
    return TokenStore.load(file);
  }

  /** Tells a corpus from another one of the same name. */
  private static String hash(List<String> texts) {
    return HexFormat.of().toHexDigits(texts.hashCode());
  }

  /** The projected token vectors of queries by id. */
  Map<String, float[]> queries(Embedder model, Map<String, String> texts, TokenStore store) {
    int width = model.identity().dimension();
    Projection projection = new Projection(backend, workers, width);
    Map<String, float[]> rows = new LinkedHashMap<>();
    EncodedQueries.of(model, texts, true)
        .queries()
        .forEach(
            query ->
                rows.put(
                    query.id(),
                    projection.apply(
                        query.tokenVectors().orElseThrow().toArray(), store.projection())));
    return rows;
  }

  private TokenStore build(Embedder model, List<String> texts, int dimension) {
    EncodeOptions options = EncodeOptions.passage().withTokenVectors();
    Projection projection = new Projection(backend, workers, model.identity().dimension());
    // Closing the caching embedder would leave the model open, and the cache is small.
    CachingEmbedder caching = new CachingEmbedder(model, cache);
    for (int d = 0; d < texts.size(); d += FIT_ON) {
      projection.add(tokens(caching, texts.get(d), options).toArray());
    }
    float[] matrix = projection.fit(dimension);
    List<float[]> documents = new ArrayList<>();
    List<Integer> sentences = new ArrayList<>();
    int[] starts = new int[texts.size() + 1];
    for (int d = 0; d < texts.size(); d++) {
      MultiVector tokens = tokens(caching, texts.get(d), options);
      documents.add(projection.apply(tokens.toArray(), matrix));
      starts[d + 1] = starts[d] + tokens.count();
      addSentences(texts.get(d), tokens, starts[d], sentences);
    }
    caching.close();
    return new TokenStore(
        dimension,
        joined(documents, starts[texts.size()] * dimension),
        starts,
        sentences.stream().mapToInt(i -> i).toArray(),
        matrix);
  }

  private static MultiVector tokens(CachingEmbedder model, String text, EncodeOptions options) {
    Encoding encoding = model.encode(text, options);
    return encoding.tokenVectors();
  }

  /** Runs of tokens of one sentence; marks of the model, which stand for no text, are left out. */
  private static void addSentences(String text, MultiVector tokens, int base, List<Integer> into) {
    List<Span> spans = tokens.spans().orElseThrow();
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    sentences.setText(text);
    sentences.first();
    int token = 0;
    for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
      while (token < spans.size() && isMark(spans.get(token))) {
        token++;
      }
      int first = token;
      while (token < spans.size() && !isMark(spans.get(token)) && spans.get(token).start() < end) {
        token++;
      }
      if (token > first) {
        into.add(base + first);
        into.add(base + token);
      }
    }
  }

  private static boolean isMark(Span span) {
    return span.start() == span.end();
  }

  private static float[] joined(List<float[]> parts, int length) {
    float[] all = new float[length];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
