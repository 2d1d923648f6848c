package dev.mizzen.impl.index.write;

import dev.mizzen.Document;
import dev.mizzen.Span;
import dev.mizzen.impl.index.WindowIds;
import java.util.ArrayList;
import java.util.List;

/** A document on its way to its entries. For one thread. */
final class Draft {
  final Document document;
  final String text;
  final List<Entry> entries = new ArrayList<>();
  boolean truncated;

  Draft(Document document) {
    this.document = document;
    text = embeddedText(document);
    entries.add(new Entry(document, text, null));
  }

  /** All texts joined by one space in their order, empty ones skipped. */
  static String embeddedText(Document document) {
    return String.join(
        " ", document.texts().values().stream().filter(text -> !text.isEmpty()).toList());
  }

  /** Puts a passage for each window in place of the one entry, and returns them. */
  List<Entry> split(List<Span> windows) {
    entries.clear();
    for (Span window : windows) {
      entries.add(passage(window));
    }
    return List.copyOf(entries);
  }

  /** The other texts and the metadata of the document, with the window as its text. */
  private Entry passage(Span window) {
    String part = window.of(text);
    Document.Builder passage =
        Document.builder(WindowIds.of(document.id(), entries.size()))
            .passageOf(document.id(), window);
    document.texts().forEach(passage::text);
    passage.text(part);
    document.metadata().forEach(passage::metadata);
    document.contents().forEach(passage::content);
    return new Entry(passage.build(), part, entries.isEmpty() ? document : null);
  }
}
