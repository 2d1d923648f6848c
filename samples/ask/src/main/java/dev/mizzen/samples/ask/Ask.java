package dev.mizzen.samples.ask;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program. */
@Command(
    name = "ask",
    mixinStandardHelpOptions = true,
    version = "ask 0.1.0",
    usageHelpAutoWidth = true,
    description = "Answers questions from a folder of documents, with quotes that stand there.",
    subcommands = {OnceCommand.class, ChatCommand.class, PageCommand.class})
public final class Ask {
  /** Loggers that nobody holds are forgotten, with their levels. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  private Ask() {}

  /** The command with its error handling. */
  static CommandLine commandLine() {
    Failures failures = new Failures();
    return new CommandLine(new Ask())
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }

  /** Exits with 0, with 1 after a failure, or with 2 after a mistake in the arguments. */
  public static void main(String[] arguments) {
    // Lucene recommends the incubating Vector API; with so few documents it makes no difference.
    LUCENE.setLevel(Level.SEVERE);
    System.exit(commandLine().execute(arguments));
  }
}
