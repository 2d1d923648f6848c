package dev.mizzen.impl.rag.find;

import dev.mizzen.Document;
import dev.mizzen.impl.rag.read.Asked;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The words of the documents that one question's searches find, cut once for each document, however
 * many searches find it. For one thread.
 */
final class DocumentWords {
  private final Map<String, String> plain = new HashMap<>();
  private final Map<String, Set<String>> stems = new HashMap<>();

  /** The text, {@link Names#plain}. */
  String plain(Document document) {
    return plain.computeIfAbsent(document.id(), id -> Names.plain(document.text()));
  }

  /** The stems of the words of title and text. */
  Set<String> stems(Document document) {
    return stems.computeIfAbsent(
        document.id(), id -> Asked.stems(document.title() + ". " + document.text()));
  }
}
