package dev.mizzen.impl.eval;

import dev.mizzen.eval.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** TREC's run files: {@code query Q0 document rank score tag}, ranks from 1. */
public final class TrecRunFile {
  private TrecRunFile() {}

  /**
   * Writes {@code run}; reading it back gives an equal one.
   *
   * @throws IllegalArgumentException if an id or the tag is empty or has blanks, which the format
   *     cannot hold
   * @throws UncheckedIOException if the file cannot be written
   */
  public static void write(Run run, String tag, Path file) {
    requireWord("tag", tag);
    List<String> lines = run.queries().stream().flatMap(q -> lines(run, q, tag)).toList();
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static Stream<String> lines(Run run, String query, String tag) {
    requireWord("query", query);
    List<Run.Scored> ranking = run.ranking(query);
    return IntStream.range(0, ranking.size())
        .mapToObj(
            i -> {
              Run.Scored scored = ranking.get(i);
              requireWord("document", scored.document());
              return String.join(
                  " ",
                  query,
                  "Q0",
                  scored.document(),
                  Integer.toString(i + 1),
                  Float.toString(scored.score()),
                  tag);
            });
  }

  private static void requireWord(String what, String text) {
    if (text.isEmpty() || text.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a TREC run cannot hold the %s '%s': it is empty or has blanks",
              what,
              text));
    }
  }

  /**
   * Reads a run. As in trec_eval the order is that of the scores; the ranks in the file are
   * ignored.
   *
   * @throws dev.mizzen.error.DataFormatException naming the line that is not in the form above
   */
  public static Run read(Path file) {
    Map<String, List<Run.Scored>> rankings = new LinkedHashMap<>();
    TextLines.forEach(file, (number, line) -> addLine(rankings, line));
    Run.Builder run = Run.builder();
    rankings.forEach(run::add);
    return run.build();
  }

  private static void addLine(Map<String, List<Run.Scored>> rankings, String line) {
    String[] columns = line.strip().split("\\s+", -1);
    if (columns.length != 6) {
      throw new IllegalArgumentException(
          "expected 6 columns (query Q0 document rank score tag), got " + columns.length);
    }
    try {
      Run.Scored scored = new Run.Scored(columns[2], Float.parseFloat(columns[4]));
      rankings.computeIfAbsent(columns[0], q -> new ArrayList<>()).add(scored);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("the score must be a number, got '" + columns[4] + "'", e);
    }
  }
}
