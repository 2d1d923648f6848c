package dev.mizzen.bench;

import dev.mizzen.Embedder;
import dev.mizzen.bench.accuracy.Outcome;
import dev.mizzen.bench.accuracy.ReportFiles;
import dev.mizzen.bench.accuracy.Scores;
import dev.mizzen.bench.cache.CachingEmbedder;
import dev.mizzen.bench.study.ClaimSplit;
import dev.mizzen.bench.study.HeadRanking;
import dev.mizzen.bench.study.HeadRuns;
import dev.mizzen.bench.study.StudyCorpus;
import dev.mizzen.bench.study.StudyQueries;
import dev.mizzen.bench.study.StudyRow;
import dev.mizzen.bench.study.Teacher;
import dev.mizzen.eval.EvaluationReport;
import dev.mizzen.eval.Qrels;
import dev.mizzen.eval.Run;
import dev.mizzen.impl.eval.BeirDataset;
import dev.mizzen.impl.eval.BeirFolder;
import dev.mizzen.impl.head.HeadKernels;
import dev.mizzen.impl.head.Network;
import dev.mizzen.impl.head.TokenSet;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimTopK;
import dev.mizzen.train.HeadShape;
import dev.mizzen.train.TrainingExample;
import dev.mizzen.train.TrainingLoss;
import dev.mizzen.train.TrainingOptions;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Whether projected token vectors rank as the full ones do: heads distilled from full-dimension
 * MaxSim on the train split, beside the full vectors, random projections, and, apart from these,
 * heads trained on the judgments.
 */
@Command(
    name = "HeadStudy",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Trains projection heads on a collection's train split and compares them.")
public final class HeadStudy implements Callable<Integer> {
  @Option(names = "--data", required = true, description = "folder in BEIR form")
  private Path data = Path.of("");

  @Option(names = "--model", defaultValue = "bge-small-en-v1.5", description = "model id")
  private String modelId = "bge-small-en-v1.5";

  @Option(names = "--cache", required = true, description = "folder of the embedding cache")
  private Path cache = Path.of("");

  @Option(names = "--dimensions", split = ",", defaultValue = "48", description = "k, one or more")
  private List<Integer> dimensions = List.of(48);

  @Option(names = "--seeds", defaultValue = "5", description = "trainings of each head")
  private int seeds = 5;

  @Option(names = "--epochs", defaultValue = "8", description = "at most")
  private int epochs = 8;

  @Option(names = "--rate", defaultValue = "1e-3", description = "highest learning rate")
  private double rate = 1e-3;

  @Option(names = "--tokens", defaultValue = "180", description = "of a document, in training")
  private int tokens = 180;

  @Option(names = "--heads", split = ",", defaultValue = "LINEAR,FFN2_RES", description = "kinds")
  private List<HeadShape.Kind> heads = List.of(HeadShape.Kind.LINEAR, HeadShape.Kind.FFN2_RES);

  @Option(names = "--supervised", description = "heads trained on judgments too")
  private boolean supervised;

  @Option(names = "--final", description = "evaluates on the test split instead of validation")
  private boolean last;

  @Option(
      names = "--json",
      required = true,
      description = "writes the table here, values beside it")
  private Path json = Path.of("");

  @Option(names = "--pictures", description = "folder for learning curves as PNG")
  private Optional<Path> pictures = Optional.empty();

  @Option(names = "--threads", description = "default: the number of processors")
  private int threads = Runtime.getRuntime().availableProcessors();

  private int corpusDimension;

  private HeadStudy() {}

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(
        Relaunch.ifNeeded(HeadStudy.class, args)
            .orElseGet(() -> Programs.run(new HeadStudy(), args)));
  }

  @Override
  public Integer call() {
    BeirDataset train = new BeirFolder(data).read("train");
    BeirDataset test = last ? new BeirFolder(data).read("test") : train;
    try (Embedder model = Embedder.model(modelId).queryPrefix("").threads(threads).open();
        CachingEmbedder caching = new CachingEmbedder(model, cache);
        Arena arena = Arena.ofShared();
        ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      Workers workers = Workers.of(executor, threads);
      KernelBackend backend = KernelBackends.select(Optional.empty());
      HeadKernels kernels = HeadKernels.of(backend, workers);
      StudyCorpus corpus = StudyCorpus.read(train.corpus(), caching, arena);
      corpusDimension = model.dimension();
      StudyQueries queries = StudyQueries.of(train.queries(), caching);
      ClaimSplit split = ClaimSplit.of(train.qrels(), 0.2, 42);
      StudyQueries asked = last ? StudyQueries.of(test.queries(), caching) : queries;
      List<String> ids = last ? asked.ids() : split.validation();
      Scores scores = new Scores(only(test.qrels(), ids));
      HeadRanking ranking =
          new HeadRanking(corpus, kernels, new MaxSimTopK(backend.maxSimTopK(workers)));
      TokenSet documents = corpus.cut(tokens);
      HeadRuns runs =
          new HeadRuns(
              seeds,
              kernels,
              queries,
              documents,
              head -> report(scores, ranking, asked, ids, head),
              pictures);
      Teacher teacher = new Teacher(queries, corpus, documents, kernels);
      study(runs, teacher, split, corpus, train.qrels(), scores);
    }
    return 0;
  }

  private static EvaluationReport report(
      Scores scores,
      HeadRanking ranking,
      StudyQueries queries,
      List<String> ids,
      Optional<Network> head) {
    Run run = ranking.run(head, queries, ids);
    return scores.of(run);
  }

  private static Qrels only(Qrels qrels, List<String> ids) {
    Qrels.Builder some = Qrels.builder();
    ids.forEach(id -> qrels.grades(id).forEach((document, grade) -> some.add(id, document, grade)));
    return some.build();
  }

  private void study(
      HeadRuns runs,
      Teacher teacher,
      ClaimSplit split,
      StudyCorpus corpus,
      Qrels qrels,
      Scores scores) {
    TrainingOptions options =
        TrainingOptions.standard().epochs(epochs).batch(16).learningRate(rate).patience(3);
    List<StudyRow> rows = new ArrayList<>();
    rows.add(runs.full());
    publish(rows, scores, split);
    List<TrainingExample> validation = teacher.distillation(split.validation(), 1000);
    for (int k : dimensions) {
      rows.add(runs.random(k));
      publish(rows, scores, split);
      for (HeadShape.Kind kind : heads) {
        rows.add(
            runs.trained(
                kind + " distilled",
                shape(kind, k),
                TrainingLoss.DISTILLATION,
                options,
                seed -> teacher.distillation(split.train(), seed),
                validation));
        publish(rows, scores, split);
      }
      if (supervised) {
        supervised(rows, runs, teacher, split, corpus, qrels, k);
        publish(rows, scores, split);
      }
    }
  }

  private void supervised(
      List<StudyRow> rows,
      HeadRuns runs,
      Teacher teacher,
      ClaimSplit split,
      StudyCorpus corpus,
      Qrels qrels,
      int k) {
    List<TrainingExample> judged = teacher.judged(split.train(), corpus.numbers(), qrels, 3);
    rows.add(
        runs.trained(
            HeadShape.Kind.LINEAR + " supervised",
            shape(HeadShape.Kind.LINEAR, k),
            TrainingLoss.CONTRASTIVE,
            TrainingOptions.standard().epochs(epochs).batch(16).learningRate(rate),
            seed -> judged,
            teacher.judged(split.validation(), corpus.numbers(), qrels, 3)));
  }

  private HeadShape shape(HeadShape.Kind kind, int k) {
    return new HeadShape(kind, corpusDimension, k, 2, HeadShape.Activation.IDENTITY);
  }

  private void publish(List<StudyRow> rows, Scores scores, ClaimSplit split) {
    List<Map<String, Object>> table = new ArrayList<>();
    List<Outcome> values = new ArrayList<>();
    for (StudyRow row : rows) {
      String name = row.system() + " " + row.dimension();
      Outcome outcome = new Outcome(name, Run.builder().build(), row.mean());
      compare(outcome, "vs_full_", row, rows.getFirst(), scores);
      rows.stream()
          .filter(r -> r.system().startsWith("random") && r.dimension() == row.dimension())
          .findFirst()
          .ifPresent(random -> compare(outcome, "vs_random_", row, random, scores));
      rows.stream()
          .filter(r -> r.system().startsWith("LINEAR dist") && r.dimension() == row.dimension())
          .findFirst()
          .ifPresent(linear -> compare(outcome, "vs_linear_", row, linear, scores));
      Map<String, Object> figures = new LinkedHashMap<>(outcome.figures());
      figures.put("dimension", row.dimension());
      figures.put("seeds", row.reports().size());
      figures.put("ndcg@10_by_seed", row.reports().stream().map(r -> r.mean(Scores.NDCG)).toList());
      figures.putAll(row.figures());
      figures.put("split", last ? "test" : "validation (20 % of train, by cited document)");
      figures.put("train_queries", split.train().size());
      figures.put("document_tokens_in_training", tokens);
      table.add(figures);
      values.add(outcome);
    }
    ReportFiles.write(json, ReportFiles.jsonOf(table));
    ReportFiles.writePerQuery(
        values, Path.of(json.toString().replaceFirst("\\.json$", "") + ".jsonl"));
  }

  private static void compare(
      Outcome outcome, String prefix, StudyRow row, StudyRow baseline, Scores scores) {
    if (!row.equals(baseline)) {
      outcome.comparison(prefix, scores.compare(row.mean(), baseline.mean()));
    }
  }
}
