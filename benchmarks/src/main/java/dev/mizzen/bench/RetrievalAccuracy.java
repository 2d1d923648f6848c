package dev.mizzen.bench;

import dev.mizzen.Embedder;
import dev.mizzen.bench.accuracy.CorpusIndex;
import dev.mizzen.bench.accuracy.EncodedQueries;
import dev.mizzen.bench.accuracy.Evaluation;
import dev.mizzen.bench.accuracy.Outcome;
import dev.mizzen.bench.accuracy.ReportFiles;
import dev.mizzen.bench.accuracy.Scores;
import dev.mizzen.bench.accuracy.SearchMode;
import dev.mizzen.bench.accuracy.Searches;
import dev.mizzen.bench.accuracy.WeightChoice;
import dev.mizzen.bench.cache.CachingEmbedder;
import dev.mizzen.embed.EmbedderBuilder;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.eval.EvaluationReport;
import dev.mizzen.impl.eval.BeirDataset;
import dev.mizzen.impl.eval.BeirFolder;
import dev.mizzen.index.TextSettings;
import dev.mizzen.kernels.KernelBackends;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures the rankings of each mode against the judgments of a collection, by trec_eval's
 * conventions, through the public API on one index on the disk.
 */
@Command(
    name = "RetrievalAccuracy",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures search modes on a judged collection in BEIR form.")
public final class RetrievalAccuracy implements Callable<Integer> {
  private static final String TRAIN = "train";

  @Option(names = "--data", required = true, description = "folder in BEIR form")
  private Path data = Path.of("");

  @Option(names = "--model", description = "model id; may be left out for bm25 alone")
  private Optional<String> modelId = Optional.empty();

  @Option(
      names = "--mode",
      required = true,
      split = ",",
      description = "one or more of: bm25, dense, late, hybrid")
  private List<SearchMode> modes = List.of();

  @Option(names = "--split", defaultValue = "test", description = "default: test")
  private String split = "test";

  @Option(names = "--cache", description = "folder that keeps embeddings between runs")
  private @Nullable Path cache;

  @Option(names = "--query-prefix", description = "instead of the model's own; may be empty")
  private Optional<String> queryPrefix = Optional.empty();

  @Option(names = "--json", description = "writes the figures here")
  private @Nullable Path json;

  @Option(
      names = "--per-query",
      description = "writes each query's values here; default: beside --json, as .jsonl")
  private @Nullable Path perQuery;

  @Option(names = "--run", description = "writes TREC runs here; several modes: FILE.MODE")
  private @Nullable Path run;

  @Option(names = "--threads", description = "default: the number of processors")
  private int threads = Runtime.getRuntime().availableProcessors();

  RetrievalAccuracy() {}

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(
        Relaunch.ifNeeded(RetrievalAccuracy.class, args)
            .orElseGet(() -> Programs.run(new RetrievalAccuracy(), args)));
  }

  @Override
  public Integer call() {
    BeirDataset task = new BeirFolder(data).read(split);
    if (modes.stream().noneMatch(SearchMode::needsModel)) {
      publish(measureWords(task));
      return 0;
    }
    try (Embedder model = openModel()) {
      if (cache == null) {
        publish(measure(task, model, model, 0));
        return 0;
      }
      try (CachingEmbedder caching = new CachingEmbedder(model, cache)) {
        publish(measure(task, model, caching, cachedShare(task, caching)));
      }
    }
    return 0;
  }

  private Embedder openModel() {
    String id =
        modelId.orElseThrow(
            () -> new IllegalArgumentException("the modes " + modes + " need --model"));
    EmbedderBuilder builder = Embedder.model(id).threads(threads);
    queryPrefix.ifPresent(builder::queryPrefix);
    return builder.open();
  }

  private List<Outcome> measureWords(BeirDataset task) {
    CorpusIndex.Settings settings = CorpusIndex.Settings.words(TextSettings.english());
    EncodedQueries queries = EncodedQueries.words(task.queries());
    try (CorpusIndex index = index(task, settings)) {
      return outcomes(task, index, queries, Optional.empty(), 0);
    }
  }

  private List<Outcome> measure(
      BeirDataset task, Embedder model, Embedder forCorpus, double cachedShare) {
    boolean tokens = modes.contains(SearchMode.LATE);
    CorpusIndex.Settings settings =
        new CorpusIndex.Settings(TextSettings.english(), Optional.of(forCorpus), tokens);
    EncodedQueries queries = EncodedQueries.of(model, task.queries(), tokens);
    try (CorpusIndex index = index(task, settings)) {
      return outcomes(task, index, queries, weight(index, model), cachedShare);
    }
  }

  private CorpusIndex index(BeirDataset task, CorpusIndex.Settings settings) {
    try (Progress progress = Progress.of("index", "documents")) {
      return CorpusIndex.build(task.corpus(), settings, progress);
    }
  }

  /** Chosen on the train split alone, and only if that is not the one to be measured. */
  private Optional<WeightChoice> weight(CorpusIndex index, Embedder model) {
    BeirFolder folder = new BeirFolder(data);
    if (!modes.contains(SearchMode.HYBRID) || split.equals(TRAIN) || !folder.hasSplit(TRAIN)) {
      return Optional.empty();
    }
    BeirDataset train = folder.read(TRAIN);
    EncodedQueries queries = EncodedQueries.of(model, train.queries(), false);
    return Optional.of(
        WeightChoice.on(new Searches(index.retriever()), queries.queries(), train.qrels()));
  }

  private List<Outcome> outcomes(
      BeirDataset task,
      CorpusIndex index,
      EncodedQueries queries,
      Optional<WeightChoice> weight,
      double cachedShare) {
    Searches searches = new Searches(index.retriever());
    Evaluation evaluation = new Evaluation(task, queries.queries(), searches, weight);
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    String backend = KernelBackends.select(Optional.empty()).id();
    Set<SearchMode> distinct = new LinkedHashSet<>(modes);
    return distinct.stream()
        .map(
            mode ->
                besides(mode, task, evaluation.outcome(mode))
                    .put("documents_per_second", index.documentsPerSecond())
                    .put("embeddings_from_cache", cachedShare)
                    .put("query_encoding_ms", mode.needsModel() ? queries.millisPerQuery() : 0.0)
                    .put("index_bytes", index.bytes())
                    .put("backend", backend)
                    .put("load_average", load)
                    .put("model", mode.needsModel() ? modelId.orElse("") : "")
                    .put("query_prefix", mode.needsModel() ? queries.prefix() : "")
                    .put("data", data.toAbsolutePath().normalize().getFileName().toString())
                    .put("split", split)
                    .put("documents", task.corpus().size())
                    .put("queries", task.queries().size()))
        .toList();
  }

  /** BM25 stands beside itself with Lucene's default parameters. */
  private Outcome besides(SearchMode mode, BeirDataset task, Outcome outcome) {
    if (mode != SearchMode.BM25) {
      return outcome;
    }
    TextSettings lucene = TextSettings.english().bm25(1.2, 0.75);
    try (CorpusIndex index = index(task, CorpusIndex.Settings.words(lucene))) {
      EvaluationReport report =
          new Scores(task.qrels())
              .of(
                  new Searches(index.retriever())
                      .run(EncodedQueries.words(task.queries()).queries(), mode.ranker()));
      return outcome.metrics("lucene_default_", report);
    }
  }

  private double cachedShare(BeirDataset task, CachingEmbedder caching) {
    boolean tokens = modes.contains(SearchMode.LATE);
    EncodeOptions options =
        tokens ? EncodeOptions.passage().withTokenVectors() : EncodeOptions.passage();
    long cached =
        task.corpus().stream()
            .filter(entry -> caching.cache(options).contains(entry.titleAndText()))
            .count();
    return task.corpus().isEmpty() ? 0 : (double) cached / task.corpus().size();
  }

  private void publish(List<Outcome> outcomes) {
    System.out.print(ReportFiles.json(outcomes));
    if (json != null) {
      ReportFiles.write(json, ReportFiles.json(outcomes));
    }
    Optional.ofNullable(perQuery)
        .or(() -> Optional.ofNullable(json).map(RetrievalAccuracy::asJsonLines))
        .ifPresent(file -> ReportFiles.writePerQuery(outcomes, file));
    if (run != null) {
      ReportFiles.writeRuns(outcomes, run);
    }
  }

  private static Path asJsonLines(Path json) {
    String name = json.getFileName().toString().replaceFirst("\\.json$", "");
    return json.resolveSibling(name + ".jsonl");
  }
}
