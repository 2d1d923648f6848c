package dev.mizzen.impl.unanswerable.reply;

import dev.mizzen.ProgressListener;
import dev.mizzen.error.CancelledException;
import dev.mizzen.error.GenerationException;
import dev.mizzen.impl.rag.write.Replies;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.spi.ChatModel;
import dev.mizzen.spi.ChatModel.Prompt;
import dev.mizzen.spi.ChatModel.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Asks a model about many things at once, and gives the answers in the order of the things. When
 * one fails no further one is begun; calls that run are waited for, since their replies are paid
 * for, unless the thread is interrupted. For one thread.
 */
public final class Asker {
  /** Some models think aloud first. */
  private static final Pattern THOUGHT = Pattern.compile("^\\s*<think>.*?</think>", Pattern.DOTALL);

  private final ChatModel model;
  private final int atOnce;
  private final ProgressListener progress;
  private final Tally tally;
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  /** With so many calls at once. */
  public Asker(ChatModel model, int atOnce, ProgressListener progress, Tally tally) {
    this.model = model;
    this.atOnce = atOnce;
    this.progress = progress;
    this.tally = tally;
  }

  /** How many tokens the model takes. */
  public int contextWindow() {
    return model.contextWindow();
  }

  /**
   * What {@code work} makes of each item.
   *
   * @param phase as the progress names it
   * @param work may {@link #ask}; called by several threads at once
   * @throws IllegalArgumentException if the model refused every prompt
   * @throws CancelledException if the thread is interrupted
   */
  public <Q, A> List<A> each(String phase, List<Q> items, Function<Q, A> work) {
    asked.set(0);
    refused.set(0);
    AtomicBoolean stopped = new AtomicBoolean();
    try (ExecutorService threads = threads()) {
      CompletionService<Optional<A>> done = new ExecutorCompletionService<>(threads);
      List<Future<Optional<A>>> answers = new ArrayList<>();
      for (Q item : items) {
        answers.add(
            done.submit(() -> stopped.get() ? Optional.empty() : Optional.of(work.apply(item))));
      }
      try {
        collect(phase, done, items.size());
      } catch (InterruptedException e) {
        threads.shutdownNow();
        Thread.currentThread().interrupt();
        throw new CancelledException(
            "making questions was interrupted in phase '" + phase + "'", e);
      } finally {
        stopped.set(true);
      }
      requireSomeTaken(phase);
      return answers.stream().map(answer -> answer.resultNow().orElseThrow()).toList();
    }
  }

  private void collect(String phase, CompletionService<?> done, int total)
      throws InterruptedException {
    for (int count = 1; count <= total; count++) {
      try {
        done.take().get();
      } catch (ExecutionException e) {
        throw failure(e);
      }
      progress.onProgress(phase, count, total);
    }
  }

  private ExecutorService threads() {
    return Executors.newFixedThreadPool(
        atOnce, Thread.ofVirtual().name("mizzen-questions-", 0).factory());
  }

  private static RuntimeException failure(ExecutionException e) {
    if (e.getCause() instanceof RuntimeException known) {
      return known;
    }
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return new IllegalStateException("work on questions throws nothing that is checked", e);
  }

  private void requireSomeTaken(String phase) {
    if (asked.get() > 0 && refused.get() == asked.get()) {
      throw new IllegalArgumentException(
          model.id()
              + " refused all "
              + asked
              + " prompts of phase '"
              + phase
              + "': "
              + tally.refusal().orElse("")
              + "; if they are too long, take smaller chunks, fewer hops or fewer passages");
    }
  }

  /**
   * What the model writes; empty if it refuses the prompt, such as for its length.
   *
   * @throws GenerationException if the model fails
   * @throws CancelledException if the thread is interrupted
   */
  public Optional<String> ask(Prompt prompt) {
    asked.incrementAndGet();
    try {
      Reply reply = Replies.of(model, prompt, new Deadline(Optional.empty()));
      tally.add(reply.usage());
      return Optional.of(THOUGHT.matcher(reply.text()).replaceFirst(""));
    } catch (GenerationException e) {
      if (e.getCause() instanceof IllegalArgumentException refusal) {
        refused.incrementAndGet();
        tally.refused(String.valueOf(refusal.getMessage()));
        return Optional.empty();
      }
      throw e;
    }
  }
}
