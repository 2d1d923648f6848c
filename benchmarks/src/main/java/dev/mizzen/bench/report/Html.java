package dev.mizzen.bench.report;

import java.util.List;
import java.util.stream.Collectors;

/** Pieces of HTML. */
final class Html {
  private Html() {}

  /** Text that is safe between tags and in quoted attributes. */
  static String text(String raw) {
    return raw.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A table; its first column holds the names of its rows. */
  static String table(String caption, List<String> head, List<List<String>> rows) {
    String heads =
        head.stream()
            .map(cell -> "<th scope=\"col\">" + text(cell) + "</th>")
            .collect(Collectors.joining());
    String body =
        rows.stream()
            .map(row -> "<tr>" + cells(head, row) + "</tr>\n")
            .collect(Collectors.joining());
    return "<table><caption>"
        + text(caption)
        + "</caption><thead><tr>"
        + heads
        + "</tr></thead><tbody>\n"
        + body
        + "</tbody></table>\n";
  }

  private static String cells(List<String> head, List<String> row) {
    StringBuilder cells = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      cells
          .append(i == 0 ? "<th scope=\"row\"" : "<td")
          .append(" data-label=\"")
          .append(text(head.get(i)))
          .append("\">")
          .append(row.get(i))
          .append(i == 0 ? "</th>" : "</td>");
    }
    return cells.toString();
  }
}
