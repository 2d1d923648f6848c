package dev.mizzen.impl.embed.work;

import dev.mizzen.ProgressListener;

/** Counts finished texts, and tells a caller's listener of one at a time. */
public final class Progress {
  private final ProgressListener listener;
  private final Lifecycle lifecycle;
  private final int total;
  private int done;

  /** Counts up to {@code total}. */
  public Progress(ProgressListener listener, Lifecycle lifecycle, int total) {
    this.listener = listener;
    this.lifecycle = lifecycle;
    this.total = total;
  }

  /** Adds finished texts; an exception of the listener comes out here. */
  public synchronized void add(int texts) {
    if (texts > 0) {
      done += texts;
      lifecycle.listen(() -> listener.onProgress("embed", done, total));
    }
  }
}
