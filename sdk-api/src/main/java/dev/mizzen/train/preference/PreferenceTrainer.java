package dev.mizzen.train.preference;

import dev.mizzen.ProgressListener;
import dev.mizzen.spi.PreferenceProvider;
import dev.mizzen.spi.PreferenceSpec;
import dev.mizzen.spi.Providers;
import dev.mizzen.train.HeadShape;
import dev.mizzen.train.ProjectionHead;
import dev.mizzen.vector.Embedding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Distils what a {@link PreferenceTeacher} prefers into a head that projects items' vectors to
 * where the texts' vectors are, so that a search by cosine ranks as the teacher would (He et al.,
 * arXiv:2510.12014). Texts keep their vectors: only items need to be indexed anew. Vectors may be
 * of texts or of pictures alike.
 *
 * <p>Items are presented in an order that question and seed decide, and answers are brought back;
 * calls that fail are repeated; every call is noted in a ledger, and what stands in it is not asked
 * again. The same input, seed and answers give the same bits, on any number of threads.
 *
 * {@snippet :
 * PreferenceTrainer trainer =
 *     new PreferenceTrainer(ChatTeacher.over(model).about("products", "customer persona"))
 *         .ledger(folder.resolve("calls.jsonl"));
 * PreferenceTrainer.Result result =
 *     trainer.train(personas, personaVectors, products, ProgressListener.NONE);
 * result.head().save(folder.resolve("head"));
 * }
 *
 * <p>Not thread-safe.
 */
public final class PreferenceTrainer {
  private final PreferenceTeacher teacher;
  private PreferenceOptions options = PreferenceOptions.standard();
  private Optional<HeadShape> shape = Optional.empty();
  private Optional<Path> ledger = Optional.empty();
  private int attempts = 6;
  private Duration firstWait = Duration.ofSeconds(3);
  private int calls = 1;

  /** A trainer on this teacher's word. */
  public PreferenceTrainer(PreferenceTeacher teacher) {
    this.teacher = Objects.requireNonNull(teacher, "teacher");
  }

  /** Other options than {@link PreferenceOptions#standard()}. */
  public PreferenceTrainer options(PreferenceOptions value) {
    options = Objects.requireNonNull(value, "options");
    return this;
  }

  /**
   * Another head than one matrix. A matrix between vectors of the same dimension begins as the
   * identity, so that nothing is lost; every other head begins at random.
   */
  public PreferenceTrainer shape(HeadShape value) {
    shape = Optional.of(value);
    return this;
  }

  /** A file of all calls, one line of JSON each; without one they are forgotten with each run. */
  public PreferenceTrainer ledger(Path file) {
    ledger = Optional.of(file);
    return this;
  }

  /**
   * How often a call is made at most, and how long to wait after its first failure; the wait
   * doubles each time. Six times and 3 s unless said.
   *
   * @throws IllegalArgumentException if less than 1, or negative
   */
  public PreferenceTrainer retries(int most, Duration first) {
    if (most < 1 || first.isNegative()) {
      throw new IllegalArgumentException(
          "need at least 1 attempt and no negative wait, got " + most + " and " + first);
    }
    attempts = most;
    firstWait = first;
    return this;
  }

  /**
   * How many calls are made at once; 1 unless said.
   *
   * @throws IllegalArgumentException if less than 1
   */
  public PreferenceTrainer calls(int atOnce) {
    if (atOnce < 1) {
      throw new IllegalArgumentException("calls must be at least 1, got " + atOnce);
    }
    calls = atOnce;
    return this;
  }

  /**
   * Trains.
   *
   * @param texts such as personas or questions, at least one
   * @param textVectors one for each text
   * @param items at least as many as a group has, each with a vector
   * @param progress hears of groups, phase {@code "label"}, and of cycles, phase {@code "cycle"}
   * @throws IllegalArgumentException if numbers or dimensions do not fit
   * @throws dev.mizzen.error.GenerationException if the teacher failed too often
   * @throws dev.mizzen.error.CancelledException if the thread is interrupted; the ledger keeps what
   *     was answered
   */
  public Result train(
      List<String> texts,
      List<Embedding> textVectors,
      List<PreferenceItem> items,
      ProgressListener progress) {
    Objects.requireNonNull(progress, "progress");
    return provider().train(spec(), texts, textVectors, items, progress);
  }

  /**
   * What the teacher likes best for a text, by {@code tournaments} single eliminations of N − 1
   * comparisons each: labels to test a student by.
   *
   * @param items at least one
   * @throws IllegalArgumentException if there is no item or no tournament
   */
  public Favourite favourite(String text, List<PreferenceItem> items, int tournaments) {
    return provider().favourite(spec(), text, items, tournaments);
  }

  private static PreferenceProvider provider() {
    return Providers.first(PreferenceProvider.class, Providers.CORE);
  }

  private PreferenceSpec spec() {
    return new PreferenceSpec(teacher, options, shape, ledger, attempts, firstWait, calls);
  }

  /**
   * What came out.
   *
   * @param head from items' vectors to the texts' space
   * @param report how it went
   * @param calls what the ledger says, with earlier runs
   */
  public record Result(ProjectionHead head, PreferenceReport report, TeacherCounts calls) {}

  /**
   * What won.
   *
   * @param item its number in the list
   * @param agreement the share of tournaments that it won
   * @param calls what the ledger says, with earlier runs
   */
  public record Favourite(int item, double agreement, TeacherCounts calls) {}
}
