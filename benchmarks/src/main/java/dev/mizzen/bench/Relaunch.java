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
    try {
      return OptionalInt.of(
          new ProcessBuilder(command(program, args)).inheritIO().start().waitFor());
    } catch (IOException e) {
      return OptionalInt.of(giveUp(String.valueOf(e.getMessage()), program));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.of(giveUp("interrupted", program));
    }
  }

  private static List<String> command(Class<?> program, String... args) throws IOException {
    String java =
        ProcessHandle.current()
            .info()
            .command()
            .orElseThrow(() -> new IOException("the path of this JVM is not known"));
    List<String> command = new ArrayList<>(List.of(java));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(FLAGS);
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
