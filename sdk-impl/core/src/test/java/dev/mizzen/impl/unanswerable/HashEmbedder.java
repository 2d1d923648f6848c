package dev.mizzen.impl.unanswerable;

import dev.mizzen.Embedder;
import dev.mizzen.embed.ModelIdentity;
import java.util.Locale;

/**
 * Counts a text's words in as many places as their hashes fall into: for texts without synonyms.
 */
public final class HashEmbedder {
  private static final int DIMENSION = 256;

  private HashEmbedder() {}

  /** An embedder that nobody needs to close. */
  public static Embedder open() {
    return Embedder.of(
        ModelIdentity.external("hash", DIMENSION),
        Runnable::run,
        (texts, role) -> texts.stream().map(HashEmbedder::vector).toList());
  }

  private static float[] vector(String text) {
    float[] counts = new float[DIMENSION];
    counts[0] = 0.01f;
    for (String word : text.toLowerCase(Locale.ROOT).split("\\W+", -1)) {
      if (!word.isEmpty()) {
        counts[1 + Math.floorMod(word.hashCode() * 31, DIMENSION - 1)]++;
      }
    }
    return counts;
  }
}
