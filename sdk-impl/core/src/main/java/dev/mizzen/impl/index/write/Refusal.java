package dev.mizzen.impl.index.write;

import dev.mizzen.Document;

/** Says which document is at fault. */
final class Refusal {
  private Refusal() {}

  static IllegalArgumentException of(Document document, RuntimeException reason) {
    return new IllegalArgumentException(
        "document '" + document.id() + "' is refused: " + reason.getMessage(), reason);
  }
}
