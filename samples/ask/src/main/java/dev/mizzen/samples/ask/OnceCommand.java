package dev.mizzen.samples.ask;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers questions, one after the other, and ends. */
@Command(
    name = "once",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    description = "Answers the questions given.")
final class OnceCommand implements Callable<Integer> {
  @Mixin private LibraryOptions options = new LibraryOptions();

  @Parameters(paramLabel = "QUESTION", arity = "1..*", description = "What to ask.")
  private List<String> questions = List.of();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec, "spec");
    PrintWriter out = command.commandLine().getOut();
    try (Library library = options.open(command.commandLine().getErr())) {
      AnswerPrinter printer = new AnswerPrinter(library, out);
      for (String question : questions) {
        out.println("? " + question);
        printer.print(library.pipeline().ask(question));
      }
    }
    return 0;
  }
}
