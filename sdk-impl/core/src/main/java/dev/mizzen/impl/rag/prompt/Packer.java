package dev.mizzen.impl.rag.prompt;

import dev.mizzen.Document;
import dev.mizzen.impl.rag.cite.Passage;
import dev.mizzen.search.Hit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The passages that fit a prompt: whole, best first, each text once. One that does not fit is
 * passed over, and shorter ones behind it may still be taken.
 */
public final class Packer {
  /** What title, number and fence of a passage take. */
  private static final int AROUND = 32;

  private final int budget;
  private final int most;

  /**
   * A packer.
   *
   * @param budget tokens, see {@link Tokens#estimate}
   * @param most passages
   */
  public Packer(int budget, int most) {
    this.budget = budget;
    this.most = most;
  }

  /** Passages numbered from 1; empty only if no hit has a text that fits. */
  public List<Passage> pack(List<Hit> hits) {
    List<Passage> packed = new ArrayList<>();
    Set<String> texts = new HashSet<>();
    int left = budget;
    for (Hit hit : hits) {
      Passage passage = passage(packed.size() + 1, hit.document());
      int tokens = AROUND + Tokens.estimate(passage.title()) + Tokens.estimate(passage.text());
      boolean useful = !passage.text().isBlank() && !texts.contains(passage.text());
      if (useful && tokens <= left && packed.size() < most) {
        packed.add(passage);
        texts.add(passage.text());
        left -= tokens;
      }
    }
    return packed;
  }

  private static Passage passage(int number, Document document) {
    String field = field(document);
    String title = field.equals(Document.TITLE) ? "" : document.title();
    return new Passage(
        number, document.id(), title, field, document.texts().getOrDefault(field, ""));
  }

  /** The text, or, for a document without one, its first other field, at last the title. */
  private static String field(Document document) {
    if (document.texts().containsKey(Document.TEXT)) {
      return Document.TEXT;
    }
    return document.texts().keySet().stream()
        .filter(name -> !name.equals(Document.TITLE))
        .findFirst()
        .orElse(Document.TITLE);
  }
}
