package dev.mizzen.samples.ask;

import dev.mizzen.MizzenException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says in one line what went wrong. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    return report(failure.getCommandLine(), failure.getMessage() + "; see --help", ExitCode.USAGE);
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    boolean mistake = failure instanceof IllegalArgumentException;
    return report(command, message(failure), mistake ? ExitCode.USAGE : ExitCode.SOFTWARE);
  }

  private static int report(CommandLine command, String message, int code) {
    command.getErr().println("ask: " + message);
    command.getErr().flush();
    return code;
  }

  /** Expected failures explain themselves; of others the kind is told, too. */
  static String message(Throwable failure) {
    String message = failure.getMessage();
    boolean expected =
        failure instanceof MizzenException
            || failure instanceof UncheckedIOException
            || failure instanceof IllegalArgumentException;
    return expected && message != null ? message : "unexpected failure: " + failure;
  }
}
