package dev.mizzen.bench.coldstart;

import dev.mizzen.ProgressListener;
import dev.mizzen.recommend.ClickModel;
import dev.mizzen.recommend.ClickModelShape;
import dev.mizzen.recommend.ClickModelTrainer;
import dev.mizzen.recommend.Impression;
import dev.mizzen.recommend.SemanticId;
import dev.mizzen.recommend.SemanticIds;
import dev.mizzen.vector.Embedding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** One split with its codes, in which variants are trained. */
public final class ColdWorld {
  private static final int DIMENSION = 16;
  private static final int GATE = 32;
  private static final List<Integer> HIDDEN = List.of(64, 32);
  private static final int BATCH = 512;
  private static final int EPOCHS = 10;
  private static final int PATIENCE = 2;
  private static final int ROTATIONS = 4;
  private static final double COUNT_SCALE = 5;

  private final ColdSplit split;
  private final long seed;
  private final SemanticIds ids;
  private final Map<String, SemanticId> codes;
  private final Map<String, Embedding> texts;
  private final Map<String, Embedding> itemCounts = new HashMap<>();
  private final Map<String, Embedding> userCounts = new HashMap<>();

  /**
   * Splits, and fits a quantizer on the texts of warm films.
   *
   * @param vectors of the films' texts
   */
  public ColdWorld(MovieLens data, List<Embedding> vectors, long seed) {
    this.seed = seed;
    split = ColdSplit.of(data, seed);
    List<Embedding> scaled = scaled(vectors);
    List<Embedding> warm = new ArrayList<>();
    for (int i = 0; i < scaled.size(); i++) {
      if (split.warm().get(i)) {
        warm.add(scaled.get(i));
      }
    }
    ids =
        SemanticIds.trainer()
            .rotations(ROTATIONS)
            .seed(seed)
            .threads(1)
            .train(warm, ProgressListener.NONE);
    codes = named(ids.encode(scaled));
    texts = named(scaled);
    for (int i = 0; i < scaled.size(); i++) {
      if (split.counts().get(i) > 0) {
        itemCounts.put(item(i), count(split.counts().get(i)));
      }
    }
    int[] rated = new int[data.users()];
    split.train().forEach(rating -> rated[rating.user()]++);
    for (int user = 0; user < rated.length; user++) {
      userCounts.put(user(user), count(rated[user]));
    }
  }

  private static Embedding count(int times) {
    return Embedding.of((float) (Math.log1p(times) / COUNT_SCALE));
  }

  /** Less the mean of warm films, and all by one factor, so that values are about 1 in size. */
  private List<Embedding> scaled(List<Embedding> vectors) {
    int dimension = vectors.getFirst().dimension();
    double[] mean = new double[dimension];
    int warm = 0;
    for (int i = 0; i < vectors.size(); i++) {
      if (split.warm().get(i)) {
        warm++;
        for (int k = 0; k < dimension; k++) {
          mean[k] += vectors.get(i).get(k);
        }
      }
    }
    double squares = 0;
    for (int i = 0; i < vectors.size(); i++) {
      for (int k = 0; k < dimension && split.warm().get(i); k++) {
        squares += Math.pow(vectors.get(i).get(k) - mean[k] / warm, 2);
      }
    }
    double scale = Math.sqrt((double) warm * dimension / squares);
    List<Embedding> scaled = new ArrayList<>();
    for (Embedding vector : vectors) {
      float[] values = new float[dimension];
      for (int k = 0; k < dimension; k++) {
        values[k] = (float) (scale * (vector.get(k) - mean[k] / warm));
      }
      scaled.add(Embedding.adopt(values));
    }
    return scaled;
  }

  private static <T> Map<String, T> named(List<T> values) {
    Map<String, T> named = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      named.put(item(i), values.get(i));
    }
    return named;
  }

  private static String item(int number) {
    return "i" + number;
  }

  private static String user(int number) {
    return "u" + number;
  }

  /** The split. */
  public ColdSplit split() {
    return split;
  }

  /** The quantizer. */
  public SemanticIds ids() {
    return ids;
  }

  /** The codes of warm films. */
  public List<SemanticId> warmCodes() {
    List<SemanticId> warm = new ArrayList<>();
    for (int i = 0; i < split.warm().size(); i++) {
      if (split.warm().get(i)) {
        warm.add(Objects.requireNonNull(codes.get(item(i))));
      }
    }
    return warm;
  }

  /** Trains a variant. */
  public ClickModel train(ColdVariant variant, ColdSetting setting) {
    ClickModelShape shape =
        ClickModelShape.of(variant.representation())
            .widths(DIMENSION, GATE, HIDDEN)
            .unknown(setting.unknown(), 0.02);
    ClickModelTrainer trainer =
        ClickModel.trainer(shape)
            .itemFeatures(itemCounts)
            .userFeatures(userCounts)
            .threads(1)
            .options(
                ClickModelTrainer.standardOptions()
                    .batch(BATCH)
                    .epochs(EPOCHS)
                    .patience(PATIENCE)
                    .learningRate(setting.rate())
                    .seed(seed));
    switch (variant.use()) {
      case NONE -> {}
      case OWN -> trainer.codes(ids, codes);
      case OTHERS -> trainer.codes(ids, shuffled(codes));
      case TEXT -> trainer.contents(texts);
      case OTHERS_TEXT -> trainer.contents(shuffled(texts));
    }
    return trainer
        .train(impressions(split.train()), impressions(split.validation()), ProgressListener.NONE)
        .model();
  }

  /** The same values, each with another film. */
  private <T> Map<String, T> shuffled(Map<String, T> values) {
    List<T> all = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      all.add(Objects.requireNonNull(values.get(item(i))));
    }
    Collections.shuffle(all, new Random(seed));
    return named(all);
  }

  /** The scores of ratings. */
  public static float[] scores(ClickModel model, List<Rating> ratings) {
    return model.scores(impressions(ratings));
  }

  /** The gates of ratings. */
  public static float[] gates(ClickModel model, List<Rating> ratings) {
    return model.gates(impressions(ratings));
  }

  private static List<Impression> impressions(List<Rating> ratings) {
    return ratings.stream()
        .map(r -> Impression.of(user(r.user()), item(r.item()), r.liked()))
        .toList();
  }
}
