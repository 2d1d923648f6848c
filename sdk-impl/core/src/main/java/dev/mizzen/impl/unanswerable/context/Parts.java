package dev.mizzen.impl.unanswerable.context;

import dev.mizzen.Embedder;
import dev.mizzen.Span;
import dev.mizzen.impl.ingest.read.TextReader;
import dev.mizzen.impl.rag.chunk.Chunker;
import dev.mizzen.impl.rag.chunk.TextChunk;
import dev.mizzen.ingest.ReadDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Cuts texts into parts of whole sentences. As safe for use by many threads as the embedder is. */
public final class Parts {
  private final TextReader reader = new TextReader();
  private final Chunker chunker;

  /**
   * Parts of at most so many of the embedder's tokens, {@code overlap} of them shared with the part
   * before.
   */
  public Parts(Embedder embedder, int most, int overlap) {
    chunker = new Chunker(embedder::countTokens, most, overlap);
  }

  /** The parts in order; none of a blank text. */
  public List<String> of(String id, String text) {
    ReadDocument read = reader.read(id, text.getBytes(StandardCharsets.UTF_8));
    return chunker.chunk(read, "").stream()
        .map(TextChunk::span)
        .map((Span span) -> span.of(read.text()))
        .toList();
  }
}
