package dev.mizzen.impl.unanswerable.baseline;

import dev.mizzen.impl.rag.find.Evidence;
import dev.mizzen.impl.rag.find.EvidenceFinder;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.rag.Answer.Hop;
import dev.mizzen.rag.Question;
import dev.mizzen.search.Hit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that any of several searches finds, in turns: the first of each, then the second of each, and
 * so on (the ensemble of CRUMQs, arXiv:2510.11956, section 4).
 */
final class UnionSearch implements EvidenceFinder {
  private final List<EvidenceFinder> finders;

  UnionSearch(List<EvidenceFinder> finders) {
    this.finders = List.copyOf(finders);
  }

  @Override
  public Evidence find(Question question, Deadline deadline) {
    List<List<Hit>> found = new ArrayList<>();
    List<Hop> hops = new ArrayList<>();
    boolean partial = false;
    for (EvidenceFinder finder : finders) {
      Evidence evidence = finder.find(question, deadline);
      found.add(evidence.hits());
      hops.addAll(evidence.hops());
      partial |= evidence.partial();
    }
    Map<String, Hit> union = new LinkedHashMap<>();
    int deepest = found.stream().mapToInt(List::size).max().orElse(0);
    for (int rank = 0; rank < deepest; rank++) {
      for (List<Hit> hits : found) {
        if (rank < hits.size()) {
          union.putIfAbsent(hits.get(rank).id(), hits.get(rank));
        }
      }
    }
    return new Evidence(List.copyOf(union.values()), hops, partial);
  }
}
