package dev.mizzen.bench.unanswerable;

import dev.mizzen.bench.rag.Auroc;
import dev.mizzen.impl.unanswerable.score.Share;
import dev.mizzen.impl.unanswerable.score.UnanswerableScores;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The flat figures of a trial: shares with Wilson's 95 % intervals, of the unanswerable questions
 * under their own names, by hops under {@code hops_N_}, and of the answerable ones, where refusing
 * is wrong, under {@code answerable_}.
 */
public final class TrialFigures {
  private static final double LEVEL = 0.95;

  private final Map<String, Object> figures = new LinkedHashMap<>();

  private TrialFigures() {}

  /** All figures of a system. */
  public static Map<String, Object> of(Trial trial) {
    TrialFigures figures = new TrialFigures();
    UnanswerableScores scores = UnanswerableScores.of(trial.judgements(false));
    figures.put("", scores);
    figures.figures.put("unparsed_acceptable", scores.unparsedAcceptable());
    figures.figures.put("unparsed_reaction", scores.unparsedReactions());
    figures.figures.put("unparsed_accuracy", scores.unparsedAccuracy());
    UnanswerableScores.byHops(trial.judgements(false))
        .forEach((hops, group) -> figures.put("hops_" + hops + "_", group));
    UnanswerableScores answerable = UnanswerableScores.of(trial.judgements(true));
    if (answerable.questions() > 0) {
      figures.put("answerable_", answerable);
      figures.auroc(trial);
      FirstWords.auroc(trial.asked().stream().map(Trial.Asked::question).toList())
          .ifPresent(auroc -> figures.figures.put("auroc_first_word", auroc));
    }
    double millis = trial.asked().stream().mapToDouble(Trial.Asked::millis).average().orElse(0);
    figures.figures.put("ms", millis);
    return figures.figures;
  }

  /** The shares of a control alone, under {@code prefix}. */
  public static Map<String, Object> ofControl(String prefix, Trial trial) {
    Map<String, Object> figures = new LinkedHashMap<>();
    for (boolean answerable : new boolean[] {false, true}) {
      UnanswerableScores scores = UnanswerableScores.of(trial.judgements(answerable));
      String key = prefix + (answerable ? "answerable_" : "");
      if (scores.questions() > 0) {
        figures.put(key + "acceptable", scores.acceptable().ratio());
        figures.put(key + "unanswered", scores.unanswered().ratio());
        figures.put(key + "answered", scores.answered().ratio());
      }
    }
    return figures;
  }

  private void put(String prefix, UnanswerableScores scores) {
    figures.put(prefix + "questions", scores.questions());
    put(prefix + "acceptable", scores.acceptable());
    put(prefix + "unanswered", scores.unanswered());
    put(prefix + "clarification", scores.clarification());
    put(prefix + "answered", scores.answered());
    put(prefix + "accuracy", scores.accuracy());
  }

  private void put(String key, Share share) {
    if (share.of() > 0) {
      double[] interval = share.interval(LEVEL);
      figures.put(key, share.ratio());
      figures.put(key + "_low", interval[0]);
      figures.put(key + "_high", interval[1]);
    }
  }

  /** How well the confidence alone tells answerable questions from the others. */
  private void auroc(Trial trial) {
    double[] answerable = confidences(trial, true);
    double[] unanswerable = confidences(trial, false);
    if (unanswerable.length > 0) {
      figures.put("auroc_confidence", Auroc.of(answerable, unanswerable));
    }
  }

  private static double[] confidences(Trial trial, boolean answerable) {
    return trial.asked().stream()
        .filter(a -> a.question().answerable() == answerable)
        .mapToDouble(a -> a.answer().confidence())
        .toArray();
  }
}
