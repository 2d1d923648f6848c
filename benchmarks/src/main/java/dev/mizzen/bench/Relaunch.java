package dev.mizzen.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Starts a program once more with the JVM flags it needs, so that {@code java -cp benchmarks.jar}
 * suffices.
 */
final class Relaunch {
  /** The exit status of a program that lacks flags and cannot get them by itself. */
  static final int MISSING_FLAGS = 2;

  private static final String MARK = "mizzen.bench.relaunched";
  private static final List<String> FLAGS =
      List.of(
          "--add-modules=jdk.incubator.vector",
          "--enable-native-access=ALL-UNNAMED",
          "-DOPT_OUT_TRACKING=true",
          "-Dai.djl.offline=true");

  private Relaunch() {}

  /**
   * Runs {@code program} in a child JVM if this one lacks flags.
   *
   * @return the exit status of the child, or nothing if this JVM has what it takes
   */
  static OptionalInt ifNeeded(Class<?> program, String... args) {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        && System.getProperty("OPT_OUT_TRACKING") != null) {
      return OptionalInt.empty();
    }
    if (Boolean.getBoolean(MARK)) {
      return OptionalInt.of(giveUp("the relaunched JVM did not take them", program));
    }
    return OptionalInt.of(with(List.of(), program, args));
  }

  /** Runs {@code program} in a child JVM with {@code more} flags, and returns its exit status. */
  static int with(List<String> more, Class<?> program, String... args) {
    try {
      return new ProcessBuilder(command(more, program, args)).inheritIO().start().waitFor();
    } catch (IOException e) {
      return giveUp(String.valueOf(e.getMessage()), program);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return giveUp("interrupted", program);
    }
  }

  private static List<String> command(List<String> more, Class<?> program, String... args)
      throws IOException {
    String java =
        ProcessHandle.current()
            .info()
            .command()
            .orElseThrow(() -> new IOException("the path of this JVM is not known"));
    List<String> command = new ArrayList<>(List.of(java));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(FLAGS);
    command.addAll(more);
    command.add("-D" + MARK + "=true");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(args));
    return command;
  }

  private static int giveUp(String reason, Class<?> program) {
    System.err.printf(
        Locale.ROOT,
        "%s needs these JVM flags (%s): %s%n",
        program.getSimpleName(),
        reason,
        String.join(" ", FLAGS));
    return MISSING_FLAGS;
  }
}
