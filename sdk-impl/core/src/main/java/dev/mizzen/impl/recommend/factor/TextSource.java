package dev.mizzen.impl.recommend.factor;

import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.error.ModelException;
import dev.mizzen.impl.recommend.Catalogue;
import dev.mizzen.impl.recommend.SavedModel;
import dev.mizzen.impl.recommend.Training;
import java.util.Map;
import java.util.Optional;

/** Where a model's texts become vectors, for the items of the training and for later ones. */
final class TextSource {
  private final Optional<Embedder> embedder;
  private final int identity;
  private final float[] mean;
  private final int dimension;

  /**
   * @param identity tells embedders apart; 0 for none
   * @param mean that is subtracted; empty for none
   */
  TextSource(Optional<Embedder> embedder, int identity, float[] mean, int dimension) {
    this.embedder = embedder;
    this.identity = identity;
    this.mean = mean;
    this.dimension = dimension;
  }

  /**
   * A source and the rows of the training's items.
   *
   * @param source for items to come
   * @param texts of the items there are
   */
  record Begun(TextSource source, TextRows texts) {}

  /** Embeds the items of a training. */
  static Begun begin(Training training, boolean centred) {
    Optional<Embedder> embedder = training.resources().embedder();
    TextRows texts =
        TextRows.of(training.catalogue(), 0, embedder, training.resources().progress());
    training.requireNotInterrupted();
    if (texts.empty() > 0) {
      training.warn(
          texts.empty()
              + " items have neither title nor text; they are known by their neighbours alone");
    }
    float[] mean = centred ? texts.mean() : new float[0];
    if (centred) {
      texts.centre(mean);
    }
    int identity = embedder.map(TextSource::identity).orElse(0);
    return new Begun(new TextSource(embedder, identity, mean, texts.dimension()), texts);
  }

  private static int identity(Embedder embedder) {
    return embedder.identity().toString().hashCode();
  }

  static TextSource load(SavedModel saved) {
    int[] facts = saved.ints("text", 2);
    float[] mean = saved.floats("mean");
    if (facts[0] < 1 || (mean.length != 0 && mean.length != facts[0])) {
      throw new ModelException(
          "the model's texts have dimension " + facts[0] + " and a mean of " + mean.length);
    }
    return new TextSource(saved.embedder(), facts[1], mean, facts[0]);
  }

  TextUsers users(SavedModel saved) {
    long length = (long) saved.interactions().items().size() * dimension;
    return new TextUsers(
        dimension,
        saved.floats("texts", length),
        saved.floats("neighbours", length),
        saved.workers());
  }

  /** What {@link #load} and {@link #users(SavedModel)} read. */
  void put(Map<String, Object> arrays, TextUsers users) {
    arrays.put("text", new int[] {dimension, identity});
    arrays.put("mean", mean);
    arrays.put("texts", users.texts());
    arrays.put("neighbours", users.neighbours());
  }

  /** Tells embedders apart; 0 for none. */
  int identity() {
    return identity;
  }

  /** Values in a vector. */
  int dimension() {
    return dimension;
  }

  /**
   * {@code [n × dimension]} the texts of the items from {@code first} on.
   *
   * @throws IllegalArgumentException if a vector is of another dimension, an embedder is needed and
   *     not there, or it is another one than that of the training
   */
  float[] more(Catalogue grown, int first, ProgressListener progress) {
    embedder.ifPresent(this::requireSame);
    TextRows more = TextRows.of(grown, first, embedder, progress);
    if (more.dimension() != dimension) {
      throw new IllegalArgumentException(
          "the items' vectors have dimension "
              + more.dimension()
              + ", the model's have "
              + dimension);
    }
    if (mean.length > 0) {
      more.centre(mean);
    }
    return more.rows();
  }

  private void requireSame(Embedder model) {
    if (identity != 0 && identity != identity(model)) {
      throw new IllegalArgumentException(
          "the embedder " + model.identity().id() + " is not that of the model's texts");
    }
  }
}
