package dev.mizzen.bench.rag;

import dev.mizzen.impl.rag.cite.MarkedAnswer;
import dev.mizzen.impl.rag.prompt.AnswerPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a language model wrote before the gate, and what it took. For one thread. */
final class WrittenFigures {
  private final List<MeteredModel.Call> calls = new ArrayList<>();

  /** What was written, with marks taken out and none checked. */
  static Attempt attempt(MeteredModel.Call call) {
    String text = call.reply().text().strip();
    boolean declined = text.isEmpty() || text.startsWith(AnswerPrompt.NO_ANSWER);
    return declined ? Attempt.refused() : Attempt.unproved(MarkedAnswer.parse(text).text());
  }

  /** Adds a call, and tells of it in {@code row}. */
  void add(MeteredModel.Call call, Map<String, Object> row) {
    calls.add(call);
    row.put("written", call.reply().text());
    row.put("complete", call.reply().complete());
    row.put("prompt_tokens", call.reply().usage().promptTokens());
    row.put("answer_tokens", call.reply().usage().answerTokens());
    row.put("seconds", call.seconds());
  }

  /** Puts sums and shares. */
  void put(Map<String, Object> figures) {
    double seconds = calls.stream().mapToDouble(MeteredModel.Call::seconds).sum();
    double prompts = calls.stream().mapToDouble(c -> c.reply().usage().promptTokens()).sum();
    double answers = calls.stream().mapToDouble(c -> c.reply().usage().answerTokens()).sum();
    figures.put("written", calls.size());
    figures.put("written_with_marks", share(call -> !marks(call).isEmpty()));
    figures.put("written_in_full", share(call -> call.reply().complete()));
    figures.put("prompt_tokens_mean", prompts / calls.size());
    figures.put("answer_tokens_mean", answers / calls.size());
    figures.put("seconds_mean", seconds / calls.size());
    figures.put("tokens_per_second_read_and_written", (prompts + answers) / seconds);
  }

  private static List<?> marks(MeteredModel.Call call) {
    return MarkedAnswer.parse(call.reply().text()).claims();
  }

  private double share(java.util.function.Predicate<MeteredModel.Call> holds) {
    return (double) calls.stream().filter(holds).count() / calls.size();
  }
}
