package dev.mizzen.index;

import java.time.Duration;

/**
 * What a bulk write did.
 *
 * @param documents taken in
 * @param passages index entries made of them; more than documents if long texts became windows
 * @param truncated documents whose end is not represented in a vector
 * @param time on the clock
 */
public record IngestReport(long documents, long passages, long truncated, Duration time) {
  /** Documents for each second of the clock. */
  public double documentsPerSecond() {
    return time.isZero() ? 0 : documents / (time.toNanos() / 1e9);
  }
}
