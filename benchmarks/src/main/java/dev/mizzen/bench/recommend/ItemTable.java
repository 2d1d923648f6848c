package dev.mizzen.bench.recommend;

import dev.mizzen.Document;
import dev.mizzen.impl.eval.TextLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Items' texts: names in the first line, among them {@code item} and {@code title} or {@code text};
 * other columns become metadata.
 */
final class ItemTable {
  private static final String ITEM = "item";

  private final List<Document> documents = new ArrayList<>();
  private List<String> names = List.of();

  private ItemTable() {}

  static List<Document> read(Path file) {
    ItemTable table = new ItemTable();
    TextLines.forEach(file, (number, line) -> table.add(line));
    return table.documents;
  }

  private void add(String line) {
    List<String> values = Arrays.asList(line.split("\t", -1));
    if (names.isEmpty()) {
      names = List.copyOf(values);
      if (!names.contains(ITEM)) {
        throw new IllegalArgumentException("no column is named 'item', only " + names);
      }
      return;
    }
    if (values.size() != names.size()) {
      throw new IllegalArgumentException(
          "expected " + names.size() + " values divided by tabs, got " + values.size());
    }
    Document.Builder document = Document.builder(values.get(names.indexOf(ITEM)));
    for (int c = 0; c < values.size(); c++) {
      String name = names.get(c);
      switch (name) {
        case ITEM -> {}
        case Document.TITLE, Document.TEXT -> document.text(name, values.get(c));
        default -> document.metadata(name, values.get(c));
      }
    }
    documents.add(document.build());
  }
}
