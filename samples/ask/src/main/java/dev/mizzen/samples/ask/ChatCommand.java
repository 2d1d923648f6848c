package dev.mizzen.samples.ask;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Answers line by line, with the conversation in mind, until the input ends. */
@Command(
    name = "chat",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    description = "A conversation in the terminal; an empty line or Ctrl-D ends it.")
final class ChatCommand implements Callable<Integer> {
  @Mixin private LibraryOptions options = new LibraryOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec, "spec");
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    try (Library library = options.open(err);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, charset()))) {
      Conversation conversation = new Conversation(library, out);
      while (true) {
        err.print("? ");
        err.flush();
        String line = in.readLine();
        if (line == null || line.isBlank()) {
          return 0;
        }
        conversation.ask(line.strip());
      }
    }
  }

  private static Charset charset() {
    return Charset.forName(System.getProperty("stdin.encoding", "UTF-8"));
  }
}
