package org.example.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mizzen.Embedder;
import dev.mizzen.search.Mode;
import org.junit.jupiter.api.Test;

class NotesTest {
  @Test
  void everyModeFindsTheNote() {
    try (Notes notes = new Notes()) {
      assertEquals("tyre", notes.best(Mode.BM25, "mended bicycle"));
      assertEquals("tyre", notes.best(Mode.DENSE, "my bike has a puncture"));
      assertEquals("moon", notes.best(Mode.LATE, "what causes ebb and flow?"));
      assertEquals("bread", notes.best(Mode.HYBRID, "how is a loaf of bread baked?"));
    }
  }

  @Test
  void thisIsANamedModule() {
    assertTrue(getClass().getModule().isNamed());
    assertEquals("org.example.search", getClass().getModule().getName());
    assertEquals("dev.mizzen.api", Embedder.class.getModule().getName());
  }
}
