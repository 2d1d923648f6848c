package dev.mizzen.impl.rag.find;

import dev.mizzen.rag.Answer.Hop;
import dev.mizzen.rag.Answer.Usage;
import dev.mizzen.search.Hit;
import java.util.List;

/**
 * What was found.
 *
 * @param hits best first, each document once
 * @param hops the searches made, in order, each with the documents it added
 * @param partial whether the time was up before all searches were made
 * @param usage what language models took
 */
public record Evidence(List<Hit> hits, List<Hop> hops, boolean partial, Usage usage) {
  /** Copies the lists. */
  public Evidence {
    hits = List.copyOf(hits);
    hops = List.copyOf(hops);
  }

  /** Without a language model. */
  public Evidence(List<Hit> hits, List<Hop> hops, boolean partial) {
    this(hits, hops, partial, Usage.NONE);
  }

  /** The same, for which a language model took more. */
  Evidence after(Usage more) {
    return new Evidence(hits, hops, partial, usage.plus(more));
  }
}
