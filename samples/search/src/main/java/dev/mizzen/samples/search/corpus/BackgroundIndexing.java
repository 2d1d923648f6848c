package dev.mizzen.samples.search.corpus;

import dev.mizzen.samples.search.corpus.IndexingProgress.Phase;
import dev.mizzen.samples.search.source.DocumentSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills an index on a thread of its own: first the texts, which words can find at once, then the
 * vectors. Starting it again goes on where it stopped. Safe for use by many threads.
 */
public final class BackgroundIndexing implements AutoCloseable {
  private final CorpusIndex index;
  private final DocumentSource source;
  private final boolean vectors;
  private final Thread thread;
  private volatile Stage stage;
  private volatile boolean stopped;
  private volatile @Nullable RuntimeException failure;

  private BackgroundIndexing(CorpusIndex index, DocumentSource source, boolean vectors) {
    this.index = index;
    this.source = source;
    this.vectors = vectors;
    Phase first = index.coverage().documents() == 0 ? Phase.TEXTS : Phase.CHECK;
    this.stage = new Stage(first, 0, 0, 0, System.nanoTime());
    this.thread = Thread.ofPlatform().name("indexing").daemon().unstarted(this::run);
  }

  /**
   * Starts.
   *
   * @param vectors false to leave it at the texts
   */
  public static BackgroundIndexing start(
      CorpusIndex index, DocumentSource source, boolean vectors) {
    BackgroundIndexing indexing = new BackgroundIndexing(index, source, vectors);
    indexing.thread.start();
    return indexing;
  }

  /** How far it is. */
  public IndexingProgress progress() {
    Stage now = stage;
    return new IndexingProgress(
        now.phase,
        now.before,
        now.done,
        now.total,
        Duration.ofNanos(System.nanoTime() - now.startNanos));
  }

  /** Why it failed, if it did. */
  public Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure);
  }

  private void run() {
    try {
      fill();
      begin(Phase.DONE, 0, 0);
    } catch (RuntimeException e) {
      failure = e;
      begin(Phase.FAILED, 0, 0);
    }
  }

  private void fill() {
    String version = source.version();
    if (index.isComplete(version)) {
      return;
    }
    begin(stage.phase, 0, source.count());
    List<String> pending = new TextPass(index, this::advance, () -> stopped).run(source);
    if (vectors && !stopped) {
      long documents = index.coverage().documents();
      begin(Phase.VECTORS, documents - pending.size(), documents);
      new VectorPass(index, this::advance, () -> stopped).run(pending);
      if (!stopped) {
        index.complete(version);
      }
    }
  }

  private void begin(Phase phase, long before, long total) {
    stage = new Stage(phase, before, before, total, System.nanoTime());
  }

  private void advance(long done) {
    Stage now = stage;
    stage = new Stage(now.phase, now.before, now.before + done, now.total, now.startNanos);
  }

  /** Stops at the next opportunity, within about a second, and waits for that. */
  @Override
  public void close() {
    stopped = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Written by the indexing thread alone. */
  private record Stage(Phase phase, long before, long done, long total, long startNanos) {}
}
