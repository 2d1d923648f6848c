package dev.mizzen.samples.search;

import dev.mizzen.MizzenException;
import dev.mizzen.samples.search.source.SourceException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says in one line what went wrong. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final BooleanSupplier stacktrace;

  /**
   * @param stacktrace whether the developer's view is wanted, too
   */
  Failures(BooleanSupplier stacktrace) {
    this.stacktrace = stacktrace;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    return report(failure, failure.getCommandLine(), failure.getMessage() + "; see --help");
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    return report(failure, command, message(failure));
  }

  private int report(Exception failure, CommandLine command, String message) {
    PrintWriter err = command.getErr();
    err.println("search: " + message);
    if (stacktrace.getAsBoolean()) {
      failure.printStackTrace(err);
    }
    err.flush();
    boolean mistake =
        failure instanceof IllegalArgumentException || failure instanceof ParameterException;
    return mistake ? ExitCode.USAGE : ExitCode.SOFTWARE;
  }

  /** Expected failures explain themselves; of others the kind is told, too. */
  static String message(Exception failure) {
    String message = failure.getMessage();
    boolean expected =
        failure instanceof MizzenException
            || failure instanceof SourceException
            || failure instanceof UncheckedIOException
            || failure instanceof IllegalArgumentException;
    if (expected && message != null) {
      return message.lines().findFirst().orElse(message);
    }
    return "unexpected failure: " + failure + "; --stacktrace shows where";
  }
}
