package org.example.search;

import dev.mizzen.search.Mode;

/** Asks the notes a question in every mode. */
public final class Main {
  private Main() {}

  /** Prints the best note of each mode. */
  public static void main(String[] arguments) {
    try (Notes notes = new Notes()) {
      for (Mode mode : new Mode[] {Mode.BM25, Mode.DENSE, Mode.LATE, Mode.HYBRID}) {
        System.out.println(mode + " " + notes.best(mode, "my bicycle has a flat tyre"));
      }
    }
  }
}
