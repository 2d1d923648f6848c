package dev.mizzen.impl.rag.write;

import dev.mizzen.impl.rag.cite.Passage;
import dev.mizzen.impl.rag.read.Reading;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.rag.Question;
import java.util.List;

/** Writes answers. Safe for use by many threads. */
public interface Generator {
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
