package dev.mizzen.impl.rag.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Span;
import dev.mizzen.ingest.Block;
import dev.mizzen.ingest.ReadDocument;
import dev.mizzen.ingest.SourceMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ChunkerTest {
  /** Words count by their length, so that some are longer than a passage. */
  private static int tokens(String text) {
    int tokens = 0;
    for (String word : text.strip().split("\\s+")) {
      tokens += (word.length() + 4) / 5;
    }
    return tokens;
  }

  /** Headings start with #, code with !, each line is a block. */
  private static ReadDocument document(String lines) {
    List<Block> blocks = new ArrayList<>();
    int start = 0;
    for (String line : lines.split("\n", -1)) {
      Span span = new Span(start, start + line.length());
      start += line.length() + 1;
      if (line.startsWith("#")) {
        int level = line.lastIndexOf('#') + 1;
        blocks.add(
            new Block(Block.Kind.HEADING, new Span(span.start() + level, span.end()), level));
      } else if (!line.isBlank()) {
        boolean code = line.startsWith("!");
        blocks.add(new Block(code ? Block.Kind.CODE : Block.Kind.PARAGRAPH, span, 0));
      }
    }
    return new ReadDocument(
        Optional.empty(), lines, blocks, Optional.of(lines), SourceMap.of(List.of()), List.of());
  }

  private static List<String> texts(List<TextChunk> chunks, ReadDocument document) {
    return chunks.stream().map(chunk -> chunk.span().of(document.text())).toList();
  }

  @Test
  void keepsSectionsApartAndNamesTheirHeadings() {
    ReadDocument document =
        document(
            """
            # Guide
            One two three four five six. Seven eight nine ten eleven twelve.
            ## Install
            Alpha beta gamma delta epsilon zeta eta theta iota kappa.
            ## Remove
            ### Now
            Red green blue white black brown pink grey gold cyan.
            # End
            Fin fin fin fin fin fin fin fin fin.\
            """);
    List<TextChunk> chunks = new Chunker(ChunkerTest::tokens, 40, 0).chunk(document, "Guide");
    assertThat(texts(chunks, document))
        .containsExactly(
            "One two three four five six. Seven eight nine ten eleven twelve.",
            "Alpha beta gamma delta epsilon zeta eta theta iota kappa.",
            "Red green blue white black brown pink grey gold cyan.",
            "Fin fin fin fin fin fin fin fin fin.");
    assertThat(chunks.stream().map(TextChunk::title))
        .containsExactly("Guide", "Guide › Install", "Guide › Remove › Now", "Guide › End");
  }

  @Test
  void sharesSentencesWithinASectionOnly() {
    ReadDocument document =
        document("# A\nOne two. Three four. Five six. Seven eight.\n# B\nNine ten eleven twelve.");
    List<TextChunk> chunks = new Chunker(ChunkerTest::tokens, 7, 2).chunk(document, "");
    assertThat(texts(chunks, document))
        .containsExactly(
            "One two. Three four. Five six.", "Five six. Seven eight.", "Nine ten eleven twelve.");
  }

  @Test
  void joinsShortSectionsOnTheSameLevel() {
    ReadDocument document =
        document("# Faq\n## Why?\nSo.\n## How?\nThus.\n## When?\nNow.\n# Rest\nEnd.");
    List<TextChunk> chunks = new Chunker(ChunkerTest::tokens, 24, 0).chunk(document, "");
    assertThat(texts(chunks, document).getFirst()).startsWith("So.").contains("How?");
    assertThat(texts(chunks, document).getLast()).isEqualTo("End.");
  }

  @Test
  void cutsWhatHasNoSentences() {
    ReadDocument document = document("x".repeat(103) + " " + "word ".repeat(30).strip());
    List<TextChunk> chunks = new Chunker(ChunkerTest::tokens, 8, 0).chunk(document, "");
    assertThat(texts(chunks, document)).allMatch(text -> tokens(text) <= 8).hasSizeGreaterThan(5);
    assertThat(String.join("", texts(chunks, document)).replace(" ", ""))
        .isEqualTo(document.text().replace(" ", ""));
  }

  @Test
  void neverCutsACharacterInHalves() {
    ReadDocument document = document("𝄞".repeat(101));
    assertThat(texts(new Chunker(ChunkerTest::tokens, 7, 0).chunk(document, ""), document))
        .allSatisfy(
            text -> {
              assertThat(Character.isLowSurrogate(text.charAt(0))).isFalse();
              assertThat(Character.isHighSurrogate(text.charAt(text.length() - 1))).isFalse();
            });
  }

  @Test
  void leavesOutTitlesThatTakeTheRoom() {
    ReadDocument document = document("# A very long heading that says everything there is\nText.");
    TextChunk chunk = new Chunker(ChunkerTest::tokens, 16, 0).chunk(document, "Doc").getFirst();
    assertThat(chunk.title()).isEmpty();
  }

  @Test
  void countsHeadingsBetweenSectionsThatGoTogether() {
    String heading = "# " + "heading ".repeat(20).strip() + "\n";
    ReadDocument document = document("Short.\n" + heading + "# End\nThe rest is here.");
    List<TextChunk> chunks = new Chunker(ChunkerTest::tokens, 24, 0).chunk(document, "");
    assertThat(texts(chunks, document)).containsExactly("Short.", "The rest is here.");
  }

  @Property
  void losesNothingAndFitsAlways(
      @ForAll long seed,
      @ForAll @IntRange(min = 16, max = 60) int most,
      @ForAll @IntRange(min = 0, max = 7) int overlap) {
    ReadDocument document = document(lines(new Random(seed)));
    Chunker chunker = new Chunker(ChunkerTest::tokens, most, overlap);
    List<TextChunk> chunks = chunker.chunk(document, "Some title");
    boolean[] covered = new boolean[document.text().length()];
    int lastStart = -1;
    int lastEnd = -1;
    for (TextChunk chunk : chunks) {
      String text = chunk.span().of(document.text());
      assertThat(tokens(text) + (chunk.title().isEmpty() ? 0 : tokens(chunk.title())))
          .isLessThanOrEqualTo(most);
      assertThat(text).isEqualTo(text.strip());
      assertThat(chunk.span().start()).isGreaterThan(lastStart);
      assertThat(chunk.span().end()).isGreaterThan(lastEnd);
      lastStart = chunk.span().start();
      lastEnd = chunk.span().end();
      java.util.Arrays.fill(covered, chunk.span().start(), chunk.span().end(), true);
    }
    for (Block block : document.blocks()) {
      for (int i = block.span().start(); i < block.span().end(); i++) {
        boolean wanted =
            block.kind() != Block.Kind.HEADING
                && !Character.isWhitespace(document.text().charAt(i));
        assertThat(covered[i] || !wanted).as("unit %s of %s", i, block).isTrue();
      }
    }
  }

  private static String lines(Random random) {
    List<String> lines = new ArrayList<>();
    for (int i = random.nextInt(12); i >= 0; i--) {
      int kind = random.nextInt(5);
      String start = kind == 0 ? "#".repeat(1 + random.nextInt(3)) + " " : kind == 1 ? "!" : "";
      StringBuilder line = new StringBuilder(start);
      for (int words = random.nextInt(40); words >= 0; words--) {
        int length = random.nextInt(20) == 0 ? 200 : 1 + random.nextInt(9);
        line.append("a".repeat(length)).append(random.nextInt(6) == 0 ? ". Then " : " ");
      }
      lines.add(line.toString());
    }
    return String.join("\n", lines);
  }
}
