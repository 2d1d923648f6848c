package dev.mizzen.bench.recommend;

import dev.mizzen.ProgressListener;
import dev.mizzen.Recommender;
import dev.mizzen.eval.RecommendEvaluator;
import dev.mizzen.recommend.Interactions;
import dev.mizzen.recommend.RecommenderBuilder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * TextGCN and towers on one split of films and on another data set. Settings are chosen on films'
 * validation part: layers of TextGCN, which the towers take over, and the towers' best epoch in
 * domain. What is learned elsewhere or together has a fixed number of epochs, and the other data
 * set's layers are given.
 */
public final class TowerRuns {
  private static final String TEXT = "textgcn";
  private static final String TOWERS = "textgcn-mlp";

  private final Path folder;
  private final int epochs;
  private final String otherLayers;
  private final int otherEpochs;
  private final int jointEpochs;
  private Optional<Path> others = Optional.empty();

  /**
   * @param folder for trained towers
   */
  public TowerRuns(Path folder, int epochs, int otherLayers, int otherEpochs, int jointEpochs) {
    this.folder = folder;
    this.epochs = epochs;
    this.otherLayers = Integer.toString(otherLayers);
    this.otherEpochs = otherEpochs;
    this.jointEpochs = jointEpochs;
  }

  /** Trains and measures all. */
  public void split(
      TowerData here,
      Interactions validation,
      TowerData there,
      int seed,
      StudyTally onFilms,
      StudyTally elsewhere) {
    onFilms.add("popularity", measured("popularity", Map.of(), here, seed));
    String layers = layers(here, validation, seed);
    onFilms.add(TEXT, measured(TEXT, Map.of("layers", layers), here, seed));
    if (others.isEmpty()) {
      elsewhere.add("popularity", measured("popularity", Map.of(), there, seed));
      elsewhere.add(TEXT, measured(TEXT, Map.of("layers", otherLayers), there, seed));
      Path towers = folder.resolve("other");
      Map<String, String> own = settings(otherLayers, otherEpochs);
      elsewhere.add("towers in domain", trained(own, there, Optional.empty(), seed, towers));
      others = Optional.of(towers);
    }
    Path own = folder.resolve("films-" + seed);
    onFilms.add(
        "towers in domain",
        trained(settings(layers, epochs), here, Optional.of(validation), seed, own));
    onFilms.add("towers of the other set", given(others.get(), layers, here, seed));
    Path both = folder.resolve("both-" + seed);
    Map<String, String> joint = settings(layers, jointEpochs);
    joint.put("domain", TowerData.DOMAIN);
    joint.put("sampling", "equal");
    trained(joint, here.and(there), Optional.empty(), seed, both);
    onFilms.add("towers of both", given(both, layers, here, seed));
    if (seed == 0) {
      elsewhere.add("towers of films", given(own, otherLayers, there, seed));
      elsewhere.add("towers of both", given(both, otherLayers, there, seed));
    }
  }

  private static String layers(TowerData data, Interactions validation, int seed) {
    RecommenderBuilder builder = builder(TEXT, Map.of("most-layers", "8"), data, seed);
    builder.validation(validation);
    try (Recommender model = builder.train(data.training(), ProgressListener.NONE)) {
      return model.report().settings().getOrDefault("layers", "");
    }
  }

  private static Map<String, String> settings(String layers, int epochs) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("layers", layers);
    settings.put("temperature", "0.1");
    settings.put("epochs", Integer.toString(epochs));
    settings.put("evaluation-epochs", "2");
    return settings;
  }

  private static StudyRun given(Path towers, String layers, TowerData data, int seed) {
    return measured(
        TOWERS, Map.of("layers", layers, "towers", towers.toString(), "epochs", "0"), data, seed);
  }

  private static StudyRun measured(
      String model, Map<String, String> settings, TowerData data, int seed) {
    try (Recommender trained =
        builder(model, settings, data, seed).train(data.training(), ProgressListener.NONE)) {
      return run(trained, settings, data);
    }
  }

  /** Trains towers and keeps them in a folder. */
  private static StudyRun trained(
      Map<String, String> settings,
      TowerData data,
      Optional<Interactions> validation,
      int seed,
      Path towers) {
    RecommenderBuilder builder = builder(TOWERS, settings, data, seed);
    validation.ifPresent(builder::validation);
    try (Recommender model = builder.train(data.training(), ProgressListener.NONE)) {
      model.save(towers);
      return run(model, settings, data);
    }
  }

  private static StudyRun run(Recommender model, Map<String, String> settings, TowerData data) {
    Map<String, String> told = new LinkedHashMap<>(settings);
    told.remove("towers");
    return new StudyRun(
        told,
        0,
        RecommendEvaluator.fullSort()
            .evaluate(model, data.training(), data.heldOut(), StudyRun.METRICS));
  }

  private static RecommenderBuilder builder(
      String model, Map<String, String> settings, TowerData data, int seed) {
    RecommenderBuilder builder =
        Recommender.model(model).items(data.items().documents()).seed(seed);
    settings.forEach(builder::set);
    return builder;
  }
}
