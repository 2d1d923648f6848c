package dev.mizzen.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Retriever;
import dev.mizzen.Span;
import dev.mizzen.ingest.FolderIngest;
import dev.mizzen.ingest.FolderReport;
import dev.mizzen.ingest.SourcePlace;
import dev.mizzen.rag.Citation;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Query;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The readers are found by the core, and quotes in their files. */
class FolderOfAllKindsTest {
  @Test
  void takesInHtmlAndPdf(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("a.html"), "<h1>Shop</h1>\n\n<p>Bolts cost\n 2 euros.</p>");
    List<List<String>> pages = List.of(List.of("First page."), List.of("Nuts cost 1 euro."));
    Files.write(folder.resolve("b.pdf"), PdfReaderTest.pdf("", pages));
    Files.write(folder.resolve("c.pdf"), new byte[] {1, 2, 3});
    try (Retriever retriever = Retriever.builder().inMemory().open()) {
      FolderIngest ingest = FolderIngest.of(folder);
      FolderReport report = ingest.run(retriever);
      assertThat(report.taken()).isEqualTo(2);
      assertThat(report.problems()).hasSize(1);
      assertThat(report.skipped()).isEmpty();

      SourcePlace bolts = locate(ingest, retriever, "bolts", "Bolts cost 2 euros.");
      assertThat(bolts.line()).hasValue(3);
      SourcePlace nuts = locate(ingest, retriever, "nuts", "Nuts cost 1 euro.");
      assertThat(nuts.line()).isEmpty();
      assertThat(nuts.page()).hasValue(2);
    }
  }

  private static SourcePlace locate(
      FolderIngest ingest, Retriever retriever, String words, String quote) {
    Hit hit = retriever.search(Query.bm25(words)).hits().getFirst();
    int start = hit.document().text().indexOf(quote);
    Span span = new Span(start, start + quote.length());
    Citation citation = new Citation(hit.id(), "text", span, quote, new Span(0, 1));
    return ingest.locate(retriever, citation).filter(SourcePlace::current).orElseThrow();
  }
}
