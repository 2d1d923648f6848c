package dev.mizzen.bench;

import dev.mizzen.ProgressListener;
import org.jspecify.annotations.Nullable;

/** One bar for each phase of an operation, the next begun when the phase changes. */
final class PhaseProgress implements ProgressListener, AutoCloseable {
  private String phase = "";
  private @Nullable Progress bar;

  @Override
  public void onProgress(String now, long done, long total) {
    Progress current = bar;
    if (current == null || !now.equals(phase)) {
      close();
      phase = now;
      current = Progress.of(now, "done");
      bar = current;
    }
    current.onProgress(now, done, total);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
    bar = null;
  }
}
