package dev.mizzen.impl.unanswerable.baseline;

import dev.mizzen.Embedder;
import dev.mizzen.Retriever;
import dev.mizzen.impl.rag.find.Evidence;
import dev.mizzen.impl.rag.find.EvidenceFinder;
import dev.mizzen.impl.rag.write.Replies;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.rag.Answer.Hop;
import dev.mizzen.rag.Question;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import dev.mizzen.spi.ChatModel;
import dev.mizzen.spi.ChatModel.Message;
import dev.mizzen.spi.ChatModel.Prompt;
import dev.mizzen.spi.ChatModel.Speaker;
import dev.mizzen.vector.Embedding;
import java.util.List;
import java.util.Optional;

/**
 * Searches with the vector of a passage that a model makes up as the answer, and the question's own
 * (HyDE: Gao et al., ACL 2023, arXiv:2212.10496, with the question among what is averaged, as there
 * in equation 8). The passage only finds; it is never shown as evidence.
 *
 * <p>Cost: one call of the model, two encodings and one search. Safe for use by many threads.
 */
final class HydeSearch implements EvidenceFinder {
  private static final int MOST_TOKENS = 160;
  private static final String RULES =
      "Write one short passage, as an encyclopedia or a newspaper would, that answers the question."
          + " If you do not know the answer, make up a likely one. Write the passage alone.";

  private final Retriever retriever;
  private final Embedder embedder;
  private final ChatModel model;
  private final int limit;

  /**
   * A search of at most {@code limit} documents.
   *
   * @param embedder the retriever's
   */
  HydeSearch(Retriever retriever, Embedder embedder, ChatModel model, int limit) {
    this.retriever = retriever;
    this.embedder = embedder;
    this.model = model;
    this.limit = limit;
  }

  @Override
  public Evidence find(Question question, Deadline deadline) {
    String passage = Replies.of(model, prompt(question.text()), deadline).text().strip();
    Embedding asked = embedder.embedQuery(question.text());
    Embedding vector = passage.isEmpty() ? asked : mean(asked, embedder.embedPassage(passage));
    Query query = Query.dense(vector).limit(limit);
    SearchResult found = retriever.search(question.filter().map(query::filter).orElse(query));
    return new Evidence(
        found.hits(), List.of(new Hop(question.text(), found.ids())), found.partial());
  }

  private static Prompt prompt(String question) {
    List<Message> messages =
        List.of(Message.of(Speaker.SYSTEM, RULES), Message.of(Speaker.USER, question));
    return new Prompt(messages, MOST_TOKENS, 0, List.of(), Optional.empty(), 0);
  }

  /** Of the directions: neither counts more for being longer. */
  static Embedding mean(Embedding first, Embedding second) {
    float[] a = first.normalized().toArray();
    float[] b = second.normalized().toArray();
    float[] mean = new float[a.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (a[i] + b[i]) / 2;
    }
    return Embedding.of(mean);
  }
}
