package dev.mizzen.bench;

import dev.mizzen.MizzenException;
import dev.mizzen.bench.machine.Commit;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Runs a command-line program: 0 done, 1 failed, 2 called wrongly. */
public final class Programs {
  private Programs() {}

  /**
   * Runs {@code program}; what a user can mend is told in a line, the rest with its stack trace.
   */
  public static int run(Callable<Integer> program, String... args) {
    return run(new CommandLine(program), args);
  }

  /** As {@link #run(Callable, String...)}, with what went wrong told to {@code errors}. */
  static int run(Callable<Integer> program, PrintWriter errors, String... args) {
    return run(new CommandLine(program).setErr(errors), args);
  }

  private static int run(CommandLine program, String... args) {
    Commit.atStart(); // now, since the working folder may move on while the program runs
    return program
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (e, commandLine, parsed) -> {
              if (e instanceof MizzenException
                  || e instanceof IllegalArgumentException
                  || e instanceof UncheckedIOException) {
                commandLine.getErr().println(e.getMessage());
              } else {
                e.printStackTrace(commandLine.getErr());
              }
              return CommandLine.ExitCode.SOFTWARE;
            })
        .execute(args);
  }
}
