package dev.mizzen.impl.unanswerable.score;

import dev.mizzen.eval.unanswerable.Reaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How a system does on unanswerable questions (CRUMQs, arXiv:2510.11956, section 4). Each judge's
 * shares are of the verdicts that were understood; the others are counted.
 *
 * @param acceptable judge A: {@code #1/(#1 + #−1)}
 * @param unanswered judge B: {@code #−1/N}
 * @param clarification judge B: {@code #0/N}
 * @param answered judge B: {@code #1/N}
 * @param accuracy the share of responses that say the true answer
 * @param questions all, understood or not
 */
public record UnanswerableScores(
    Share acceptable,
    Share unanswered,
    Share clarification,
    Share answered,
    Share accuracy,
    int questions) {
  /** Counts verdicts. Cost: linear. */
  public static UnanswerableScores of(List<Judgement> judgements) {
    return new UnanswerableScores(
        share(judgements, Judgement::acceptable, true),
        share(judgements, Judgement::reaction, Reaction.REFUSED),
        share(judgements, Judgement::reaction, Reaction.CLARIFICATION),
        share(judgements, Judgement::reaction, Reaction.ANSWERED),
        share(judgements, Judgement::accurate, true),
        judgements.size());
  }

  /** The same by the hops of the questions, fewest first; those of unknown hops are left out. */
  public static SortedMap<Integer, UnanswerableScores> byHops(List<Judgement> judgements) {
    SortedMap<Integer, List<Judgement>> groups = new TreeMap<>();
    for (Judgement judgement : judgements) {
      judgement
          .hops()
          .ifPresent(hops -> groups.computeIfAbsent(hops, h -> new ArrayList<>()).add(judgement));
    }
    SortedMap<Integer, UnanswerableScores> scores = new TreeMap<>();
    groups.forEach((hops, group) -> scores.put(hops, of(group)));
    return scores;
  }

  /** How many of judge A's verdicts were not understood. */
  public long unparsedAcceptable() {
    return questions - acceptable.of();
  }

  /** How many of judge B's. */
  public long unparsedReactions() {
    return questions - answered.of();
  }

  /** How many of the accuracy judge's. */
  public long unparsedAccuracy() {
    return questions - accuracy.of();
  }

  private static <V> Share share(
      List<Judgement> judgements, Function<Judgement, Optional<V>> verdict, V wanted) {
    List<V> verdicts = judgements.stream().map(verdict).flatMap(Optional::stream).toList();
    return new Share(verdicts.stream().filter(wanted::equals).count(), verdicts.size());
  }
}
