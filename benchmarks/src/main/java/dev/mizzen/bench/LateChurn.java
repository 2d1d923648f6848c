package dev.mizzen.bench;

import dev.mizzen.Embedder;
import dev.mizzen.bench.accuracy.ReportFiles;
import dev.mizzen.bench.late.ChurnStudy;
import dev.mizzen.impl.eval.BeirDataset;
import dev.mizzen.impl.eval.BeirFolder;
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
 * Measures an index of token vectors that changes: how long until a batch of documents that come
 * and go is seen, without a commit, whether anything was built anew meanwhile, and what is found
 * once a share of all documents was exchanged, beside an index built of the same documents at once.
 */
@Command(
    name = "LateChurn",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures changes of an index of token vectors.")
public final class LateChurn implements Callable<Integer> {
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

  @Option(names = "--dimension", defaultValue = "128", description = "of the projected vectors")
  private int dimension;

  @Option(names = "--reserve", defaultValue = "1000", description = "documents not in at first")
  private int reserve;

  @Option(names = "--batch", defaultValue = "10", description = "documents out and in at once")
  private int batch;

  @Option(names = "--batches", defaultValue = "100", description = "that are timed")
  private int batches;

  @Option(
      names = "--pause",
      defaultValue = "0",
      description = "milliseconds before each timed batch; 0: as fast as they go")
  private int pause;

  @Option(names = "--share", defaultValue = "0.5", description = "exchanged in the end")
  private double share;

  @Option(names = "--threads", defaultValue = "2", description = "of the index")
  private int threads;

  @Option(names = "--index", required = true, description = "folder for two new indexes")
  private Path index = Path.of("");

  @Option(names = "--json", description = "writes the figures here")
  private @Nullable Path json;

  LateChurn() {}

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(
        Relaunch.ifNeeded(LateChurn.class, args)
            .orElseGet(() -> Programs.run(new LateChurn(), args)));
  }

  @Override
  public Integer call() throws IOException {
    BeirDataset task = new BeirFolder(data).read(split);
    try (Embedder model = Embedder.model(modelId).threads(threads).open();
        ChurnStudy study = new ChurnStudy(task, model, cache, dimension, queries, threads)) {
      String name = data.toAbsolutePath().normalize().getFileName() + "-" + modelId;
      Map<String, Object> figures =
          study.run(name, split, new ChurnStudy.Plan(reserve, batch, batches, pause, share), index);
      System.out.println(figures);
      Optional.ofNullable(json)
          .ifPresent(file -> ReportFiles.write(file, ReportFiles.jsonOf(List.of(figures))));
    }
    return 0;
  }
}
