package dev.mizzen.impl.ingest;

import dev.mizzen.Document;
import dev.mizzen.MizzenException;
import dev.mizzen.Retriever;
import dev.mizzen.Span;
import dev.mizzen.ingest.FolderIngest;
import dev.mizzen.ingest.ReadDocument;
import dev.mizzen.ingest.SourcePlace;
import dev.mizzen.rag.Citation;
import dev.mizzen.spi.DocumentReader;
import dev.mizzen.spi.IngestSpec;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds quotes in the files they come from, by reading those again. */
final class Locator {
  private final IngestSpec spec;
  private final Retriever retriever;

  Locator(IngestSpec spec, Retriever retriever) {
    this.spec = spec;
    this.retriever = retriever;
  }

  Optional<SourcePlace> locate(Citation citation) {
    Optional<Document> passage = retriever.get(citation.documentId()).filter(this::isOurs);
    if (passage.isEmpty()) {
      return Optional.empty();
    }
    String name = FileEntry.keyword(passage.get(), FolderIngest.FILE);
    Optional<String> hash =
        passage.get().parentId().flatMap(retriever::get).map(d -> FileEntry.of(d).sha256());
    Path file = spec.folder().resolve(name);
    Optional<DocumentReader> reader = Readers.find().of(name);
    if (hash.isEmpty() || reader.isEmpty()) {
      return Optional.of(changed(file));
    }
    try {
      FileBytes bytes = FileBytes.read(file, reader.get().maxBytes());
      return Optional.of(
          bytes.sha256().equals(hash.get())
              ? place(file, reader.get().read(name, bytes.content()), passage.get(), citation)
              : changed(file));
    } catch (UncheckedIOException | MizzenException e) {
      return Optional.of(changed(file));
    }
  }

  private boolean isOurs(Document document) {
    return document.metadata().containsKey(FolderIngest.ORDINAL)
        && FileEntry.keyword(document, FolderIngest.FOLDER).equals(spec.name());
  }

  private static SourcePlace changed(Path file) {
    return new SourcePlace(file, Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), false);
  }

  private static SourcePlace place(
      Path file, ReadDocument read, Document passage, Citation citation) {
    Span inText = citation.span().shift(passage.span().map(Span::start).orElse(0));
    boolean stands =
        citation.field().equals(Document.TEXT)
            && inText.end() <= read.text().length()
            && inText.of(read.text()).equals(citation.quote());
    if (!stands) {
      return changed(file);
    }
    Optional<Span> inSource = read.source().flatMap(source -> read.map().toSource(inText));
    OptionalInt line =
        inSource.isPresent()
            ? OptionalInt.of(line(read.source().orElse(""), inSource.get().start()))
            : OptionalInt.empty();
    return new SourcePlace(file, inSource, line, page(read, inText.start()), true);
  }

  private static int line(String source, int offset) {
    return 1 + (int) source.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  private static OptionalInt page(ReadDocument read, int offset) {
    int page = (int) read.pages().stream().filter(start -> start <= offset).count();
    return page == 0 ? OptionalInt.empty() : OptionalInt.of(page);
  }
}
