package dev.mizzen.bench.unanswerable;

import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.RagPipeline;
import dev.mizzen.Retriever;
import dev.mizzen.impl.unanswerable.baseline.Baselines;
import dev.mizzen.impl.unanswerable.baseline.Controls;
import dev.mizzen.impl.unanswerable.baseline.RagSystem;
import dev.mizzen.impl.unanswerable.baseline.RaptorBuilder;
import dev.mizzen.impl.unanswerable.baseline.RaptorOptions;
import dev.mizzen.impl.unanswerable.baseline.RaptorTree;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.rag.CalibrationQuestion;
import dev.mizzen.rag.Question;
import dev.mizzen.rag.RagBuilder;
import dev.mizzen.search.Mode;
import dev.mizzen.spi.ChatModel;
import java.util.List;
import java.util.Optional;

/**
 * The systems that can be tried, by name, over one retriever.
 *
 * @param retriever with the documents
 * @param embedder the retriever's
 * @param model that writes, if any
 */
public record Systems(Retriever retriever, Embedder embedder, Optional<ChatModel> model) {
  /** Names of systems. */
  public static final List<String> NAMES =
      List.of(
          "pipeline",
          "vector",
          "hyde",
          "raptor",
          "ensemble",
          "vector-tree",
          "refusing",
          "answering");

  /** What the control says that always answers. */
  public static final String ANSWER = "Yes.";

  private static final int PASSAGES = 5;

  /** How the pipeline is set. */
  public record PipelineSettings(Mode mode, double falseRefusals, List<AskedQuestion> calibration) {
    /** Copies the list. */
    public PipelineSettings {
      calibration = List.copyOf(calibration);
    }
  }

  /**
   * The system of a name.
   *
   * @throws IllegalArgumentException if there is none, or it needs a model that is not given
   */
  public RagSystem open(String name, PipelineSettings settings) {
    return switch (name) {
      case "pipeline" -> pipeline(settings);
      case "vector" -> baselines(name).vector();
      case "vector-tree" -> baselines(name).withTreeSummaries().vector();
      case "hyde" -> baselines(name).hyde();
      case "raptor" -> baselines(name).raptor(tree());
      case "ensemble" -> baselines(name).ensemble(tree());
      default -> control(name);
    };
  }

  /**
   * The control of a name, which needs nothing.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static RagSystem control(String name) {
    return switch (name) {
      case "refusing" -> Controls.refusing();
      case "answering" -> Controls.answering(ANSWER);
      default ->
          throw new IllegalArgumentException("--system is one of " + NAMES + ", got " + name);
    };
  }

  private RagSystem pipeline(PipelineSettings settings) {
    List<CalibrationQuestion> calibration =
        settings.calibration().stream()
            .map(q -> new CalibrationQuestion(Question.of(q.text()), q.answerable()))
            .toList();
    RagBuilder builder =
        RagPipeline.over(retriever)
            .embedder(embedder)
            .mode(settings.mode())
            .falseRefusalRate(settings.falseRefusals())
            .calibration(calibration);
    model.ifPresent(builder::chatModel);
    RagPipeline pipeline = builder.open();
    return pipeline::ask;
  }

  private Baselines baselines(String name) {
    return new Baselines(retriever, embedder, needed(name), backend(), PASSAGES);
  }

  private RaptorTree tree() {
    return new RaptorBuilder(
            embedder, needed("a tree of summaries"), backend(), RaptorOptions.DEFAULT)
        .build(retriever, ProgressListener.NONE);
  }

  private ChatModel needed(String what) {
    return model.orElseThrow(
        () ->
            new IllegalArgumentException(
                what + " needs a language model: add --gguf, --url or --replies"));
  }

  private static KernelBackend backend() {
    return KernelBackends.select(Optional.empty());
  }
}
