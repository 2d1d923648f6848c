package dev.mizzen.samples.ask;

import dev.mizzen.samples.ask.page.PageServer;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves a page until its input ends. */
@Command(
    name = "page",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    description = "A web page for this machine alone; Enter or Ctrl-D ends it.")
final class PageCommand implements Callable<Integer> {
  @Mixin private LibraryOptions options = new LibraryOptions();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Where to serve; 0 for any that is free (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter err = Objects.requireNonNull(spec, "spec").commandLine().getErr();
    try (Library library = options.open(err);
        PageServer server =
            new PageServer(library.pipeline(), library.embedder(), library::place, port)) {
      err.println(server.address());
      err.flush();
      while (true) {
        int c = System.in.read();
        if (c < 0 || c == '\n') {
          return 0;
        }
      }
    }
  }
}
