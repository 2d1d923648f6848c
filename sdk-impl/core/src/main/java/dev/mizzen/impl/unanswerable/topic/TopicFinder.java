package dev.mizzen.impl.unanswerable.topic;

import dev.mizzen.Embedder;
import dev.mizzen.eval.unanswerable.GenerationReport.Count;
import dev.mizzen.eval.unanswerable.InformationRequest;
import dev.mizzen.impl.unanswerable.reply.Asker;
import dev.mizzen.impl.unanswerable.reply.Tally;
import dev.mizzen.spi.ChatModel.Prompt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds what to search for: the topics of each request and of its documents, without those that say
 * the same, and no more than wanted (arXiv:2510.11956, step I). For one thread.
 */
public final class TopicFinder {
  private final Asker asker;
  private final Tally tally;
  private final Embedder embedder;
  private final double bound;
  private final int most;
  private final long seed;

  /**
   * A finder.
   *
   * @param bound topics of a higher cosine are taken for one
   * @param most topics of a request
   * @param seed of the choice among more
   */
  public TopicFinder(
      Asker asker, Tally tally, Embedder embedder, double bound, int most, long seed) {
    this.asker = asker;
    this.tally = tally;
    this.embedder = embedder;
    this.bound = bound;
    this.most = most;
    this.seed = seed;
  }

  /**
   * The topics of each request, in their order; its title, if the model names none.
   *
   * @param texts of each request's documents
   */
  public List<List<String>> find(List<InformationRequest> requests, List<List<String>> texts) {
    List<Prompt> prompts = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      InformationRequest request = requests.get(i);
      prompts.add(TopicPrompt.of(request));
      texts.get(i).forEach(text -> prompts.add(TopicPrompt.of(request, text)));
    }
    List<List<String>> named =
        asker.each(
            "topics",
            prompts,
            prompt -> asker.ask(prompt).map(TopicPrompt::read).orElse(List.of()));
    List<List<String>> topics = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < requests.size(); i++) {
      int end = start + 1 + texts.get(i).size();
      topics.add(chosen(requests.get(i), named.subList(start, end)));
      start = end;
    }
    return topics;
  }

  private List<String> chosen(InformationRequest request, List<List<String>> named) {
    Set<String> union = new LinkedHashSet<>();
    named.forEach(union::addAll);
    tally.add(Count.TOPICS, union.size());
    if (union.isEmpty()) {
      return List.of(request.title());
    }
    List<String> all = new ArrayList<>(union);
    List<String> topics = Duplicates.removed(all, embedder.embedPassages(all), bound);
    tally.add(Count.DUPLICATE_TOPICS, all.size() - topics.size());
    return sample(topics);
  }

  private List<String> sample(List<String> topics) {
    if (topics.size() <= most) {
      return topics;
    }
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < topics.size(); i++) {
      numbers.add(i);
    }
    Collections.shuffle(numbers, new Random(seed));
    return new TreeSet<>(numbers.subList(0, most)).stream().map(topics::get).toList();
  }
}
