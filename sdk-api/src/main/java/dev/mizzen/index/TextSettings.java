package dev.mizzen.index;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How texts are cut into words and scored. Stored with the index and compared at every opening.
 *
 * @param language the analyser: an ISO 639-1 code such as {@code en}, {@code de}, {@code fr}, or
 *     {@code und} for words as they stand, lower-cased
 * @param fieldLanguages by text field, where it differs; they count when a query names the field,
 *     while all texts as one are cut by {@code language}
 * @param k1 BM25's term saturation, at least 0
 * @param b BM25's length normalisation, from 0 to 1
 */
public record TextSettings(
    String language, Map<String, String> fieldLanguages, double k1, double b) {
  /** Copies the map; refuses a {@code k1} or {@code b} outside its range. */
  public TextSettings {
    Objects.requireNonNull(language, "language");
    fieldLanguages = Map.copyOf(fieldLanguages);
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
    return new TextSettings(language, Map.of(), 0.9, 0.4);
  }

  /** With another language for one text field. */
  public TextSettings field(String name, String itsLanguage) {
    Map<String, String> languages = new TreeMap<>(fieldLanguages);
    languages.put(name, itsLanguage);
    return new TextSettings(language, languages, k1, b);
  }

  /** With other BM25 parameters. */
  public TextSettings bm25(double newK1, double newB) {
    return new TextSettings(language, fieldLanguages, newK1, newB);
  }
}
