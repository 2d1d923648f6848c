package dev.mizzen.samples.search.show;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What the output can show.
 *
 * @param width columns
 * @param terminal whether a person sits in front of it
 * @param colors whether bold and colours are wanted
 * @param unicode whether it takes more than ASCII
 */
public record Screen(int width, boolean terminal, boolean colors, boolean unicode) {
  private static final int DEFAULT_WIDTH = 80;

  /**
   * The screen of this process. Colours are off if {@code NO_COLOR} is set (no-color.org) or the
   * terminal is {@code dumb}.
   */
  public static Screen detect(Map<String, String> environment, Charset charset) {
    // Null in some versions if there is no terminal, and not a terminal in others.
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    boolean colors =
        terminal
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "").equals("dumb");
    boolean unicode = charset.newEncoder().canEncode("…·█");
    return new Screen(terminal ? terminalWidth() : DEFAULT_WIDTH, terminal, colors, unicode);
  }

  /** The same with the width that the window has now. */
  public Screen measured() {
    return terminal ? new Screen(terminalWidth(), terminal, colors, unicode) : this;
  }

  /** Java does not tell; {@code stty} does, wherever there is one. */
  private static int terminalWidth() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      boolean ended = stty.waitFor(1, TimeUnit.SECONDS) && stty.exitValue() == 0;
      return ended ? columns(size) : DEFAULT_WIDTH;
    } catch (IOException e) {
      return DEFAULT_WIDTH;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return DEFAULT_WIDTH;
    }
  }

  /** The second of "rows columns". */
  static int columns(String size) {
    String[] numbers = size.strip().split(" ", -1);
    boolean valid = numbers.length == 2 && numbers[1].matches("\\d{2,5}");
    return valid ? Math.max(40, Integer.parseInt(numbers[1])) : DEFAULT_WIDTH;
  }
}
