package dev.mizzen.bench.rag;

import dev.mizzen.Document;
import dev.mizzen.impl.rag.text.Sentences;
import dev.mizzen.search.Hit;
import java.util.List;

/** A control that knows nothing of the question beyond what was found. */
final class FirstSentence {
  private FirstSentence() {}

  /** The first sentence of the first passage; empty if there is none. */
  static String of(List<Hit> passages) {
    return passages.stream()
        .map(hit -> hit.document().texts().getOrDefault(Document.TEXT, ""))
        .flatMap(text -> Sentences.of(text).stream().map(span -> span.of(text)))
        .findFirst()
        .orElse("");
  }
}
