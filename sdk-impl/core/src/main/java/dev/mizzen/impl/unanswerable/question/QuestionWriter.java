package dev.mizzen.impl.unanswerable.question;

import dev.mizzen.Embedder;
import dev.mizzen.eval.unanswerable.GenerationReport.Count;
import dev.mizzen.impl.unanswerable.Candidate;
import dev.mizzen.impl.unanswerable.context.Context;
import dev.mizzen.impl.unanswerable.reply.Asker;
import dev.mizzen.impl.unanswerable.reply.Tally;
import dev.mizzen.impl.unanswerable.topic.Duplicates;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Has questions written about contexts, each by a template drawn at random, and leaves out those
 * that say the same (arXiv:2510.11956, step III.5). For one thread.
 */
public final class QuestionWriter {
  private static final int TOKENS = 5000;
  private static final int SHARE_OF_WINDOW = 4;

  private final Asker asker;
  private final Tally tally;
  private final Embedder embedder;
  private final double bound;
  private final int questions;
  private final long seed;

  /**
   * A writer.
   *
   * @param bound questions of a higher cosine are taken for one
   * @param questions of a context
   * @param seed of the templates
   */
  public QuestionWriter(
      Asker asker, Tally tally, Embedder embedder, double bound, int questions, long seed) {
    this.asker = asker;
    this.tally = tally;
    this.embedder = embedder;
    this.bound = bound;
    this.questions = questions;
    this.seed = seed;
  }

  /** A context and how its questions are asked for. */
  private record Task(Context context, QuestionTemplate template) {}

  /** Questions by context, in the order in which they were written. */
  public List<Candidate> write(List<Context> contexts) {
    List<Task> tasks = tasks(contexts);
    List<List<QuestionPair>> written = asker.each("questions", tasks, this::ask);
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      List<QuestionPair> pairs = written.get(i);
      tally.add(Count.UNREADABLE_CONTEXTS, pairs.isEmpty() ? 1 : 0);
      add(tasks.get(i), pairs, candidates);
    }
    tally.add(Count.QUESTIONS, candidates.size());
    return withoutDuplicates(candidates);
  }

  /** Each request draws from the start, so that it gets the same with and without the others. */
  private List<Task> tasks(List<Context> contexts) {
    List<Task> tasks = new ArrayList<>();
    Random random = new Random(seed);
    String request = "";
    for (Context context : contexts) {
      if (!context.requestId().equals(request)) {
        request = context.requestId();
        random = new Random(seed);
      }
      tasks.add(new Task(context, QuestionTemplate.draw(random)));
    }
    return tasks;
  }

  private List<QuestionPair> ask(Task task) {
    int tokens = Math.max(1, Math.min(TOKENS, asker.contextWindow() / SHARE_OF_WINDOW));
    String context = task.context().group().context();
    List<QuestionPair> pairs =
        asker
            .ask(task.template().prompt(context, questions, tokens))
            .map(QuestionPairs::read)
            .orElse(List.of());
    return pairs.subList(0, Math.min(questions, pairs.size()));
  }

  private static void add(Task task, List<QuestionPair> pairs, List<Candidate> candidates) {
    Context context = task.context();
    for (int number = 1; number <= pairs.size(); number++) {
      QuestionPair pair = pairs.get(number - 1);
      candidates.add(
          new Candidate(
              context.id() + "-" + number,
              context.requestId(),
              context.group(),
              task.template().recipe(),
              pair.question(),
              pair.answer()));
    }
  }

  private List<Candidate> withoutDuplicates(List<Candidate> candidates) {
    List<String> questions = candidates.stream().map(Candidate::question).toList();
    List<Candidate> kept = Duplicates.removed(candidates, embedder.embedPassages(questions), bound);
    tally.add(Count.DUPLICATE_QUESTIONS, candidates.size() - kept.size());
    return kept;
  }
}
