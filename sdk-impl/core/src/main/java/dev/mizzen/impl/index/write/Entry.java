package dev.mizzen.impl.index.write;

import dev.mizzen.Document;
import dev.mizzen.embed.Encoding;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** One entry of the index in the making: a document, or a window of one. For one thread. */
final class Entry {
  /** What is stored and found. */
  final Document document;

  /** The texts as one, which vectors stand for. */
  final String text;

  /** What the caller wrote, kept with the first window of it; null for other entries. */
  final @Nullable Document original;

  /** What embedders gave, by vector field, until it is in its stored form. */
  final Map<String, Encoded> encoded = new HashMap<>();

  /** Sentence vectors by vector field, ready for Lucene. */
  final Map<String, float[]> vectors = new HashMap<>();

  /** Token vectors by vector field. */
  final Map<String, TokenBlock> tokens = new HashMap<>();

  Entry(Document document, String text, @Nullable Document original) {
    this.document = document;
    this.text = text;
    this.original = original;
  }

  /**
   * @param window from the embedder
   * @param textStart where the entry's text starts in the text that was embedded
   */
  record Encoded(Encoding.Window window, int textStart) {}

  /**
   * @param block for {@code TokenVectorCodec}
   * @param count of rows
   */
  record TokenBlock(BytesRef block, int count) {}
}
