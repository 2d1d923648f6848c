package dev.mizzen.impl.interact;

import dev.mizzen.error.DataFormatException;
import dev.mizzen.impl.eval.TextLines;
import dev.mizzen.recommend.InteractionFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Interactions as lines of values divided by a character, which may stand in double quotes. */
final class DelimitedFile {
  private final InteractionFormat format;
  private final InteractionColumns columns = new InteractionColumns();
  private final ArrayList<String> values = new ArrayList<>();
  private @Nullable Places places;

  /** Where the values stand, from 0 on. */
  private record Places(int user, int item, int weight, int time, int most) {}

  private DelimitedFile(InteractionFormat format) {
    this.format = format;
  }

  /**
   * Reads a file.
   *
   * @throws DataFormatException naming the line that is not in this form
   */
  static InteractionTable read(Path file, InteractionFormat format) {
    DelimitedFile reader = new DelimitedFile(format);
    TextLines.forEach(file, (number, line) -> reader.add(line));
    if (reader.places == null) {
      throw new DataFormatException(file, "is empty; expected lines of interactions", null);
    }
    return reader.columns.table();
  }

  private void add(String line) {
    divide(line);
    if (places == null) {
      places = places();
      if (format.header()) {
        return;
      }
    }
    Places at = places;
    if (values.size() <= at.most) {
      throw new IllegalArgumentException(
          "expected at least "
              + (at.most + 1)
              + " values divided by '"
              + (format.delimiter() == '\t' ? "\\t" : Character.toString(format.delimiter()))
              + "', got "
              + values.size()
              + " in: "
              + ListFile.shown(line));
    }
    columns.add(
        ParsedValues.id("user", values.get(at.user), line),
        ParsedValues.id("item", values.get(at.item), line),
        at.weight < 0 ? 1 : ParsedValues.weight(values.get(at.weight), line),
        at.time < 0
            ? InteractionTable.NO_TIME
            : ParsedValues.time(values.get(at.time), format.timeUnit(), line));
  }

  private Places places() {
    int user = place(format.user());
    int item = place(format.item());
    int weight = place(format.weight());
    int time = place(format.time());
    int most = Math.max(Math.max(user, item), Math.max(weight, time));
    return new Places(user, item, weight, time, most);
  }

  private int place(Optional<String> column) {
    return column.map(this::place).orElse(-1);
  }

  private int place(String column) {
    if (!format.header()) {
      return Integer.parseInt(column) - 1;
    }
    int place = values.indexOf(column);
    if (place < 0) {
      throw new IllegalArgumentException("no column is named '" + column + "', only " + values);
    }
    return place;
  }

  /** RFC 4180, without line breaks in values. */
  private void divide(String line) {
    values.clear();
    int at = line.startsWith("\uFEFF") && places == null ? 1 : 0;
    while (at <= line.length()) {
      if (at < line.length() && line.charAt(at) == '"') {
        at = quoted(line, at + 1);
      } else {
        int end = line.indexOf(format.delimiter(), at);
        end = end < 0 ? line.length() : end;
        values.add(line.substring(at, end));
        at = end + 1;
      }
    }
  }

  /** Reads from behind the first quote, and returns where the next value begins. */
  private int quoted(String line, int from) {
    StringBuilder value = new StringBuilder();
    int at = from;
    while (true) {
      int quote = line.indexOf('"', at);
      if (quote < 0) {
        throw new IllegalArgumentException(
            "a quote is not closed in this line: " + ListFile.shown(line));
      }
      value.append(line, at, quote);
      at = quote + 1;
      if (at < line.length() && line.charAt(at) == '"') {
        value.append('"');
        at++;
      } else {
        break;
      }
    }
    values.add(value.toString());
    if (at < line.length() && line.charAt(at) != format.delimiter()) {
      throw new IllegalArgumentException(
          "expected the delimiter behind a closing quote in: " + ListFile.shown(line));
    }
    return at + 1;
  }

  /** For tests. */
  static List<String> divided(String line, char delimiter) {
    DelimitedFile reader = new DelimitedFile(InteractionFormat.columns(delimiter, 1, 2));
    reader.divide(line);
    return List.copyOf(reader.values);
  }
}
