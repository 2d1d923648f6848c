package dev.mizzen.impl.eval;

import dev.mizzen.eval.Qrels;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads judgments: BEIR's {@code query-id, corpus-id, score} separated by tabs, with or without
 * that header, or TREC's {@code query 0 document grade}.
 */
public final class QrelsFile {
  private QrelsFile() {}

  /**
   * The judgments of {@code file}.
   *
   * @throws dev.mizzen.error.DataFormatException naming the line that is not in either form
   */
  public static Qrels read(Path file) {
    Qrels.Builder qrels = Qrels.builder();
    TextLines.forEach(
        file,
        (number, line) -> {
          String[] columns = columns(line);
          if (number > 1 || !isHeader(columns)) {
            add(qrels, columns);
          }
        });
    return qrels.build();
  }

  private static String[] columns(String line) {
    String[] byTab = line.split("\t", -1);
    return byTab.length == 3 ? byTab : line.strip().split("\\s+", -1);
  }

  private static boolean isHeader(String[] columns) {
    return columns[0].strip().toLowerCase(Locale.ROOT).matches("\ufeff?(query|q)[-_]?id");
  }

  private static void add(Qrels.Builder qrels, String[] columns) {
    if (columns.length != 3 && columns.length != 4) {
      throw new IllegalArgumentException(
          "expected 3 columns (query, document, grade) or TREC's 4, got " + columns.length);
    }
    String grade = columns[columns.length - 1].strip();
    try {
      qrels.add(columns[0], columns[columns.length - 2], Integer.parseInt(grade));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the grade must be a whole number, got '" + grade + "'", e);
    }
  }
}
