package dev.mizzen.impl.unanswerable;

import dev.mizzen.eval.unanswerable.Recipe;
import dev.mizzen.eval.unanswerable.SourceChunk;
import dev.mizzen.impl.unanswerable.context.Group;
import java.util.List;

/**
 * A question that may stay.
 *
 * @param id of the request, the context and the question in it
 * @param requestId of the request
 * @param group it was made from
 * @param recipe how it was asked for
 * @param question as the model wrote it
 * @param answer as the model wrote it
 */
public record Candidate(
    String id, String requestId, Group group, Recipe recipe, String question, String answer) {
  /** The chunks of the corpus as a model is shown them; empty if there are none. */
  public String internalContext() {
    List<SourceChunk> internal =
        group.chunks().stream().filter(chunk -> !chunk.external()).toList();
    return SourceChunk.context(internal);
  }
}
