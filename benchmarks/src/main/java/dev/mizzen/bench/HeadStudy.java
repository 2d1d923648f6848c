package dev.mizzen.bench;

import dev.mizzen.Embedder;
import dev.mizzen.bench.accuracy.Scores;
import dev.mizzen.bench.cache.CachingEmbedder;
import dev.mizzen.bench.late.Projection;
import dev.mizzen.bench.study.ClaimSplit;
import dev.mizzen.bench.study.HeadRanking;
import dev.mizzen.bench.study.HeadRuns;
import dev.mizzen.bench.study.KnownCells;
import dev.mizzen.bench.study.StudyCorpus;
import dev.mizzen.bench.study.StudyData;
import dev.mizzen.bench.study.StudyOptions;
import dev.mizzen.bench.study.StudyQueries;
import dev.mizzen.bench.study.StudyRow;
import dev.mizzen.bench.study.StudySystem;
import dev.mizzen.bench.study.StudyTable;
import dev.mizzen.bench.study.Teacher;
import dev.mizzen.bench.study.TeacherScores;
import dev.mizzen.eval.Qrels;
import dev.mizzen.impl.eval.BeirDataset;
import dev.mizzen.impl.eval.BeirFolder;
import dev.mizzen.impl.head.HeadKernels;
import dev.mizzen.impl.head.TokenSet;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimTopK;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Whether projected token vectors rank as the full ones do: heads distilled from full-dimension
 * MaxSim on the train split, beside the full vectors, random and principal directions, and, apart
 * from these, heads trained on the judgments. May be stopped at any time and goes on where it was.
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

  @Option(
      names = "--cells",
      required = true,
      description = "folder of heads and what was found with each")
  private Path cells = Path.of("");

  @Option(names = "--dimensions", split = ",", defaultValue = "48", description = "k, one or more")
  private List<Integer> dimensions = List.of(48);

  @Option(
      names = "--systems",
      split = ",",
      defaultValue = "random,pca,linear,ffn2-res",
      description = "rows of the table, see StudySystem; full vectors are always there")
  private List<String> systems = List.of();

  @Option(names = "--seeds", defaultValue = "5", description = "trainings of each head")
  private int seeds = 5;

  @Mixin private StudyOptions options = new StudyOptions();

  @Option(names = "--final", description = "evaluates on the test split instead of validation")
  private boolean last;

  @Option(names = "--train-only", description = "makes the heads and evaluates nothing")
  private boolean trainOnly;

  @Option(
      names = "--known",
      description = "trains and evaluates nothing: makes the table of what the cells hold")
  private boolean knownOnly;

  @Option(names = "--json", description = "writes the table here, each query's values beside it")
  private Optional<Path> json = Optional.empty();

  @Option(names = "--threads", description = "default: the number of processors")
  private int threads = Runtime.getRuntime().availableProcessors();

  HeadStudy() {}

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(
        Relaunch.ifNeeded(HeadStudy.class, args)
            .orElseGet(() -> Programs.run(new HeadStudy(), args)));
  }

  @Override
  public Integer call() {
    BeirDataset train = new BeirFolder(data).read("train");
    BeirDataset asked = last ? new BeirFolder(data).read("test") : train;
    create(cells);
    if (knownOnly) {
      tabulate(asked, ClaimSplit.of(train.qrels(), 0.2, 42));
      return 0;
    }
    try (Embedder model = Embedder.model(modelId).queryPrefix("").threads(threads).open();
        CachingEmbedder caching = new CachingEmbedder(model, cache);
        Arena arena = Arena.ofShared();
        ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      Workers workers = Workers.of(executor, threads);
      KernelBackend backend = KernelBackends.select(Optional.empty());
      StudyData known = read(train, caching, arena, backend, workers);
      StudyQueries queries = last ? StudyQueries.of(asked.queries(), caching) : known.queries();
      List<String> ids = last ? queries.ids() : known.split().validation();
      Scores scores = new Scores(only(asked.qrels(), ids));
      HeadRanking ranking =
          new HeadRanking(
              known.corpus(), known.kernels(), new MaxSimTopK(backend.maxSimTopK(workers)));
      HeadRuns runs =
          new HeadRuns(
              known,
              options.setting(),
              cells,
              last ? "test" : "validation",
              head -> scores.of(ranking.run(head, queries, ids)));
      study(runs, model.dimension(), new StudyTable(scores, facts(known.split())));
    }
    return 0;
  }

  private StudyData read(
      BeirDataset train,
      CachingEmbedder caching,
      Arena arena,
      KernelBackend backend,
      Workers workers) {
    StudyCorpus corpus = StudyCorpus.read(train.corpus(), caching, arena);
    StudyQueries queries = StudyQueries.of(train.queries(), caching);
    TokenSet documents = corpus.cut(options.setting().tokens());
    Path file = cells.resolve("teacher-" + options.setting().tokens() + ".scores");
    TeacherScores scores = TeacherScores.of(queries.tokens(), documents, backend, workers, file);
    Projection principal = new Projection(backend, workers, caching.dimension());
    corpus.blocks(principal::add);
    return new StudyData(
        corpus,
        documents,
        queries,
        ClaimSplit.of(train.qrels(), 0.2, 42),
        train.qrels(),
        new Teacher(queries.ids(), scores),
        principal,
        HeadKernels.of(backend, workers));
  }

  private static Qrels only(Qrels qrels, List<String> ids) {
    Qrels.Builder some = Qrels.builder();
    ids.forEach(id -> qrels.grades(id).forEach((document, grade) -> some.add(id, document, grade)));
    return some.build();
  }

  /** The rows that the cells hold, whatever their seeds. */
  private void tabulate(BeirDataset asked, ClaimSplit split) {
    List<String> ids = last ? List.copyOf(asked.queries().keySet()) : split.validation();
    StudyTable table = new StudyTable(new Scores(only(asked.qrels(), ids)), facts(split));
    KnownCells known = new KnownCells(cells, last ? "test" : "validation");
    int inputDimension = known.fullDimension();
    known.row(StudySystem.parse("full", inputDimension, inputDimension)).ifPresent(table::add);
    for (int k : dimensions) {
      for (String system : systems) {
        known.row(StudySystem.parse(system, inputDimension, k)).ifPresent(table::add);
      }
    }
    json.ifPresent(table::write);
  }

  private Map<String, Object> facts(ClaimSplit split) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("split", last ? "test" : "validation (20 % of train, by cited document)");
    facts.put("train_queries", split.train().size());
    facts.put("validation_queries", split.validation().size());
    facts.put("setting", options.setting().toString());
    return facts;
  }

  private void study(HeadRuns runs, int inputDimension, StudyTable table) {
    boolean evaluate = !trainOnly;
    if (evaluate) {
      table.add(runs.row(StudySystem.parse("full", inputDimension, inputDimension), 1, true));
    }
    for (int k : dimensions) {
      for (String system : systems) {
        StudyRow row = runs.row(StudySystem.parse(system, inputDimension, k), seeds, evaluate);
        if (evaluate) {
          table.add(row);
          json.ifPresent(table::write);
        }
      }
    }
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create " + folder, e);
    }
  }
}
