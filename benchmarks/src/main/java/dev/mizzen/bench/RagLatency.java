package dev.mizzen.bench;

import dev.mizzen.Embedder;
import dev.mizzen.bench.accuracy.ReportFiles;
import dev.mizzen.bench.machine.Commit;
import dev.mizzen.bench.rag.LatencyStudy;
import dev.mizzen.bench.rag.SquadData;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Times what a pipeline does beside reading and writing: search (the question's encoding included),
 * packing and the citation gate, over an index of passages composed of SQuAD's sentences.
 */
@Command(
    name = "RagLatency",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Times a pipeline's search, packing and citation gate.")
public final class RagLatency implements Callable<Integer> {
  @Option(names = "--data", required = true, description = "folder of SQuAD 2")
  private Path data = Path.of("");

  @Option(names = "--index", required = true, description = "folder of the index; made if absent")
  private Path index = Path.of("");

  @Option(names = "--model", defaultValue = "all-minilm-l6-v2-q", description = "embedder")
  private String modelId = "all-minilm-l6-v2-q";

  @Option(names = "--passages", defaultValue = "100000", description = "default: 100,000")
  private int passages = 100_000;

  @Option(names = "--questions", defaultValue = "400", description = "timed; default: 400")
  private int questions = 400;

  @Option(names = "--warm-up", defaultValue = "600", description = "not timed; default: 600")
  private int warmUp = 600;

  @Option(names = "--threads", defaultValue = "2", description = "of the embedder; default: 2")
  private int threads = 2;

  @Option(names = "--build-only", description = "makes the index and times nothing")
  private boolean buildOnly;

  @Option(names = "--json", description = "writes the figures here")
  private @Nullable Path json;

  RagLatency() {}

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(
        Relaunch.ifNeeded(RagLatency.class, args)
            .orElseGet(() -> Programs.run(new RagLatency(), args)));
  }

  @Override
  public Integer call() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    SquadData squad = SquadData.read(data);
    try (Embedder model = Embedder.model(modelId).threads(threads).open()) {
      try (Progress progress = Progress.of("index", "passages")) {
        LatencyStudy.build(squad, model, index, passages, progress);
      }
      if (buildOnly) {
        return 0;
      }
      Map<String, Object> figures = LatencyStudy.measure(squad, model, index, questions, warmUp);
      figures.put("model", modelId);
      figures.put("threads", threads);
      figures.put("load_average", load);
      figures.put("commit", Commit.atStart());
      ReportFiles.tell(List.of(figures), json);
    }
    return 0;
  }
}
