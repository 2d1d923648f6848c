package dev.mizzen.documents;

import dev.mizzen.Span;
import dev.mizzen.ingest.Block;
import dev.mizzen.ingest.ReadDocument;
import dev.mizzen.ingest.TextBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Collects the visible text of a page. For one page and thread. */
final class HtmlText {
  private static final Set<String> UNSEEN =
      Set.of("script", "style", "template", "noscript", "svg", "math", "nav", "select", "iframe");

  private final String source;
  private final TextBuilder text;
  private boolean open;
  private boolean space;

  HtmlText(String source) {
    this.source = source;
    text = new TextBuilder(source);
  }

  ReadDocument document(Optional<String> title) {
    return text.document(title);
  }

  void add(Element body) {
    children(body, Block.Kind.PARAGRAPH, 0);
    end(Block.Kind.PARAGRAPH, 0);
  }

  private void children(Element parent, Block.Kind kind, int level) {
    for (Node child : parent.childNodes()) {
      if (child instanceof TextNode words) {
        text(words, kind == Block.Kind.CODE);
      } else if (child instanceof Element element) {
        element(element, kind, level);
      }
    }
  }

  private void element(Element element, Block.Kind around, int level) {
    String name = element.normalName();
    if (UNSEEN.contains(name) || element.hasAttr("hidden")) {
      return;
    }
    if (name.equals("br")) {
      lineBreak();
    } else if (around == Block.Kind.ROW && (name.equals("td") || name.equals("th"))) {
      cell(element);
    } else if (element.isBlock() && !isPartOf(around)) {
      end(around, level);
      Block.Kind kind = kind(name, around);
      int own = kind == Block.Kind.HEADING ? name.charAt(1) - '0' : 0;
      children(element, kind, own);
      end(kind, own);
    } else {
      children(element, around, level);
    }
  }

  /** Paragraphs within a row or a heading do not end it. */
  private static boolean isPartOf(Block.Kind around) {
    return around == Block.Kind.ROW || around == Block.Kind.HEADING || around == Block.Kind.CODE;
  }

  private static Block.Kind kind(String name, Block.Kind around) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> Block.Kind.HEADING;
      case "li", "dt", "dd" -> Block.Kind.ITEM;
      case "tr" -> Block.Kind.ROW;
      case "pre" -> Block.Kind.CODE;
      default -> around == Block.Kind.ITEM ? around : Block.Kind.PARAGRAPH;
    };
  }

  private void cell(Element cell) {
    if (open) {
      text.append(" | ");
      space = false;
    }
    children(cell, Block.Kind.ROW, 0);
  }

  private void lineBreak() {
    if (open) {
      text.append("\n");
      space = false;
    }
  }

  private void end(Block.Kind kind, int level) {
    if (open) {
      text.endBlock(kind, level);
    }
    open = false;
    space = false;
  }

  private void text(TextNode node, boolean asItIs) {
    for (SourceRun run : SourceRun.of(node, source)) {
      if (asItIs) {
        open();
        text.append(run.text(), run.origin());
      } else {
        words(run);
      }
    }
  }

  private void words(SourceRun run) {
    String words = run.text();
    int start = 0;
    while (start < words.length()) {
      boolean gap = isSpace(words.charAt(start));
      int end = start;
      while (end < words.length() && isSpace(words.charAt(end)) == gap) {
        end++;
      }
      if (gap) {
        space = open;
      } else {
        open();
        text.append(space ? " " : "");
        space = false;
        text.append(words.substring(start, end), run.part(new Span(start, end)));
      }
      start = end;
    }
  }

  private void open() {
    if (!open) {
      text.startBlock();
      open = true;
      space = false;
    }
  }

  /** What browsers fold; a no-break space stays. */
  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }
}
