package dev.mizzen.spi;

import dev.mizzen.ProgressListener;
import dev.mizzen.recommend.ClickModelShape;
import dev.mizzen.recommend.Impression;
import dev.mizzen.recommend.SemanticId;
import dev.mizzen.recommend.SemanticIds;
import dev.mizzen.train.TrainingOptions;
import dev.mizzen.vector.Embedding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@link dev.mizzen.recommend.ClickModelTrainer} collected. Immutable.
 *
 * @param shape of the network
 * @param ids that gave the codes
 * @param codes by item
 * @param contents by item
 * @param itemFeatures by item
 * @param userFeatures by user
 * @param options of the training
 * @param checkpoints folder, if wanted
 * @param threads that work
 * @param train impressions to learn from
 * @param validation impressions to choose by
 * @param progress hears of steps
 */
public record ClickModelTraining(
    ClickModelShape shape,
    Optional<SemanticIds> ids,
    Map<String, SemanticId> codes,
    Map<String, Embedding> contents,
    Map<String, Embedding> itemFeatures,
    Map<String, Embedding> userFeatures,
    TrainingOptions options,
    Optional<Path> checkpoints,
    int threads,
    List<Impression> train,
    List<Impression> validation,
    ProgressListener progress) {
  /** Copies the collections. */
  public ClickModelTraining {
    codes = Map.copyOf(codes);
    contents = Map.copyOf(contents);
    itemFeatures = Map.copyOf(itemFeatures);
    userFeatures = Map.copyOf(userFeatures);
    train = List.copyOf(train);
    validation = List.copyOf(validation);
  }
}
