package dev.mizzen.impl.rag.find;

import dev.mizzen.rag.Answer.Hop;
import dev.mizzen.search.Hit;
import java.util.List;

/**
 * What was found.
 *
 * @param hits best first, each document once
 * @param hops the searches made, in order, each with the documents it added
 * @param partial whether the time was up before all searches were made
 */
public record Evidence(List<Hit> hits, List<Hop> hops, boolean partial) {
  /** Copies the lists. */
  public Evidence {
    hits = List.copyOf(hits);
    hops = List.copyOf(hops);
  }
}
