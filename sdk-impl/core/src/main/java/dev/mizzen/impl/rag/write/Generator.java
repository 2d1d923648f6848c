package dev.mizzen.impl.rag.write;

import dev.mizzen.impl.rag.cite.MarkedAnswer;
import dev.mizzen.impl.rag.cite.Passage;
import dev.mizzen.impl.rag.read.Reading;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.rag.Question;
import java.util.List;
import java.util.function.Consumer;

/** Writes answers. Safe for use by many threads. */
public interface Generator {
  /**
   * As {@link #write}, handing on parts of the answer as they are finished; together they are the
   * whole.
   */
  default Draft stream(
      Question question,
      List<Passage> passages,
      Reading reading,
      Deadline deadline,
      Consumer<MarkedAnswer> parts) {
    Draft draft = write(question, passages, reading, deadline);
    if (!draft.declined()) {
      parts.accept(draft.answer());
    }
    return draft;
  }

  /**
   * Answers from passages alone.
   *
   * @param passages at least one, best first
   * @param reading of these passages
   * @throws dev.mizzen.error.GenerationException if the language model fails
   * @throws OutOfTimeException if the time is up
   * @throws dev.mizzen.error.CancelledException if the thread is interrupted
   */
  Draft write(Question question, List<Passage> passages, Reading reading, Deadline deadline);
}
