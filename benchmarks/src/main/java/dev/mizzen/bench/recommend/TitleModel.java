package dev.mizzen.bench.recommend;

import dev.mizzen.Embedder;
import dev.mizzen.bench.cache.CachingEmbedder;
import java.nio.file.Path;
import java.util.Optional;

/** An embedder for titles, behind a cache if there is one, or none. */
public final class TitleModel implements AutoCloseable {
  private final Optional<Embedder> model;
  private final Optional<Embedder> embedder;

  private TitleModel(Optional<Embedder> model, Optional<Embedder> embedder) {
    this.model = model;
    this.embedder = embedder;
  }

  /** For models that need no titles. */
  public static TitleModel none() {
    return new TitleModel(Optional.empty(), Optional.empty());
  }

  /** A model on the class path. */
  public static TitleModel open(String id, Optional<Path> cache, int threads) {
    Embedder model = Embedder.model(id).threads(threads).open();
    return new TitleModel(
        Optional.of(model),
        Optional.of(
            cache.<Embedder>map(folder -> new CachingEmbedder(model, folder)).orElse(model)));
  }

  /** What titles are embedded with. */
  public Optional<Embedder> embedder() {
    return embedder;
  }

  @Override
  public void close() {
    embedder.ifPresent(Embedder::close);
    model.ifPresent(Embedder::close);
  }
}
