package dev.mizzen.eval.unanswerable;

import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.spi.ChatModel;
import dev.mizzen.spi.Providers;
import dev.mizzen.spi.UnanswerableProvider;
import dev.mizzen.spi.UnanswerableSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes questions that a corpus cannot answer in full, recent enough for no model to know the
 * answer, and of several hops (CRUMQs, arXiv:2510.11956): to see whether a pipeline says that it
 * does not know.
 *
 * {@snippet :
 * GenerationReport report =
 *     UnanswerableQuestions.with(model, embedder)
 *         .checkpoint(Path.of("questions-work"))
 *         .make(corpus, requests, ExternalArticleSource.read(articles), ProgressListener.NONE);
 * UnanswerableQuestions.write(Path.of("questions.jsonl"), report.questions());
 * }
 *
 * <p>Topics of each request are searched for in external articles. Chunks of those and of the
 * request's own documents are put together as contexts, each with a chunk from outside, and the
 * model writes questions about them. A question stays if answers from the corpus fail, its
 * reasoning has the hops intended, and its scores are enough.
 *
 * <p>The same input and replies give the same questions, whatever the number of calls at once. With
 * a {@link #checkpoint}, articles and replies are kept as they come: a run that was ended, by a
 * kill too, goes on from there.
 *
 * <p>Settings are not thread-safe. Model and embedder stay the caller's to close.
 */
public final class UnanswerableQuestions {
  private static final int CALLS = 4;

  private final ChatModel model;
  private final Embedder embedder;
  private GenerationSizes sizes = GenerationSizes.standard();
  private Difficulty difficulty = Difficulty.standard();
  private QualityRule rule = QualityRule.ASYMMETRIC;
  private double duplicates = 0.95;
  private long contextSeed = 32;
  private long promptSeed = 42;
  private int calls = CALLS;
  private Optional<Path> checkpoint = Optional.empty();

  private UnanswerableQuestions(ChatModel model, Embedder embedder) {
    this.model = Objects.requireNonNull(model, "model");
    this.embedder = Objects.requireNonNull(embedder, "embedder");
  }

  /**
   * Starts the settings.
   *
   * @param model writes and judges, at temperature 0
   * @param embedder of sentence vectors, for the search of the corpus and for duplicates
   */
  public static UnanswerableQuestions with(ChatModel model, Embedder embedder) {
    return new UnanswerableQuestions(model, embedder);
  }

  /** How much of everything is used; {@link GenerationSizes#standard()} unless said. */
  public UnanswerableQuestions sizes(GenerationSizes value) {
    sizes = Objects.requireNonNull(value, "sizes");
    return this;
  }

  /** How hard questions are; {@link Difficulty#standard()} unless said. */
  public UnanswerableQuestions difficulty(Difficulty value) {
    difficulty = Objects.requireNonNull(value, "difficulty");
    return this;
  }

  /** Which scores are enough; {@link QualityRule#ASYMMETRIC} unless said. */
  public UnanswerableQuestions rule(QualityRule value) {
    rule = Objects.requireNonNull(value, "rule");
    return this;
  }

  /** Topics and questions of a higher cosine are taken for one; 0.95 unless said. */
  public UnanswerableQuestions duplicates(double cosine) {
    duplicates = cosine;
    return this;
  }

  /** Seeds of the contexts and of the prompts; 32 and 42 unless said. */
  public UnanswerableQuestions seeds(long contexts, long prompts) {
    contextSeed = contexts;
    promptSeed = prompts;
    return this;
  }

  /** How many calls of the model are made at once; 4 unless said. */
  public UnanswerableQuestions calls(int atOnce) {
    calls = atOnce;
    return this;
  }

  /** A folder that keeps articles and replies; without one, they are gone with the run. */
  public UnanswerableQuestions checkpoint(Path folder) {
    checkpoint = Optional.of(folder);
    return this;
  }

  /**
   * Makes questions.
   *
   * @param corpus with different ids
   * @param requests at least one, with different ids
   * @param articles that the corpus does not have
   * @param progress hears phases {@code "index"}, {@code "topics"}, {@code "articles"}, {@code
   *     "relevance"}, {@code "questions"}, {@code "verification"}, {@code "hops"} and {@code
   *     "scores"}, each in its own units
   * @throws IllegalArgumentException if a setting is out of range, the corpus has no text, a
   *     request names a document that is not in it, no article is found for any topic, or the model
   *     refuses all prompts of a phase
   * @throws dev.mizzen.error.GenerationException if the model fails
   * @throws dev.mizzen.error.CancelledException if the thread is interrupted
   */
  public GenerationReport make(
      Iterable<Document> corpus,
      List<InformationRequest> requests,
      ExternalArticleSource articles,
      ProgressListener progress) {
    UnanswerableSpec spec =
        new UnanswerableSpec(
            model,
            embedder,
            sizes,
            difficulty,
            rule,
            duplicates,
            contextSeed,
            promptSeed,
            calls,
            checkpoint);
    return provider().make(spec, corpus, requests, articles, progress);
  }

  /** Writes questions as JSON, one in each line, as a whole or not at all. */
  public static void write(Path file, List<UnanswerableQuestion> questions) {
    provider().write(file, questions);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws dev.mizzen.error.DataFormatException naming the line that is not in this form
   */
  public static List<UnanswerableQuestion> read(Path file) {
    return provider().read(file);
  }

  /**
   * Reads requests, an object of JSON in each line: the strings {@code request_id} and {@code
   * title}, and where they are given {@code problem_statement}, {@code background} and the list
   * {@code documents}.
   *
   * @throws dev.mizzen.error.DataFormatException naming the line that is not in this form
   */
  public static List<InformationRequest> readRequests(Path file) {
    return provider().requests(file);
  }

  private static UnanswerableProvider provider() {
    return Providers.first(UnanswerableProvider.class, Providers.CORE);
  }
}
