package dev.mizzen;

import dev.mizzen.recommend.RecommendExplanation;
import dev.mizzen.recommend.RecommendRequest;
import dev.mizzen.recommend.Recommendation;
import dev.mizzen.recommend.RecommenderBuilder;
import dev.mizzen.recommend.TrainingReport;
import dev.mizzen.spi.Providers;
import dev.mizzen.spi.RecommenderProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/**
 * A trained model that ranks items for users.
 *
 * {@snippet class="dev.mizzen.Snippets" region="recommend"}
 *
 * <p>Immutable and safe for use by many threads. After {@link #close} every method throws {@link
 * IllegalStateException}.
 */
@Incubating(since = "0.1.0")
public interface Recommender extends AutoCloseable {
  /**
   * Starts a training of a model by name: {@code popularity}, {@code item-knn}, {@code
   * linear-filter}, {@code gf-cf}, {@code ease}, {@code lightgcn}, {@code textgcn}, {@code
   * textgcn-mlp} or {@code miarec}, as far as providers offer them.
   */
  static RecommenderBuilder model(String model) {
    return new RecommenderBuilder(model);
  }

  /**
   * Loads what {@link #save} wrote.
   *
   * @throws dev.mizzen.error.ModelException if it is damaged or of a version that is not known
   */
  static Recommender load(Path folder) {
    return Providers.first(RecommenderProvider.class, Providers.CORE)
        .load(folder, Optional.empty());
  }

  /**
   * As {@link #load(Path)}, with an embedder for items that are added later: the one that the model
   * was trained with, whose texts {@link #withItems} needs.
   */
  static Recommender load(Path folder, Embedder embedder) {
    return Providers.first(RecommenderProvider.class, Providers.CORE)
        .load(folder, Optional.of(embedder));
  }

  /** The model's id. */
  String model();

  /** How the training went. */
  TrainingReport report();

  /**
   * The best items, best first; fewer than asked for if fewer are allowed.
   *
   * @throws IllegalArgumentException if the user, or an item of the history, is not known
   */
  List<Recommendation> recommend(RecommendRequest request);

  /** As {@link #recommend}, on the model's own executor. */
  CompletionStage<List<Recommendation>> recommendAsync(RecommendRequest request);

  /** As {@link #recommend}, for a user of the training data. */
  default List<Recommendation> recommend(String user, int limit) {
    return recommend(RecommendRequest.forUser(user).limit(limit));
  }

  /**
   * The items nearest to {@code item}, best first, without itself.
   *
   * @throws IllegalArgumentException if it is not known
   */
  List<Recommendation> similarItems(String item, int limit);

  /**
   * Which neighbours, titles and contents carried the score of {@code item} under {@code request}.
   *
   * @throws IllegalArgumentException if the user or item is not known
   */
  RecommendExplanation explain(RecommendRequest request, String item);

  /**
   * The best items of every user of the training data, one user after another.
   *
   * @param sink is given user and items by one thread at a time
   */
  void recommendAll(
      int limit, BiConsumer<String, List<Recommendation>> sink, ProgressListener progress);

  /**
   * The same model with more items, ranked by their content alone until it is trained again.
   *
   * @throws UnsupportedOperationException if the model cannot rank by content
   */
  Recommender withItems(Iterable<Document> items, ProgressListener progress);

  /** Writes the model to a folder, in full or not at all. */
  void save(Path folder);

  /** Frees the model. Closing again does nothing. */
  @Override
  void close();
}
