package dev.mizzen.samples.ask;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small folder of documents. */
final class Handbook {
  private Handbook() {}

  static void write(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("island.md"),
        """
        # The island

        ## Lighthouse

        The lighthouse was built by *Maria Olsen* in 1871. It has 212 steps.

        ## Beach

        The beach is <b>closed</b> in winter & opens in May.
        """);
    Files.writeString(
        folder.resolve("ferry.txt"),
        "The ferry leaves at nine in the morning. A ticket costs four euros.\n");
  }
}
