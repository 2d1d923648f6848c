package dev.mizzen.bench.coldstart;

import dev.mizzen.error.DataFormatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A folder as GroupLens packs it: {@code ratings.csv} and {@code movies.csv}, each also as {@code
 * .gz}. The data are not part of this project; their terms allow research (Harper and Konstan, ACM
 * TiiS 5:4, 2015).
 *
 * @param texts title and genres of each film
 * @param users how many there are
 * @param ratings of each user in a row, in the order of time and then of films
 */
public record MovieLens(List<String> texts, int users, List<Rating> ratings) {
  private static final double LIKED = 4;

  /** Copies the lists. */
  public MovieLens {
    texts = List.copyOf(texts);
    ratings = List.copyOf(ratings);
  }

  /** Reads a folder. */
  public static MovieLens read(Path folder) {
    Map<String, Integer> films = new HashMap<>();
    List<String> texts = new ArrayList<>();
    for (List<String> row : rows(folder, "movies.csv", 3)) {
      films.put(row.getFirst(), texts.size());
      texts.add(row.get(1) + ". " + row.get(2).replace("|", ", "));
    }
    Map<String, Integer> users = new HashMap<>();
    List<Rating> ratings = new ArrayList<>();
    for (List<String> row : rows(folder, "ratings.csv", 4)) {
      Integer film = films.get(row.get(1));
      if (film == null) {
        throw new DataFormatException(
            folder.resolve("ratings.csv"),
            "the film " + row.get(1) + " is not in movies.csv",
            null);
      }
      int user = users.computeIfAbsent(row.getFirst(), id -> users.size());
      boolean liked = Double.parseDouble(row.get(2)) >= LIKED;
      ratings.add(new Rating(user, film, liked, Long.parseLong(row.get(3))));
    }
    ratings.sort(
        Comparator.comparingInt(Rating::user)
            .thenComparingLong(Rating::time)
            .thenComparingInt(Rating::item));
    return new MovieLens(texts, users.size(), ratings);
  }

  private static List<List<String>> rows(Path folder, String name, int columns) {
    Path plain = folder.resolve(name);
    boolean packed = !Files.exists(plain);
    Path file = packed ? folder.resolve(name + ".gz") : plain;
    List<List<String>> rows = new ArrayList<>();
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = packed ? new GZIPInputStream(raw) : raw;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      reader.readLine();
      int number = 1;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        List<String> row = fields(line);
        if (row.size() != columns) {
          throw new DataFormatException(
              file, number, "expected " + columns + " columns, got: " + line, null);
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Fields between commas; quoted ones may hold commas, and quotes twice. */
  static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int c = 0; c < line.length(); c++) {
      char at = line.charAt(c);
      if (at == '"' && quoted && c + 1 < line.length() && line.charAt(c + 1) == '"') {
        field.append('"');
        c++;
      } else if (at == '"') {
        quoted = !quoted;
      } else if (at == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(at);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
