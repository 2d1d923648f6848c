package dev.mizzen.samples.search;

import dev.mizzen.Embedder;
import dev.mizzen.embed.Pooling;
import dev.mizzen.samples.search.corpus.CacheFolder;
import dev.mizzen.samples.search.corpus.CorpusIndex;
import dev.mizzen.samples.search.corpus.IndexFolder;
import dev.mizzen.samples.search.show.Screen;
import dev.mizzen.samples.search.source.DocumentSource;
import dev.mizzen.samples.search.source.SciFact;
import dev.mizzen.samples.search.source.Sources;
import dev.mizzen.search.Mode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The arguments. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    version = "search 0.1.0",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description =
        "Indexes documents and answers questions over them: by words (bm25), by meaning (dense),"
            + " token by token (late), or by words and meaning (hybrid). Without --folder, the"
            + " documents are the 5,183 abstracts of SciFact.")
final class SearchCommand implements Callable<Integer> {
  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Documents: .txt, .md and .jsonl files, or a corpus.jsonl as BEIR has it.")
  private @Nullable Path folder;

  @Option(
      names = "--index",
      paramLabel = "DIR",
      description = "Where to keep the index; in the user's cache folder if not given.")
  private @Nullable Path index;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = Models.DEFAULT,
      description = "A bundled model, or a folder with an ONNX model (default: ${DEFAULT-VALUE}).")
  private String model = Models.DEFAULT;

  @Option(
      names = "--pooling",
      paramLabel = "cls|mean",
      converter = Poolings.class,
      description =
          "How the model of a folder makes one vector of many, if no file there tells it.")
  private @Nullable Pooling pooling;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "hybrid",
      converter = SearchModes.class,
      description = "bm25, dense, late or hybrid (default: ${DEFAULT-VALUE}).")
  private Mode mode = Mode.HYBRID;

  @Option(
      names = "--tokens",
      description = "Keep a vector for each token, which late needs: slower, and a larger index.")
  private boolean tokens;

  @Option(
      names = "--query",
      paramLabel = "TEXT",
      description = "Answer this and exit; may be given several times.")
  private List<String> queries = new ArrayList<>();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "5",
      description = "Hits for each question (default: ${DEFAULT-VALUE}).")
  private int limit = 5;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to use; one for each processor if not given.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--stacktrace", description = "Show where a failure came from.")
  private boolean stacktrace;

  @Spec private @Nullable CommandSpec spec;

  /** The command with its error handling. */
  static CommandLine commandLine() {
    SearchCommand search = new SearchCommand();
    Failures failures = new Failures(() -> search.stacktrace);
    return new CommandLine(search)
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }

  @Override
  public Integer call() {
    check();
    DocumentSource source = folder == null ? new SciFact() : Sources.in(folder);
    Optional<Pooling> asked = Optional.ofNullable(pooling);
    String modelName = Models.fileName(model, asked);
    try (Embedder embedder = Models.open(model, asked, threads)) {
      IndexFolder place =
          IndexFolder.of(
              indexFolder(source, modelName),
              new IndexFolder.Contents(source.key(), modelName, tokens));
      run(source, place, embedder);
    }
    return CommandLine.ExitCode.OK;
  }

  private void run(DocumentSource source, IndexFolder place, Embedder embedder) {
    try (CorpusIndex corpus = CorpusIndex.open(Optional.of(place), embedder, tokens, threads)) {
      Screen screen = Screen.detect(System.getenv(), System.out.charset());
      Session session =
          new Session(source, place, embedder, corpus, screen, mode, limit, stacktrace);
      if (queries.isEmpty()) {
        session.talk();
      } else {
        session.answer(queries);
      }
    }
  }

  private void check() {
    if (limit < 1 || limit > 1000) {
      throw usage("--limit must be 1 to 1000, got " + limit);
    }
    if (threads < 1) {
      throw usage("--threads must be at least 1, got " + threads);
    }
    if (mode == Mode.LATE && !tokens) {
      throw usage("--mode late needs --tokens");
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }

  private Path indexFolder(DocumentSource source, String modelName) {
    if (index != null) {
      return index;
    }
    Path home = Path.of(System.getProperty("user.home"));
    Path cache = CacheFolder.of(System.getenv(), System.getProperty("os.name"), home);
    return cache.resolve(source.name()).resolve(modelName + (tokens ? "-tokens" : ""));
  }
}
