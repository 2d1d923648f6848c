package dev.mizzen.documents;

import dev.mizzen.Incubating;
import dev.mizzen.error.DataFormatException;
import dev.mizzen.ingest.Block;
import dev.mizzen.ingest.ReadDocument;
import dev.mizzen.ingest.TextBuilder;
import dev.mizzen.spi.DocumentReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Reads the text of PDF files, page by page; quotes are found again by their page. A page's
 * paragraphs are a guess from its layout. PDFBox may look for fonts of the system once, and keep
 * what it found in the user's home; {@code -Dpdfbox.fontcache=DIR} names another folder.
 */
@Incubating(since = "0.1.0")
public final class PdfReader implements DocumentReader {
  private static final long MAX_BYTES = 64L << 20;
  private static final String PARAGRAPH = "\u001E";

  /** For the service loader. */
  public PdfReader() {}

  @Override
  public String id() {
    return "pdf-1";
  }

  @Override
  public Set<String> endings() {
    return Set.of("pdf");
  }

  @Override
  public long maxBytes() {
    return MAX_BYTES;
  }

  @Override
  public ReadDocument read(String name, byte[] content) {
    Path file = Path.of(name);
    try (PDDocument document = Loader.loadPDF(content)) {
      TextBuilder text = new TextBuilder();
      PDFTextStripper stripper = stripper();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        text.startPage();
        paragraphs(stripper.getText(document), text);
      }
      ReadDocument read = text.document(title(document));
      requireText(file, document, read);
      return read;
    } catch (InvalidPasswordException e) {
      throw new DataFormatException(file, "is locked by a password; unlock it first", e);
    } catch (IOException e) {
      throw new DataFormatException(file, "is no PDF that can be read: " + e.getMessage(), e);
    }
  }

  private static void requireText(Path file, PDDocument document, ReadDocument read) {
    if (read.blocks().isEmpty() && document.getNumberOfPages() > 0) {
      throw new DataFormatException(
          file,
          "has "
              + document.getNumberOfPages()
              + " pages but no text, as scanned paper has; recognise its text first",
          null);
    }
  }

  private static PDFTextStripper stripper() {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setLineSeparator("\n");
    stripper.setParagraphStart("");
    stripper.setParagraphEnd(PARAGRAPH);
    stripper.setPageEnd("");
    return stripper;
  }

  private static void paragraphs(String page, TextBuilder text) {
    for (String paragraph : page.split(PARAGRAPH, -1)) {
      text.startBlock();
      text.append(paragraph.strip());
      text.endBlock(Block.Kind.PARAGRAPH, 0);
    }
  }

  private static Optional<String> title(PDDocument document) {
    return Optional.ofNullable(document.getDocumentInformation().getTitle())
        .map(String::strip)
        .filter(title -> !title.isEmpty());
  }
}
