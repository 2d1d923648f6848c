package dev.mizzen.samples.search;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where typed lines come from. */
@FunctionalInterface
interface LineInput {
  /** Shows {@code prompt} and waits for a line; null at the end of the input. */
  @Nullable String read(String prompt);

  /** A person at a terminal, if there is one. */
  static Optional<LineInput> terminal() {
    return Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .map(console -> prompt -> console.readLine("%s", prompt));
  }

  /** A file or pipe; its lines are repeated in the output, so that it reads like a session. */
  static LineInput of(BufferedReader reader, PrintStream out) {
    return prompt -> {
      try {
        String line = reader.readLine();
        out.println(prompt + (line == null ? "" : line));
        return line;
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the questions", e);
      }
    };
  }
}
