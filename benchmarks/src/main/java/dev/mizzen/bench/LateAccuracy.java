package dev.mizzen.bench;

import dev.mizzen.Embedder;
import dev.mizzen.bench.accuracy.ReportFiles;
import dev.mizzen.bench.late.LateStudy;
import dev.mizzen.impl.eval.BeirDataset;
import dev.mizzen.impl.eval.BeirFolder;
import dev.mizzen.impl.late.ListKnobs;
import dev.mizzen.index.TokenStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures late interaction over inverted lists against exact MaxSim of every document: what is
 * found, how fast, and in how many bytes. On a judged collection as it is, or on passages composed
 * from its sentences.
 */
@Command(
    name = "LateAccuracy",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures late interaction over inverted lists against exact MaxSim.")
public final class LateAccuracy implements Callable<Integer> {
  @Option(names = "--data", required = true, description = "folder in BEIR form")
  private Path data = Path.of("");

  @Option(names = "--model", defaultValue = "bge-small-en-v1.5", description = "model id")
  private String modelId = "";

  @Option(names = "--cache", required = true, description = "folder that keeps embeddings")
  private Path cache = Path.of("");

  @Option(names = "--split", defaultValue = "train", description = "default: train")
  private String split = "";

  @Option(names = "--queries", defaultValue = "300", description = "the first so many, evenly")
  private int queries;

  @Option(
      names = "--documents",
      defaultValue = "2147483647",
      description = "the first so many of the collection (default: all)")
  private int documents;

  @Option(
      names = "--passages",
      split = ",",
      description = "numbers of passages of 4 sentences, instead of the documents")
  private List<Integer> passages = List.of();

  @Option(names = "--dimension", defaultValue = "128", description = "of the projected vectors")
  private int dimension;

  @Option(names = "--centroids", split = ",", description = "0: by the number of tokens")
  private List<Integer> centroids = List.of(0);

  @Option(names = "--form", split = ",", description = "1bit, 2bit, 4bit, pqM")
  private List<String> forms = List.of("2bit");

  @Option(names = "--probes", split = ",", description = "lists that a query token looks into")
  private List<Integer> probes = List.of(ListKnobs.PROBES);

  @Option(
      names = "--impute",
      split = ",",
      description = "tokens in lists before the imputed score, in 1/1000 of all tokens")
  private List<Double> impute = List.of(1.0);

  @Option(names = "--candidates", defaultValue = "100", description = "that are scored exactly")
  private int candidates;

  @Option(names = "--threads", defaultValue = "2", description = "for building and throughput")
  private int threads;

  @Option(names = "--timed", description = "measures times alone and on all threads")
  private boolean timed;

  @Option(names = "--times-only", description = "leaves out what is found: a short run")
  private boolean timesOnly;

  @Option(
      names = "--index",
      description = "folder of an index through the public API, written if not there")
  private @Nullable Path index;

  @Option(
      names = "--storage",
      defaultValue = "INT8",
      description = "of token vectors in that index: INT8, FLOAT16, FLOAT32, CODES")
  private TokenStorage storage = TokenStorage.INT8;

  @Option(names = "--json", description = "writes the figures here")
  private @Nullable Path json;

  LateAccuracy() {}

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(
        Relaunch.ifNeeded(LateAccuracy.class, args)
            .orElseGet(() -> Programs.run(new LateAccuracy(), args)));
  }

  @Override
  public Integer call() throws IOException {
    BeirDataset task = new BeirFolder(data).read(split);
    List<Map<String, Object>> rows;
    try (Embedder model = Embedder.model(modelId).threads(threads).open();
        LateStudy study = new LateStudy(task, model, cache, dimension, queries, threads)) {
      LateStudy.Grid grid =
          new LateStudy.Grid(
              documents,
              passages,
              centroids,
              forms,
              probes,
              impute,
              candidates,
              timed || timesOnly,
              !timesOnly);
      String name = data.toAbsolutePath().normalize().getFileName() + "-" + modelId;
      rows =
          index == null
              ? study.run(name, split, grid)
              : study.runIndex(name, split, grid, index, storage);
    }
    Optional.ofNullable(json).ifPresent(file -> ReportFiles.write(file, ReportFiles.jsonOf(rows)));
    return 0;
  }
}
