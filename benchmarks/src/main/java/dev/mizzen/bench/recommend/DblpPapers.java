package dev.mizzen.bench.recommend;

import dev.mizzen.Document;
import dev.mizzen.impl.eval.TextLines;
import dev.mizzen.recommend.Interaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Papers of the DBLP four-area set: titles, venues and who wrote them, from the tab-separated lists
 * paper, conf, paper_conf and paper_author ({@code .txt}, packed or not).
 *
 * @param papers their titles and, as metadata {@value #VENUE}, where they appeared
 * @param authors of each paper, by its id
 */
public record DblpPapers(List<Document> papers, Map<String, List<String>> authors) {
  /** The name of venues among the metadata. */
  public static final String VENUE = "venue";

  /** Reads a folder. */
  public static DblpPapers read(Path folder) {
    Map<String, String> titles = new LinkedHashMap<>();
    pairs(folder, "paper").forEach(pair -> titles.put(pair[0], pair[1]));
    Map<String, String> names = new LinkedHashMap<>();
    pairs(folder, "conf").forEach(pair -> names.put(pair[0], pair[1]));
    Map<String, String> venues = new LinkedHashMap<>();
    pairs(folder, "paper_conf").forEach(pair -> venues.put(pair[0], names.get(pair[1])));
    Map<String, List<String>> authors = new LinkedHashMap<>();
    for (String[] pair : pairs(folder, "paper_author")) {
      authors.computeIfAbsent(pair[0], key -> new ArrayList<>()).add(pair[1]);
    }
    List<Document> papers = new ArrayList<>();
    titles.forEach(
        (id, title) -> {
          Document.Builder paper = Document.builder(id).title(title);
          String venue = venues.get(id);
          papers.add(venue == null ? paper.build() : paper.metadata(VENUE, venue).build());
        });
    return new DblpPapers(papers, authors);
  }

  private static List<String[]> pairs(Path folder, String name) {
    List<String[]> pairs = new ArrayList<>();
    TextLines.forEach(
        file(folder, name),
        (number, line) -> {
          String[] values = line.split("\t", 2);
          if (values.length != 2) {
            throw new IllegalArgumentException("expected two values divided by a tab: " + line);
          }
          pairs.add(values);
        });
    return pairs;
  }

  private static Path file(Path folder, String name) {
    for (String ending : List.of(".txt", ".txt.gz")) {
      Path file = folder.resolve(name + ending);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    throw new UncheckedIOException(new IOException(folder + " has no " + name + ".txt"));
  }

  /** Who wrote which of some papers. */
  public List<Interaction> authorships(Iterable<String> of) {
    List<Interaction> all = new ArrayList<>();
    for (String paper : of) {
      for (String author : authors.getOrDefault(paper, List.of())) {
        all.add(Interaction.of("author " + author, paper));
      }
    }
    return all;
  }
}
