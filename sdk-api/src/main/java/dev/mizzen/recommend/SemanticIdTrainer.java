package dev.mizzen.recommend;

import dev.mizzen.Incubating;
import dev.mizzen.ProgressListener;
import dev.mizzen.spi.Providers;
import dev.mizzen.spi.SemanticIdProvider;
import dev.mizzen.spi.SemanticIdTraining;
import dev.mizzen.vector.Embedding;
import java.util.List;
import java.util.Objects;

/**
 * Trains {@link SemanticIds}. The same vectors, settings and seed give the same codes for any
 * number of threads. Not thread-safe.
 */
@Incubating(since = "0.1.0")
public final class SemanticIdTrainer {
  private static final int LARGEST = 4096;
  private static final int SMALLEST = 4;

  private List<Integer> sizes = List.of();
  private CodebookSharing sharing = CodebookSharing.ALL;
  private boolean renormalised;
  private int fineCodes = 2;
  private int fineSize = SemanticId.STRIDE;
  private int iterations = 25;
  private int rotations = 20;
  private long seed = 42;
  private int threads = Runtime.getRuntime().availableProcessors();

  SemanticIdTrainer() {}

  /**
   * Three falling sizes for a catalogue: {@code K₁ ≈ 4·√N} as a power of two from 4 to 4096, K₂ a
   * quarter of it, K₃ an eighth, none below 4 and none above N.
   */
  public static List<Integer> sizesFor(int things) {
    int power = (int) Math.round(Math.log(4 * Math.sqrt(things)) / Math.log(2));
    int first = Math.clamp(1L << Math.max(0, power), SMALLEST, LARGEST);
    int most = Math.max(1, things);
    return List.of(
        Math.min(most, first),
        Math.min(most, Math.max(SMALLEST, first / 4)),
        Math.min(most, Math.max(SMALLEST, first / 8)));
  }

  /**
   * How many values the coarse codes have, one number a level; by default {@link #sizesFor} the
   * vectors. Falling sizes use codes best.
   */
  public SemanticIdTrainer sizes(Integer... values) {
    sizes = List.of(values);
    return this;
  }

  /** Which things share a codebook at the last coarse level; all unless said. */
  public SemanticIdTrainer lastLevel(CodebookSharing value) {
    sharing = Objects.requireNonNull(value, "lastLevel");
    return this;
  }

  /** Scales residuals to length 1 after each level; such ids cannot be decoded. */
  public SemanticIdTrainer renormalised() {
    renormalised = true;
    return this;
  }

  /**
   * How many fine codes, 2 unless said, of how many values, 256 or as many as there are vectors.
   *
   * @throws IllegalArgumentException if there is no code, or sizes are not in [1, 256]
   */
  public SemanticIdTrainer fine(int codes, int size) {
    if (codes < 1 || size < 1 || size > SemanticId.STRIDE) {
      throw new IllegalArgumentException(
          "need at least 1 fine code of 1 to 256 values, got " + codes + " of " + size);
    }
    fineCodes = codes;
    fineSize = size;
    return this;
  }

  /** Iterations of each k-means at most, 25 unless said. */
  public SemanticIdTrainer iterations(int value) {
    iterations = atLeast("iterations", value, 1);
    return this;
  }

  /** How often the rotation before the fine codes is improved, 20 unless said; 0 for none. */
  public SemanticIdTrainer rotations(int value) {
    rotations = atLeast("rotations", value, 0);
    return this;
  }

  /** Where random choices begin, 42 unless said. */
  public SemanticIdTrainer seed(long value) {
    seed = value;
    return this;
  }

  /** How many threads work; by default the number of processors. */
  public SemanticIdTrainer threads(int value) {
    threads = atLeast("threads", value, 1);
    return this;
  }

  private static int atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
    }
    return value;
  }

  /**
   * Trains on vectors of things, or on a sample of them.
   *
   * @param progress hears of levels, subspaces and rotations
   * @throws IllegalArgumentException if dimensions differ, the dimension is not a multiple of the
   *     fine codes, or there are fewer vectors than values of a code
   * @throws dev.mizzen.error.CancelledException if the thread is interrupted
   */
  public SemanticIds train(List<Embedding> vectors, ProgressListener progress) {
    SemanticIdTraining training =
        new SemanticIdTraining(
            vectors,
            sizes.isEmpty() ? sizesFor(vectors.size()) : sizes,
            sharing,
            renormalised,
            fineCodes,
            Math.min(fineSize, Math.max(1, vectors.size())),
            iterations,
            rotations,
            seed,
            threads,
            progress);
    return Providers.first(SemanticIdProvider.class, Providers.CORE).train(training);
  }
}
