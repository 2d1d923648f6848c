package dev.mizzen.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mizzen.error.DataFormatException;
import dev.mizzen.ingest.ReadDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;

class PdfReaderTest {
  /** One page for each list of lines; a gap before each empty one. */
  static byte[] pdf(String password, List<List<String>> pages) throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      document.getDocumentInformation().setTitle("A report");
      for (List<String> lines : pages) {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          write(content, lines);
        }
      }
      if (!password.isEmpty()) {
        document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
      }
      document.save(out);
      return out.toByteArray();
    }
  }

  private static void write(PDPageContentStream content, List<String> lines) throws IOException {
    content.beginText();
    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
    content.newLineAtOffset(60, 700);
    for (String line : lines) {
      content.newLineAtOffset(0, line.isEmpty() ? -40 : -14);
      content.showText(line);
    }
    content.endText();
  }

  @Test
  void readsPagesAndParagraphs() throws Exception {
    byte[] content =
        pdf(
            "",
            List.of(
                List.of("Revenue grew by four", "percent in 2026.", "", "Costs fell."),
                List.of("Outlook: stable.")));
    ReadDocument read = new PdfReader().read("a.pdf", content);
    assertThat(read.title()).contains("A report");
    assertThat(read.text())
        .contains("Revenue grew by four\npercent in 2026.")
        .contains("Costs fell.")
        .contains("Outlook: stable.");
    assertThat(read.pages()).hasSize(2);
    assertThat(read.pages().get(1)).isLessThanOrEqualTo(read.text().indexOf("Outlook"));
    assertThat(read.pages().get(1)).isGreaterThan(read.text().indexOf("Costs"));
    assertThat(read.source()).isEmpty();
  }

  @Test
  void saysWhyThereIsNoText() throws Exception {
    byte[] locked = pdf("secret", List.of(List.of("Hidden.")));
    refused(locked, "locked by a password");
    refused("%PDF-1.7 and then nothing".getBytes(StandardCharsets.US_ASCII), "no PDF");
    refused(pdf("", List.of(List.of(), List.of())), "2 pages but no text");
  }

  private static void refused(byte[] content, String words) {
    assertThatExceptionOfType(DataFormatException.class)
        .isThrownBy(() -> new PdfReader().read("a.pdf", content))
        .withMessageStartingWith("a.pdf: ")
        .withMessageContaining(words);
  }
}
