package dev.mizzen.bench;

import dev.mizzen.ProgressListener;
import dev.mizzen.Recommender;
import dev.mizzen.bench.accuracy.ReportFiles;
import dev.mizzen.bench.machine.MachineFacts;
import dev.mizzen.bench.recommend.RecommendData;
import dev.mizzen.bench.recommend.RecommendFolder;
import dev.mizzen.recommend.Interaction;
import dev.mizzen.recommend.RecommendRequest;
import dev.mizzen.recommend.Recommendation;
import dev.mizzen.recommend.RecommenderBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What a user loses who came after the training: Recall@20 on the validation part of every tenth
 * user, once trained with the others, once known by the history alone to a model that was trained
 * without these users.
 */
@Command(
    name = "FoldInStudy",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Compares users of the training with strangers who bring the same history.")
public final class FoldInStudy implements Callable<Integer> {
  private static final int CUT = 20;
  private static final int ONE_IN = 10;

  @Option(names = "--data", required = true, description = "folder in LightGCN's form")
  private Path data = Path.of("");

  @Option(names = "--model", defaultValue = "lightgcn", description = "model id")
  private String model = "";

  @Option(names = "--config", arity = "1..*", description = "the model's settings: name=value ...")
  private Map<String, String> config = new LinkedHashMap<>();

  @Option(names = "--seed", defaultValue = "42", description = "default: 42")
  private long seed;

  @Option(names = "--threads", description = "default: the number of processors")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", description = "writes the figures here, too")
  private @Nullable Path json;

  FoldInStudy() {}

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(
        Relaunch.ifNeeded(FoldInStudy.class, args)
            .orElseGet(() -> Programs.run(new FoldInStudy(), args)));
  }

  @Override
  public Integer call() {
    RecommendData parts = new RecommendFolder(data).read(false, seed);
    Map<String, List<String>> histories = byUser(parts.training());
    Map<String, List<String>> heldOut = byUser(parts.heldOut());
    Set<String> late = late(histories, heldOut);
    List<Interaction> others = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (Interaction one : parts.training()) {
      if (!late.contains(one.user())) {
        others.add(one);
        known.add(one.item());
      }
    }
    double[] trained = new double[late.size()];
    double[] strangers = new double[late.size()];
    double[] folded = new double[late.size()];
    try (Recommender whole = train(parts.training())) {
      int n = 0;
      for (String user : late) {
        List<String> found = heldOut.getOrDefault(user, List.of());
        RecommendRequest stranger =
            RecommendRequest.forHistory(histories.getOrDefault(user, List.of())).limit(CUT);
        trained[n] = recall(whole.recommend(user, CUT), found);
        strangers[n++] = recall(whole.recommend(stranger), found);
      }
    }
    try (Recommender without = train(others)) {
      int n = 0;
      for (String user : late) {
        List<String> history =
            histories.getOrDefault(user, List.of()).stream().filter(known::contains).toList();
        RecommendRequest request = RecommendRequest.forHistory(history).limit(CUT);
        folded[n++] = recall(without.recommend(request), heldOut.getOrDefault(user, List.of()));
      }
    }
    publish(trained, strangers, folded);
    return 0;
  }

  private static Map<String, List<String>> byUser(Iterable<Interaction> interactions) {
    Map<String, List<String>> items = new LinkedHashMap<>();
    interactions.forEach(
        one -> items.computeIfAbsent(one.user(), user -> new ArrayList<>()).add(one.item()));
    return items;
  }

  private static Set<String> late(
      Map<String, List<String>> histories, Map<String, List<String>> heldOut) {
    Set<String> late = new java.util.LinkedHashSet<>();
    int n = 0;
    for (String user : histories.keySet()) {
      if (heldOut.containsKey(user) && n++ % ONE_IN == 0) {
        late.add(user);
      }
    }
    return late;
  }

  private Recommender train(Iterable<Interaction> interactions) {
    RecommenderBuilder builder = Recommender.model(model).seed(seed).threads(threads);
    config.forEach(builder::set);
    return builder.train(interactions, ProgressListener.NONE);
  }

  private static double recall(List<Recommendation> list, List<String> heldOut) {
    long hits = list.stream().filter(one -> heldOut.contains(one.item())).count();
    return (double) hits / heldOut.size();
  }

  private void publish(double[] trained, double[] strangers, double[] folded) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("model", model);
    figures.put("config", config);
    figures.put("users", trained.length);
    figures.put("recall@20_trained", mean(trained));
    figures.put("recall@20_same_model_by_history", mean(strangers));
    figures.put("recall@20_folded_in", mean(folded));
    double[] loss = new double[trained.length];
    for (int n = 0; n < loss.length; n++) {
      loss[n] = trained[n] - folded[n];
    }
    figures.put("loss_by_folding_in", mean(loss));
    figures.put("standard_error_of_loss", error(loss));
    figures.putAll(MachineFacts.all());
    ReportFiles.tell(List.of(figures), json);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double error(double[] values) {
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1) / values.length);
  }
}
