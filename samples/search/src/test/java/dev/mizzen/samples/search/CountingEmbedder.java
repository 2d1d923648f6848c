package dev.mizzen.samples.search;

import dev.mizzen.Embedder;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.embed.Role;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes vectors of the letters in a text, counts them, and can be held up. */
public final class CountingEmbedder {
  private static final int DIMENSION = 37;

  private final AtomicInteger passages = new AtomicInteger();
  private final Semaphore permits;

  private CountingEmbedder(int permits) {
    this.permits = new Semaphore(permits);
  }

  /** Never held up. */
  public static CountingEmbedder free() {
    return new CountingEmbedder(Integer.MAX_VALUE);
  }

  /** Waits for {@link #release} after so many passages. */
  public static CountingEmbedder stoppingAfter(int passages) {
    return new CountingEmbedder(passages);
  }

  /** Lets it go on. */
  public void release() {
    permits.release(1 << 20);
  }

  /** How many passages were embedded so far. */
  public int passages() {
    return passages.get();
  }

  /** The embedder itself. */
  public Embedder embedder() {
    return Embedder.of(ModelIdentity.external("letters", DIMENSION), Runnable::run, this::embed);
  }

  private List<float[]> embed(List<String> texts, Role role) {
    if (role == Role.PASSAGE) {
      permits.acquireUninterruptibly(texts.size());
      passages.addAndGet(texts.size());
    }
    return texts.stream().map(CountingEmbedder::vector).toList();
  }

  private static float[] vector(String text) {
    float[] vector = new float[DIMENSION];
    vector[0] = 1;
    text.chars().forEach(c -> vector[c % DIMENSION]++);
    return vector;
  }
}
