package dev.mizzen.samples.search.show;

import dev.mizzen.samples.search.corpus.BackgroundIndexing;
import dev.mizzen.samples.search.corpus.IndexingProgress;
import dev.mizzen.samples.search.corpus.IndexingProgress.Phase;
import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far the indexing is while there is nothing else to do. */
public final class ProgressDisplay {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final PrintStream err;
  private final Screen screen;

  /** Onto {@code err}: a bar if the screen is a terminal, else a line now and then. */
  public ProgressDisplay(PrintStream err, Screen screen) {
    this.err = err;
    this.screen = screen;
  }

  /**
   * Waits while the indexing is in {@code phase}, at most so long.
   *
   * @throws RuntimeException the indexing's own, if it failed
   */
  public void follow(BackgroundIndexing indexing, Phase phase, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    if (indexing.progress().phase() == phase) {
      if (screen.terminal()) {
        followWithBar(indexing, phase, deadline);
      } else {
        followWithLines(indexing, phase, deadline);
      }
    }
    indexing
        .failure()
        .ifPresent(
            failure -> {
              throw failure;
            });
  }

  private void followWithBar(BackgroundIndexing indexing, Phase phase, long deadline) {
    IndexingProgress progress = indexing.progress();
    try (ProgressBar bar = bar(progress)) {
      while (progress.phase() == phase && System.nanoTime() < deadline && pause()) {
        bar.maxHint(progress.total() == 0 ? -1 : progress.total());
        bar.stepTo(progress.done());
        progress = indexing.progress();
      }
      if (progress.phase() != phase) {
        bar.stepTo(bar.getMax());
      }
    }
  }

  private ProgressBar bar(IndexingProgress progress) {
    return new ProgressBarBuilder()
        .setTaskName(name(progress.phase()))
        .setInitialMax(-1)
        .startsFrom(progress.done(), progress.elapsed())
        .setUpdateIntervalMillis(100)
        .setStyle(screen.unicode() ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
        .setConsumer(new ConsoleProgressBarConsumer(err, Math.min(100, screen.width() - 1)))
        .setUnit(" documents", 1)
        .showSpeed(new DecimalFormat(" 0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
        .build();
  }

  private void followWithLines(BackgroundIndexing indexing, Phase phase, long deadline) {
    IndexingProgress progress = indexing.progress();
    long next = System.nanoTime() + BETWEEN_LINES.toNanos();
    while (progress.phase() == phase && System.nanoTime() < deadline && pause()) {
      progress = indexing.progress();
      if (progress.phase() == phase && System.nanoTime() > next) {
        err.println(line(progress));
        next += BETWEEN_LINES.toNanos();
      }
    }
  }

  private static String line(IndexingProgress progress) {
    return String.format(
        Locale.ROOT,
        "%s: %,d of %,d documents, %.0f documents/s%s",
        name(progress.phase()),
        progress.done(),
        progress.total(),
        progress.speed(),
        progress.remaining().map(left -> ", " + Durations.of(left) + " left").orElse(""));
  }

  private static String name(Phase phase) {
    return phase.name().toLowerCase(Locale.ROOT);
  }

  /** False if the thread is interrupted, which stays so. */
  private static boolean pause() {
    try {
      Thread.sleep(POLL);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
