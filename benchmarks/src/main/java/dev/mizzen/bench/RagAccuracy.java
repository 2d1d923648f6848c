package dev.mizzen.bench;

import dev.mizzen.Embedder;
import dev.mizzen.bench.accuracy.ReportFiles;
import dev.mizzen.bench.cache.CachingEmbedder;
import dev.mizzen.bench.machine.Commit;
import dev.mizzen.bench.rag.GeneratorStudy;
import dev.mizzen.bench.rag.HopData;
import dev.mizzen.bench.rag.HopStudy;
import dev.mizzen.bench.rag.PlanStudy;
import dev.mizzen.bench.rag.SquadData;
import dev.mizzen.bench.rag.SquadStudy;
import dev.mizzen.spi.ChatModel;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures answers, citations and abstention on SQuAD 2 as one corpus, over seeded splits of its
 * articles into calibration and test; or, on collections with {@code qrels.tsv}, how much of the
 * evidence several searches find, planned by a language model or without one.
 */
@Command(
    name = "RagAccuracy",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures a pipeline's answers, citations and abstention.")
public final class RagAccuracy implements Callable<Integer> {
  private static final List<String> GENERATORS =
      List.of("extractive", "words", "gguf", "openai", "gold");

  @Option(names = "--data", required = true, description = "folder of the collection")
  private Path data = Path.of("");

  @Option(
      names = "--generator",
      defaultValue = "extractive",
      description =
          "extractive (by token vectors), words (by words alone), or, beside extractive on the same"
              + " questions, gguf (a model in a file) or openai (one at a url); over collections"
              + " with qrels.tsv, such a model plans the searches")
  private String generator = "extractive";

  @Option(names = "--model", defaultValue = "all-minilm-l6-v2-q", description = "embedder")
  private String modelId = "all-minilm-l6-v2-q";

  @Option(names = "--late", description = "the index keeps token vectors and ranks by them")
  private boolean late;

  @Option(names = "--splits", defaultValue = "10", description = "default: 10")
  private int splits = 10;

  @Option(names = "--false-refusals", defaultValue = "0.1", description = "default: 0.1")
  private double falseRefusals = 0.1;

  @Option(names = "--cache", description = "folder that keeps embeddings between runs")
  private @Nullable Path cache;

  @Option(names = "--json", description = "writes the figures here, questions beside as .jsonl")
  private @Nullable Path json;

  @Option(names = "--weights", description = "writes what the first split fitted here")
  private @Nullable Path weights;

  @ArgGroup(validate = false, heading = "Language models, over SQuAD 2:%n")
  private ChatOptions chat = new ChatOptions();

  private final double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();

  RagAccuracy() {}

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(
        Relaunch.ifNeeded(RagAccuracy.class, args)
            .orElseGet(() -> Programs.run(new RagAccuracy(), args)));
  }

  @Override
  public Integer call() {
    if (!GENERATORS.contains(generator)) {
      throw new IllegalArgumentException(
          "--generator is " + String.join(", ", GENERATORS) + "; got " + generator);
    }
    if (!HopData.isIn(data) && generator.equals("gold")) {
      throw new IllegalArgumentException(
          data + " has no parts of questions, which --generator gold plans by");
    }
    if (splits < 1) {
      throw new IllegalArgumentException("--splits must be at least 1, got " + splits);
    }
    if (!(falseRefusals >= 0 && falseRefusals < 1)) {
      throw new IllegalArgumentException(
          "--false-refusals must be from 0 to below 1, got " + falseRefusals);
    }
    if (HopData.isIn(data) && generator.equals("words")) {
      throw new IllegalArgumentException(
          data + " measures searches alone, which --generator words has no part in");
    }
    try (Embedder model = Embedder.model(modelId).open()) {
      if (cache == null) {
        measure(model);
      } else {
        try (CachingEmbedder caching = new CachingEmbedder(model, cache)) {
          measure(caching);
        }
      }
    }
    return 0;
  }

  private void measure(Embedder model) {
    if (HopData.isIn(data) && generator.equals("gold")) {
      plan(model, Optional.empty());
      return;
    }
    Optional<ChatModel> language = chat.open(generator);
    if (language.isPresent()) {
      try (ChatModel open = language.get()) {
        if (HopData.isIn(data)) {
          try (ChatModel keeping = chat.keeping(open)) {
            plan(model, Optional.of(keeping));
          }
        } else {
          write(model, open);
        }
      }
      return;
    }
    if (HopData.isIn(data)) {
      HopStudy study = new HopStudy(HopData.read(data));
      publish(study.run(model), study.rows());
      return;
    }
    SquadStudy study = new SquadStudy(SquadData.read(data), splits, falseRefusals);
    try (Progress progress = Progress.of("ask", "questions")) {
      Map<String, Object> figures =
          study.run(model, generator.equals("extractive"), late, progress);
      figures.put("generator", generator);
      figures.put("late", late);
      figures.put("splits", splits);
      figures.put("false_refusals_calibration", falseRefusals);
      publish(figures, study.rows());
    }
    if (weights != null) {
      ReportFiles.write(weights, study.firstModel().orElseThrow());
    }
  }

  private void plan(Embedder model, Optional<ChatModel> language) {
    PlanStudy study =
        new PlanStudy(data, chat.plan(), row -> System.err.print("\n" + ReportFiles.line(row)));
    try (Progress progress = Progress.of("ask", "questions")) {
      Map<String, Object> figures = study.run(model, language, progress);
      figures.put("language_model", language.map(ChatModel::id).orElse("none"));
      publish(figures, study.rows());
    }
  }

  private void write(Embedder model, ChatModel language) {
    GeneratorStudy study =
        new GeneratorStudy(
            SquadData.read(data),
            chat.settings(falseRefusals),
            row -> System.err.print("\n" + ReportFiles.line(row)));
    try (Progress progress = Progress.of("ask", "questions")) {
      Map<String, Object> figures = study.run(model, language, progress);
      figures.put("generator", generator);
      figures.put("language_model", language.id());
      publish(figures, study.rows());
    }
  }

  private void publish(Map<String, Object> figures, List<Map<String, Object>> rows) {
    figures.put("model", modelId);
    figures.put("load_average", load);
    figures.put("commit", Commit.atStart());
    figures.put("data", data.toAbsolutePath().normalize().getFileName().toString());
    ReportFiles.tell(List.of(figures), json);
    if (json != null) {
      ReportFiles.writeLines(rows, ReportFiles.linesBeside(json));
    }
  }
}
