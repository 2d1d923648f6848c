package dev.mizzen.bench.rag;

import dev.mizzen.Document;
import dev.mizzen.Span;
import dev.mizzen.impl.rag.chunk.Chunker;
import dev.mizzen.impl.rag.prompt.Tokens;
import dev.mizzen.ingest.Block;
import dev.mizzen.ingest.ReadDocument;
import dev.mizzen.ingest.SourceMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Paragraphs cut as the library cuts documents, so that a prompt of several is short: a language
 * model on a processor reads some ten tokens a second.
 */
final class ShortPassages {
  private final Chunker chunker;

  /** Of at most {@code tokens}, as the library estimates them. */
  ShortPassages(int tokens) {
    chunker = new Chunker(Tokens::estimate, tokens, 0);
  }

  /** The passages of all paragraphs, titled like them. */
  List<Document> of(List<Document> paragraphs) {
    List<Document> passages = new ArrayList<>();
    for (Document paragraph : paragraphs) {
      String text = paragraph.texts().getOrDefault(Document.TEXT, "");
      int ordinal = 0;
      for (var chunk : chunker.chunk(read(text), paragraph.title())) {
        passages.add(
            Document.builder(paragraph.id() + "/" + ordinal++)
                .title(paragraph.title())
                .text(chunk.span().of(text))
                .build());
      }
    }
    return passages;
  }

  private static ReadDocument read(String text) {
    Block block = new Block(Block.Kind.PARAGRAPH, new Span(0, text.length()), 0);
    return new ReadDocument(
        Optional.empty(),
        text,
        List.of(block),
        Optional.of(text),
        SourceMap.shifted(text.length(), 0),
        List.of());
  }
}
