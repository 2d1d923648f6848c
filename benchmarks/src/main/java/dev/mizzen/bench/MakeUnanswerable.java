package dev.mizzen.bench;

import dev.mizzen.Document;
import dev.mizzen.Documents;
import dev.mizzen.Embedder;
import dev.mizzen.bench.accuracy.ReportFiles;
import dev.mizzen.eval.unanswerable.Difficulty;
import dev.mizzen.eval.unanswerable.ExternalArticleSource;
import dev.mizzen.eval.unanswerable.GenerationReport;
import dev.mizzen.eval.unanswerable.GenerationSizes;
import dev.mizzen.eval.unanswerable.InformationRequest;
import dev.mizzen.eval.unanswerable.UnanswerableQuestions;
import dev.mizzen.impl.eval.BeirFolder;
import dev.mizzen.spi.ChatModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Makes questions that a corpus cannot answer in full (CRUMQs, arXiv:2510.11956). May be stopped at
 * any time and goes on where it was.
 */
@Command(
    name = "MakeUnanswerable",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Makes questions that a corpus cannot answer, from articles outside of it.")
public final class MakeUnanswerable implements Callable<Integer> {
  @Option(
      names = "--corpus",
      required = true,
      description = "folder of .txt and .md files, or one with a corpus.jsonl in BEIR form")
  private Path corpus = Path.of("");

  @Option(
      names = "--external",
      required = true,
      description = "folder of .txt and .md files, or file of articles as JSON lines")
  private Path external = Path.of("");

  @Option(names = "--requests", required = true, description = "file of requests as JSON lines")
  private Path requests = Path.of("");

  @Option(names = "--out", required = true, description = "file of questions as JSON lines")
  private Path out = Path.of("");

  @Option(names = "--work", description = "folder of replies and articles; default: OUT.work")
  private @Nullable Path work;

  @Option(names = "--embedder", defaultValue = "bge-small-en-v1.5", description = "embedder")
  private String embedderId = "bge-small-en-v1.5";

  @Option(names = "--json", description = "writes what became of everything here")
  private @Nullable Path json;

  @Mixin private final ModelOptions model = new ModelOptions();

  @Mixin private final QuestionOptions options = new QuestionOptions();

  MakeUnanswerable() {}

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(
        Relaunch.ifNeeded(MakeUnanswerable.class, args)
            .orElseGet(() -> Programs.run(new MakeUnanswerable(), args)));
  }

  @Override
  public Integer call() {
    List<InformationRequest> wanted = UnanswerableQuestions.readRequests(requests);
    ExternalArticleSource articles = ExternalArticleSource.read(external);
    GenerationSizes sizes = options.sizes();
    Difficulty difficulty = options.difficulty();
    Iterable<Document> documents = documents();
    try (ChatModel chat = model.open();
        Embedder embedder = Embedder.model(embedderId).open();
        PhaseProgress progress = new PhaseProgress()) {
      GenerationReport report =
          UnanswerableQuestions.with(chat, embedder)
              .sizes(sizes)
              .difficulty(difficulty)
              .rule(options.rule())
              .calls(model.calls())
              .checkpoint(work == null ? out.resolveSibling(out.getFileName() + ".work") : work)
              .make(documents, wanted, articles, progress);
      UnanswerableQuestions.write(out, report.questions());
      ReportFiles.tell(List.of(figures(report)), json);
    }
    return 0;
  }

  private Iterable<Document> documents() {
    if (Files.exists(corpus.resolve("corpus.jsonl"))
        || Files.exists(corpus.resolve("corpus.jsonl.gz"))) {
      return new BeirFolder(corpus)
          .corpus().stream()
              .map(entry -> Document.builder(entry.id()).title(entry.title()).text(entry.text()))
              .map(Document.Builder::build)
              .toList();
    }
    return Documents.inFolder(corpus).toList();
  }

  private static Map<String, Object> figures(GenerationReport report) {
    Map<String, Object> figures = new LinkedHashMap<>();
    report
        .counts()
        .forEach((count, number) -> figures.put(count.name().toLowerCase(Locale.ROOT), number));
    figures.put("prompt_tokens", report.usage().promptTokens());
    figures.put("answer_tokens", report.usage().answerTokens());
    report.refusal().ifPresent(words -> figures.put("refusal", words));
    figures.putAll(report.provenance());
    return figures;
  }
}
