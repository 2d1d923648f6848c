package dev.mizzen.impl.ingest.read;

import dev.mizzen.Span;
import dev.mizzen.ingest.Block;
import dev.mizzen.ingest.ReadDocument;
import dev.mizzen.ingest.TextBuilder;
import java.util.List;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;

/** Collects the visible text of a parsed document. For one document and thread. */
final class MarkdownText extends AbstractVisitor {
  private final String source;
  private final int offset;
  private final TextBuilder text;

  /**
   * @param offset where the parsed part begins in {@code source}
   */
  MarkdownText(String source, int offset) {
    this.source = source;
    this.offset = offset;
    text = new TextBuilder(source);
  }

  ReadDocument document(Optional<String> title) {
    return text.document(title);
  }

  @Override
  public void visit(Heading heading) {
    block(heading, Block.Kind.HEADING, heading.getLevel());
  }

  @Override
  public void visit(Paragraph paragraph) {
    boolean item = paragraph.getParent() instanceof ListItem;
    block(paragraph, item ? Block.Kind.ITEM : Block.Kind.PARAGRAPH, 0);
  }

  private void block(Node node, Block.Kind kind, int level) {
    text.startBlock();
    visitChildren(node);
    text.endBlock(kind, level);
  }

  @Override
  public void visit(FencedCodeBlock code) {
    List<SourceSpan> lines = code.getSourceSpans();
    code(code.getLiteral(), lines.subList(Math.min(1, lines.size()), lines.size()));
  }

  @Override
  public void visit(IndentedCodeBlock code) {
    code(code.getLiteral(), code.getSourceSpans());
  }

  private void code(String literal, List<SourceSpan> origins) {
    text.startBlock();
    List<String> lines = literal.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      text.append(i == 0 ? "" : "\n");
      if (i < origins.size()) {
        text.append(lines.get(i), span(origins.get(i)));
      } else {
        text.append(lines.get(i));
      }
    }
    text.endBlock(Block.Kind.CODE, 0);
  }

  /** The words between the tags; comments are left out. */
  @Override
  public void visit(HtmlBlock html) {
    Optional<Span> whole = span(html);
    if (whole.isEmpty() || html.getLiteral().startsWith("<!")) {
      return;
    }
    text.startBlock();
    int start = whole.get().start();
    int end = whole.get().end();
    while (start < end) {
      int tag = source.indexOf('<', start);
      int stop = tag < 0 || tag > end ? end : tag;
      text.append(source.substring(start, stop), new Span(start, stop));
      int close = stop < end ? source.indexOf('>', stop) : end;
      start = close < 0 ? end : close + 1;
    }
    text.endBlock(Block.Kind.PARAGRAPH, 0);
  }

  @Override
  public void visit(CustomNode node) {
    switch (node) {
      case TableRow row -> block(row, Block.Kind.ROW, 0);
      case TableCell cell -> {
        text.append(cell.getPrevious() == null ? "" : " | ");
        visitChildren(cell);
      }
      default -> visitChildren(node);
    }
  }

  @Override
  public void visit(Text words) {
    leaf(words, words.getLiteral());
  }

  @Override
  public void visit(Code code) {
    leaf(code, code.getLiteral());
  }

  @Override
  public void visit(SoftLineBreak end) {
    text.append("\n");
  }

  @Override
  public void visit(HardLineBreak end) {
    text.append("\n");
  }

  private void leaf(Node node, String literal) {
    span(node).ifPresentOrElse(origin -> text.append(literal, origin), () -> text.append(literal));
  }

  private Optional<Span> span(Node node) {
    List<SourceSpan> spans = node.getSourceSpans();
    return spans.isEmpty()
        ? Optional.empty()
        : Optional.of(new Span(span(spans.getFirst()).start(), span(spans.getLast()).end()));
  }

  private Span span(SourceSpan span) {
    int start = offset + span.getInputIndex();
    return new Span(start, start + span.getLength());
  }
}
