package dev.mizzen.impl.rag.plan;

import dev.mizzen.impl.rag.find.Evidence;
import dev.mizzen.impl.rag.find.EvidenceFinder;
import dev.mizzen.impl.rag.find.FollowUp;
import dev.mizzen.impl.rag.find.RankFusion;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.rag.Answer.Hop;
import dev.mizzen.rag.Question;
import dev.mizzen.search.Hit;
import dev.mizzen.spi.ChatModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Searches that a language model plans, beside those without it: each part that the model splits
 * the question into, and then what it names after reading the best passages, until it has enough.
 * All rankings become one by {@link RankFusion}. Where the model says nothing that can be searched,
 * what was found by then stands.
 *
 * <p>Cost: see {@link dev.mizzen.rag.RagBuilder#planner}. Safe for use by many threads.
 */
public final class PlannedSearch implements EvidenceFinder {
  private final ChatModel model;
  private final PlanLimits limits;
  private final EvidenceFinder unplanned;
  private final EvidenceFinder each;
  private final int limit;

  /**
   * With a model.
   *
   * @param unplanned searches for the question without a model
   * @param each makes one search that the model names
   * @param limit documents at most
   */
  public PlannedSearch(
      ChatModel model,
      PlanLimits limits,
      EvidenceFinder unplanned,
      EvidenceFinder each,
      int limit) {
    this.model = model;
    this.limits = limits;
    this.unplanned = unplanned;
    this.each = each;
    this.limit = limit;
  }

  @Override
  public Evidence find(Question question, Deadline deadline) {
    return new Run(question, deadline).run();
  }

  /** One question's searches. */
  private final class Run {
    private final Question question;
    private final Deadline deadline;
    private final List<List<Hit>> rankings = new ArrayList<>();
    private final List<String> searched = new ArrayList<>();
    private final List<Hop> hops = new ArrayList<>();
    private final Set<String> found = new HashSet<>();
    private boolean partial;

    Run(Question question, Deadline deadline) {
      this.question = question;
      this.deadline = deadline;
    }

    Evidence run() {
      search(question.text(), unplanned);
      Planner planner = new Planner(model, limits, question.text(), deadline);
      try {
        searchPlanned(planner);
      } catch (NoPlanException e) {
        Hop last = hops.removeLast();
        hops.add(new Hop(last.query(), last.documentIds(), Optional.of(e.why())));
      }
      return new Evidence(ranked(), hops, partial || deadline.isPassed(), planner.usage());
    }

    private void searchPlanned(Planner planner) {
      for (String part : planner.parts()) {
        search(part, each);
      }
      for (int round = 1; round < limits.rounds(); round++) {
        Optional<String> next = planner.next(searched, ranked());
        if (next.isEmpty()) {
          return;
        }
        search(next.get(), each);
      }
    }

    private List<Hit> ranked() {
      return rankings.size() == 1 ? rankings.getFirst() : RankFusion.of(rankings, limit);
    }

    private void search(String words, EvidenceFinder finder) {
      if (deadline.isPassed() && !searched.isEmpty()) {
        return;
      }
      Evidence evidence = finder.find(FollowUp.withWords(words, question), deadline);
      partial |= evidence.partial();
      rankings.add(evidence.hits());
      searched.add(words);
      for (Hop hop : evidence.hops()) {
        // A document that was found before is not told again.
        hops.add(new Hop(hop.query(), hop.documentIds().stream().filter(found::add).toList()));
      }
    }
  }
}
