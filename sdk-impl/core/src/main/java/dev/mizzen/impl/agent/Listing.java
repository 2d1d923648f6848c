package dev.mizzen.impl.agent;

import dev.mizzen.agent.Finding;
import java.util.List;
import java.util.Optional;

/** The summary that needs no model: the beginning of each finding. */
final class Listing {
  private static final int CHARACTERS = 800;

  private Listing() {}

  static String of(Optional<String> question, List<Finding> findings) {
    StringBuilder list = new StringBuilder();
    for (Finding finding : findings) {
      String title = finding.title().isBlank() ? "" : finding.title().strip() + ": ";
      list.append(list.isEmpty() ? "" : "\n").append("- ").append(title).append(begin(finding));
    }
    return list.toString();
  }

  private static String begin(Finding finding) {
    String text = finding.text().strip();
    if (text.length() <= CHARACTERS) {
      return text;
    }
    int space = text.lastIndexOf(' ', CHARACTERS);
    int end = space > 0 ? space : text.offsetByCodePoints(0, CHARACTERS / 2);
    return text.substring(0, end) + " …";
  }
}
