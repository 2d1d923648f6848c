package dev.mizzen.impl.index.write;

import dev.mizzen.Document;
import dev.mizzen.impl.index.IndexSchema;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * Cuts a bulk into chunks: enough texts to keep an embedder's threads busy, few enough that two
 * chunks of token vectors fit into some hundred MB.
 *
 * @param maxDocuments in a chunk
 * @param maxChars of text in a chunk, which a single document may exceed
 */
record Chunker(int maxDocuments, int maxChars) {
  private static final int DOCUMENTS = 128;
  private static final int DOCUMENTS_WITHOUT_MODEL = 512;
  private static final int CHARS = 1 << 18;
  private static final int CHARS_WITHOUT_MODEL = 1 << 22;

  static Chunker of(IndexSchema schema) {
    boolean embeds = schema.vectorFields().stream().anyMatch(f -> f.embedder().isPresent());
    return embeds
        ? new Chunker(DOCUMENTS, CHARS)
        : new Chunker(DOCUMENTS_WITHOUT_MODEL, CHARS_WITHOUT_MODEL);
  }

  /** The next documents; a failure of the source ends the chunk and keeps what came before. */
  Chunk<Document> next(Iterator<Document> source) {
    List<Document> documents = new ArrayList<>();
    long chars = 0;
    try {
      while (documents.size() < maxDocuments && chars < maxChars && source.hasNext()) {
        Document document = Objects.requireNonNull(source.next(), "document");
        chars += document.texts().values().stream().mapToLong(String::length).sum();
        chars += floats(document);
        documents.add(document);
      }
    } catch (RuntimeException e) {
      return new Chunk<>(documents, e);
    }
    return new Chunk<>(documents, null);
  }

  /** Token vectors of the caller's weigh more than texts do. */
  private static long floats(Document document) {
    return document.tokenVectors().values().stream()
        .mapToLong(vectors -> (long) vectors.count() * vectors.dimension() / 16)
        .sum();
  }
}
