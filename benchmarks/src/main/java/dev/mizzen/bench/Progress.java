package dev.mizzen.bench;

import dev.mizzen.ProgressListener;
import java.io.Console;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A progress bar with rate and remaining time on the standard error: redrawn in a terminal, a line
 * now and then in a log.
 */
final class Progress implements ProgressListener, AutoCloseable {
  private static final int LOG_INTERVAL_MILLIS = 15_000;

  private final ProgressBar bar;

  private Progress(ProgressBar bar) {
    this.bar = bar;
  }

  /** Opens a bar for {@code task}, counted in {@code unit}s. */
  @SuppressWarnings("SystemConsoleNull") // NullAway knows only the older contract
  static Progress of(String task, String unit) {
    ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setUnit(" " + unit, 1)
            .setStyle(ProgressBarStyle.ASCII)
            .showSpeed();
    Console console = System.console();
    boolean terminal = console != null && console.isTerminal();
    if (!terminal) {
      builder
          .setUpdateIntervalMillis(LOG_INTERVAL_MILLIS)
          .setConsumer(new DelegatingProgressBarConsumer(System.err::println, 110));
    }
    return new Progress(builder.build());
  }

  @Override
  public void onProgress(String phase, long done, long total) {
    if (total != UNKNOWN) {
      bar.maxHint(total);
    }
    bar.stepTo(done);
  }

  @Override
  public void close() {
    bar.close();
  }
}
