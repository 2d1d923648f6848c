package dev.mizzen.bench.unanswerable;

import dev.mizzen.ProgressListener;
import dev.mizzen.eval.unanswerable.Response;
import dev.mizzen.impl.unanswerable.baseline.RagSystem;
import dev.mizzen.impl.unanswerable.score.Judgement;
import dev.mizzen.impl.unanswerable.score.Judges;
import dev.mizzen.rag.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One system on all questions: what it said, and what the judges say about it. */
public final class Trial {
  private final List<Asked> asked = new ArrayList<>();

  private Trial() {}

  /**
   * A question, the answer, and the verdicts.
   *
   * @param millis that the answer took
   */
  record Asked(AskedQuestion question, Answer answer, Judgement judgement, double millis) {
    /** For a file of one line a question. */
    Map<String, Object> row() {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("question", question.id());
      row.put("answerable", question.answerable());
      question.hops().ifPresent(hops -> row.put("hops", hops));
      row.put("answered", answer.isAnswered());
      answer.abstention().ifPresent(a -> row.put("abstention", a.reason().name()));
      row.put("confidence", answer.confidence());
      row.put("text", answer.text());
      row.put("citations", answer.citations().size());
      judgement.acceptable().ifPresent(verdict -> row.put("acceptable", verdict));
      judgement.reaction().ifPresent(verdict -> row.put("reaction", verdict.value()));
      judgement.accurate().ifPresent(verdict -> row.put("accurate", verdict));
      return row;
    }
  }

  /** Asks one question after another. */
  public static Trial of(
      RagSystem system, List<AskedQuestion> questions, Judges judges, ProgressListener progress) {
    Trial trial = new Trial();
    for (AskedQuestion question : questions) {
      long start = System.nanoTime();
      Answer answer = system.answer(question.text());
      double millis = (System.nanoTime() - start) / 1e6;
      Response response = Response.of(question.text(), question.truth(), answer);
      Judgement judgement = judges.judge(question.id(), question.hops(), response);
      trial.asked.add(new Asked(question, answer, judgement, millis));
      progress.onProgress("ask", trial.asked.size(), questions.size());
    }
    return trial;
  }

  /** In the order of the questions. */
  List<Asked> asked() {
    return asked;
  }

  /** The verdicts about answerable questions, or about the others. */
  List<Judgement> judgements(boolean answerable) {
    return asked.stream()
        .filter(a -> a.question().answerable() == answerable)
        .map(Asked::judgement)
        .toList();
  }

  /** A row for each question. */
  public List<Map<String, Object>> rows() {
    return asked.stream().map(Asked::row).toList();
  }
}
