package dev.mizzen.samples.search;

import java.util.logging.Level;
import java.util.logging.Logger;

/** The program. */
public final class Search {
  /** Loggers that nobody holds are forgotten, with their levels. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  private Search() {}

  /** Exits with 0, with 1 after a failure, or with 2 after a mistake in the arguments. */
  public static void main(String[] arguments) {
    // Lucene recommends the incubating Vector API; with so few documents it makes no difference.
    LUCENE.setLevel(Level.SEVERE);
    System.exit(SearchCommand.commandLine().execute(arguments));
  }
}
