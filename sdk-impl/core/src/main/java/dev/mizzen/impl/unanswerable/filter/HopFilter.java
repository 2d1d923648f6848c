package dev.mizzen.impl.unanswerable.filter;

import dev.mizzen.eval.unanswerable.Difficulty;
import dev.mizzen.eval.unanswerable.GenerationReport.Count;
import dev.mizzen.eval.unanswerable.Reasoning;
import dev.mizzen.impl.unanswerable.Candidate;
import dev.mizzen.impl.unanswerable.reply.Asker;
import dev.mizzen.impl.unanswerable.reply.Tally;
import java.util.ArrayList;
import java.util.List;

/**
 * Has the model reason with all of the context, and keeps questions of as many hops as were
 * intended: one for each chunk (arXiv:2510.11956, step V.1). For one thread.
 */
public final class HopFilter {
  private static final Reasoning NONE = new Reasoning("", "", Reasoning.UNKNOWN);

  private final Asker asker;
  private final Tally tally;
  private final Difficulty difficulty;

  /** A filter that allows what {@code difficulty} does. */
  public HopFilter(Asker asker, Tally tally, Difficulty difficulty) {
    this.asker = asker;
    this.tally = tally;
    this.difficulty = difficulty;
  }

  /** The questions that stay, and their reasoning. */
  public List<Reasoned> keep(List<Verified> verified) {
    List<Reasoning> reasonings = asker.each("hops", verified, this::reason);
    List<Reasoned> kept = new ArrayList<>();
    for (int i = 0; i < verified.size(); i++) {
      Verified one = verified.get(i);
      int intended = one.candidate().group().split().size();
      if (difficulty.allowsHops(reasonings.get(i).hops(), intended)) {
        kept.add(new Reasoned(one.candidate(), one.verification(), reasonings.get(i)));
      }
    }
    tally.add(Count.OTHER_HOPS, verified.size() - kept.size());
    return kept;
  }

  private Reasoning reason(Verified verified) {
    Candidate candidate = verified.candidate();
    return asker
        .ask(ReasoningPrompt.of(candidate.question(), candidate.group().context()))
        .map(ReasoningPrompt::read)
        .orElse(NONE);
  }
}
