package dev.mizzen.bench.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The commit that figures are of. */
public final class Commit {
  private static final String AT_START = read();

  private Commit() {}

  /**
   * The commit of the working folder when this program started, with a plus if files differed from
   * it; the folder may move on while the program runs. Without git, {@code "unknown"}.
   */
  public static String atStart() {
    return AT_START;
  }

  private static String read() {
    String head = git("rev-parse", "--short", "HEAD");
    return head.isEmpty()
        ? "unknown"
        : head + (git("status", "--porcelain", "--untracked-files=no").isEmpty() ? "" : "+");
  }

  private static String git(String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = "git";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? out.strip() : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
