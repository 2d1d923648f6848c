package dev.mizzen.index;

import java.util.Objects;

/**
 * How texts are cut into words and scored. Stored with the index and compared at every opening.
 *
 * @param language the analyser: an ISO 639-1 code such as {@code en}, {@code de}, {@code fr}, or
 *     {@code und} for words as they stand, lower-cased
 * @param k1 BM25's term saturation, at least 0
 * @param b BM25's length normalisation, from 0 to 1
 */
public record TextSettings(String language, double k1, double b) {
  /** Refuses a {@code k1} or {@code b} outside its range. */
  public TextSettings {
    Objects.requireNonNull(language, "language");
    if (!(k1 >= 0) || !Double.isFinite(k1)) {
      throw new IllegalArgumentException("k1 must be at least 0, got " + k1);
    }
    if (!(b >= 0 && b <= 1)) {
      throw new IllegalArgumentException("b must be from 0 to 1, got " + b);
    }
  }

  /** English with {@code k1 = 0.9} and {@code b = 0.4}, as in Anserini's baselines. */
  public static TextSettings english() {
    return of("en");
  }

  /** Another language with {@code k1 = 0.9} and {@code b = 0.4}. */
  public static TextSettings of(String language) {
    return new TextSettings(language, 0.9, 0.4);
  }

  /** With other BM25 parameters. */
  public TextSettings bm25(double newK1, double newB) {
    return new TextSettings(language, newK1, newB);
  }
}
