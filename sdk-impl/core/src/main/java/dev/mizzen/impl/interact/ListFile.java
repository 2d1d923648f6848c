package dev.mizzen.impl.interact;

import dev.mizzen.impl.eval.TextLines;
import java.nio.file.Path;
import java.util.StringTokenizer;

/**
 * Interactions as lists, the form of the NGCF and LightGCN data sets: in each line a user and its
 * items, whole numbers from 0 on with blanks between them. A user may stand alone.
 */
public final class ListFile {
  private ListFile() {}

  /**
   * Reads a file, packed if its name ends in {@code .gz}.
   *
   * @throws dev.mizzen.error.DataFormatException naming the line that is not in this form
   */
  public static InteractionTable read(Path file) {
    return read(file, false);
  }

  /** As {@link #read}, with the place in its list as the time of each interaction. */
  public static InteractionTable readOrdered(Path file) {
    return read(file, true);
  }

  private static InteractionTable read(Path file, boolean ordered) {
    InteractionColumns columns = new InteractionColumns();
    TextLines.forEach(file, (number, line) -> add(line, ordered, columns));
    return columns.table();
  }

  private static void add(String line, boolean ordered, InteractionColumns columns) {
    StringTokenizer words = new StringTokenizer(line);
    String user = number(words.nextToken(), line);
    for (int place = 0; words.hasMoreTokens(); place++) {
      long time = ordered ? place : InteractionTable.NO_TIME;
      columns.add(user, number(words.nextToken(), line), 1, time);
    }
  }

  private static String number(String word, String line) {
    try {
      int value = Integer.parseInt(word);
      if (value >= 0) {
        return Integer.toString(value);
      }
    } catch (NumberFormatException e) {
      // Told below, with the line.
    }
    throw new IllegalArgumentException(
        "expected a user and its items as whole numbers from 0 to "
            + Integer.MAX_VALUE
            + ", got '"
            + word
            + "' in: "
            + shown(line));
  }

  /** A line as far as it fits into a message. */
  static String shown(String line) {
    return line.length() <= 80 ? line : line.substring(0, 80) + "…";
  }
}
