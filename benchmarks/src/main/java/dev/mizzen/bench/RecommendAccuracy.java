package dev.mizzen.bench;

import dev.mizzen.Recommender;
import dev.mizzen.bench.accuracy.ReportFiles;
import dev.mizzen.bench.machine.Commit;
import dev.mizzen.bench.machine.ProcessorTime;
import dev.mizzen.bench.recommend.PeakMemory;
import dev.mizzen.bench.recommend.RecommendData;
import dev.mizzen.bench.recommend.RecommendFigures;
import dev.mizzen.bench.recommend.RecommendFolder;
import dev.mizzen.bench.recommend.TestLedger;
import dev.mizzen.bench.recommend.TitleModel;
import dev.mizzen.bench.recommend.UserLines;
import dev.mizzen.eval.RecommendEvaluation;
import dev.mizzen.eval.RecommendEvaluator;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.recommend.RecommenderBuilder;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Trains a recommender on a data set and measures it, through the public API. Selection is by the
 * validation part, which is what is measured unless {@code --final} is given.
 */
@Command(
    name = "RecommendAccuracy",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Trains a recommender and measures it on held-out interactions.")
public final class RecommendAccuracy implements Callable<Integer> {
  /** Models of this kind need titles. */
  private static final String TEXT = "textgcn";

  @Option(names = "--data", required = true, description = "folder of a data set")
  private Path data = Path.of("");

  @Option(names = "--model", required = true, description = "model id")
  private String model = "";

  @Option(names = "--config", arity = "1..*", description = "the model's settings: name=value ...")
  private Map<String, String> config = new LinkedHashMap<>();

  @Option(
      names = "--final",
      description = "learns from training and validation, measures on the test part, once")
  private boolean last;

  @Option(
      names = "--watch",
      description =
          "measures the validation part while the model learns too: a curve, and the best epoch")
  private boolean watch;

  @Option(names = "--seed", defaultValue = "42", description = "default: 42")
  private long seed;

  @Option(names = "--threads", description = "default: the number of processors")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--sampled", description = "ranks among so many sampled items instead of all")
  private Optional<Integer> sampled = Optional.empty();

  @Option(
      names = "--ledger",
      defaultValue = "benchmarks/results/test-ledger.jsonl",
      description = "gets a line for each reading of a test part")
  private Path ledger = Path.of("");

  @Option(
      names = "--embedder",
      defaultValue = "bge-small-en-v1.5",
      description = "id of the model that reads titles, for textgcn and textgcn-mlp")
  private String embedder = "";

  @Option(names = "--cache", description = "folder of the embedding cache")
  private Optional<Path> cache = Optional.empty();

  @Option(names = "--save", description = "writes the trained model to this folder")
  private @Nullable Path save;

  @Option(names = "--json", description = "writes the figures here, too")
  private @Nullable Path json;

  @Option(names = "--per-user", description = "writes each user's values here, as JSON lines")
  private @Nullable Path perUser;

  RecommendAccuracy() {}

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(
        Relaunch.ifNeeded(RecommendAccuracy.class, args)
            .orElseGet(() -> Programs.run(new RecommendAccuracy(), args)));
  }

  @Override
  public Integer call() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    RecommendData parts = new RecommendFolder(data).read(last, seed);
    double loaded = ProcessorTime.seconds();
    try (TitleModel titles =
            model.startsWith(TEXT) ? TitleModel.open(embedder, cache, threads) : TitleModel.none();
        Recommender trained = train(parts, titles)) {
      if (last) {
        new TestLedger(ledger).add(parts.name(), model, trained.report().settings());
      }
      double trainCpu = ProcessorTime.seconds() - loaded;
      long began = System.nanoTime();
      RecommendEvaluation evaluation = evaluate(trained, parts);
      double seconds = (System.nanoTime() - began) * 1e-9;
      Map<String, Object> figures =
          RecommendFigures.of(parts, trained.report(), evaluation, seconds);
      titles.embedder().ifPresent(one -> figures.put("embedder", one.identity().id()));
      figures.put("train_cpu_seconds", trainCpu);
      figures.put("eval_cpu_seconds", ProcessorTime.seconds() - loaded - trainCpu);
      figures.put("peak_rss_bytes", PeakMemory.bytes());
      figures.put("threads", threads);
      figures.put("backend", KernelBackends.select(Optional.empty()).id());
      figures.put("load_average", load);
      figures.put("commit", Commit.atStart());
      publish(figures, evaluation);
      Optional.ofNullable(save).ifPresent(trained::save);
    }
    return 0;
  }

  private Recommender train(RecommendData parts, TitleModel titles) {
    RecommenderBuilder builder = Recommender.model(model).seed(seed).threads(threads);
    config.forEach(builder::set);
    builder.items(parts.items());
    titles.embedder().ifPresent(builder::embedder);
    if (watch && !last) {
      builder.validation(parts.heldOut());
    }
    try (Progress progress = Progress.of("train", "steps")) {
      return builder.train(parts.training(), progress);
    }
  }

  private RecommendEvaluation evaluate(Recommender trained, RecommendData parts) {
    RecommendEvaluator evaluator =
        sampled
            .map(negatives -> RecommendEvaluator.sampled(negatives, seed))
            .orElseGet(RecommendEvaluator::fullSort);
    try (Progress progress = Progress.of("evaluate", "users")) {
      return evaluator.evaluate(
          trained, parts.training(), parts.heldOut(), RecommendFigures.METRICS, progress);
    }
  }

  private void publish(Map<String, Object> figures, RecommendEvaluation evaluation) {
    ReportFiles.tell(List.of(figures), json);
    if (perUser != null) {
      UserLines.write(evaluation.report(), perUser);
    }
  }
}
