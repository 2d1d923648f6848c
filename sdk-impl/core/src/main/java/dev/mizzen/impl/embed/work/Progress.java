package dev.mizzen.impl.embed.work;

import dev.mizzen.ProgressListener;
import dev.mizzen.impl.call.Calls;

/** Counts finished texts, and tells a caller's listener of one at a time. */
public final class Progress {
  private final ProgressListener listener;
  private final Calls calls;
  private final int total;
  private int done;

  /** Counts up to {@code total}. */
  public Progress(ProgressListener listener, Calls calls, int total) {
    this.listener = listener;
    this.calls = calls;
    this.total = total;
  }

  /** Adds finished texts; an exception of the listener comes out here. */
  public synchronized void add(int texts) {
    if (texts > 0) {
      done += texts;
      calls.hosting(
          () -> {
            listener.onProgress("embed", done, total);
            return done;
          });
    }
  }
}
