package dev.mizzen.bench;

import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.bench.accuracy.ReportFiles;
import dev.mizzen.bench.cache.CachingEmbedder;
import dev.mizzen.bench.unanswerable.AskedQuestion;
import dev.mizzen.bench.unanswerable.Comparisons;
import dev.mizzen.bench.unanswerable.Corpus;
import dev.mizzen.bench.unanswerable.QuestionSplit;
import dev.mizzen.bench.unanswerable.Replies;
import dev.mizzen.bench.unanswerable.Systems;
import dev.mizzen.bench.unanswerable.Trial;
import dev.mizzen.bench.unanswerable.TrialFigures;
import dev.mizzen.impl.unanswerable.baseline.RagSystem;
import dev.mizzen.impl.unanswerable.score.ChatJudges;
import dev.mizzen.impl.unanswerable.score.Judges;
import dev.mizzen.impl.unanswerable.score.RuleJudges;
import dev.mizzen.search.Mode;
import dev.mizzen.spi.ChatModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Tries a system on questions that its documents do not answer, and on answerable ones where the
 * file has them; beside it, what refusing everything and answering everything would get.
 */
@Command(
    name = "UnanswerableAccuracy",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Tries a system on questions that its documents do not answer.")
public final class UnanswerableAccuracy implements Callable<Integer> {
  @Option(names = "--questions", required = true, description = "JSON, one object a line")
  private Path questions = Path.of("");

  @Option(names = "--corpus", required = true, description = "folder of the documents")
  private Path corpus = Path.of("");

  @Option(
      names = "--system",
      defaultValue = "pipeline",
      description =
          "pipeline, vector, vector-tree, hyde, raptor, ensemble, refusing or answering; default:"
              + " pipeline")
  private String system = "pipeline";

  @Option(
      names = "--mode",
      defaultValue = "HYBRID",
      description = "the pipeline's; default: HYBRID")
  private Mode mode = Mode.HYBRID;

  @Option(names = "--model", defaultValue = "all-minilm-l6-v2-q", description = "embedder")
  private String modelId = "all-minilm-l6-v2-q";

  @Mixin private Replies replies = new Replies();

  @Option(
      names = "--judge",
      defaultValue = "rules",
      description = "rules, or chat: the model itself")
  private String judge = "rules";

  @Option(names = "--false-refusals", defaultValue = "0.1", description = "default: 0.1")
  private double falseRefusals = 0.1;

  @Option(
      names = "--calibration",
      defaultValue = "0",
      description = "share of the questions that the pipeline is calibrated on, and not tried on")
  private double calibration;

  @Option(names = "--seed", defaultValue = "0", description = "of that choice; default: 0")
  private long seed;

  @Option(
      names = "--against",
      split = ",",
      description = ".jsonl files of earlier runs to test against")
  private List<Path> against = List.of();

  @Option(names = "--cache", description = "folder that keeps embeddings between runs")
  private @Nullable Path cache;

  @Option(names = "--json", description = "writes the figures here, questions beside as .jsonl")
  private @Nullable Path json;

  UnanswerableAccuracy() {}

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(
        Relaunch.ifNeeded(UnanswerableAccuracy.class, args)
            .orElseGet(() -> Programs.run(new UnanswerableAccuracy(), args)));
  }

  @Override
  public Integer call() {
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
    QuestionSplit split = QuestionSplit.of(AskedQuestion.read(questions), calibration, seed);
    Optional<ChatModel> writer = replies.open();
    try (Retriever retriever = Retriever.builder().embedder(model).open();
        Progress progress = Progress.of("ask", "questions")) {
      Corpus.fill(retriever, corpus);
      RagSystem tried =
          new Systems(retriever, model, writer)
              .open(system, new Systems.PipelineSettings(mode, falseRefusals, split.calibration()));
      Trial trial = Trial.of(tried, split.test(), judges(writer), progress);
      Map<String, Object> figures = TrialFigures.of(trial);
      figures.putAll(controls(split.test()));
      if (!against.isEmpty()) {
        figures.putAll(Comparisons.of(trial.rows(), against));
      }
      figures.put("documents", retriever.statistics().documents());
      writer.ifPresent(w -> figures.put("llm", w.id()));
      publish(figures, trial);
    } finally {
      writer.ifPresent(ChatModel::close);
    }
  }

  private Judges judges(Optional<ChatModel> writer) {
    return switch (judge) {
      case "rules" -> RuleJudges.all();
      case "chat" ->
          ChatJudges.all(
              writer.orElseThrow(
                  () -> new IllegalArgumentException("--judge chat needs a language model")));
      default -> throw new IllegalArgumentException("--judge is rules or chat, got " + judge);
    };
  }

  /** By rules, whatever judges the system: what they say needs no reading. */
  private static Map<String, Object> controls(List<AskedQuestion> asked) {
    Map<String, Object> figures = new LinkedHashMap<>();
    for (String name : List.of("refusing", "answering")) {
      RagSystem control = Systems.control(name);
      Trial trial = Trial.of(control, asked, RuleJudges.all(), ProgressListener.NONE);
      figures.putAll(TrialFigures.ofControl(name + "_", trial));
    }
    return figures;
  }

  private void publish(Map<String, Object> figures, Trial trial) {
    figures.put("system", system);
    figures.put("mode", mode.name());
    figures.put("model", modelId);
    figures.put("judge", judge);
    figures.put("false_refusals_calibration", falseRefusals);
    figures.put("calibration_share", calibration);
    figures.put("seed", seed);
    figures.put("data", corpus.toAbsolutePath().normalize().getFileName().toString());
    ReportFiles.tell(List.of(figures), json);
    if (json != null) {
      ReportFiles.writeLines(trial.rows(), ReportFiles.linesBeside(json));
    }
  }
}
