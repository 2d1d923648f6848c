package dev.mizzen.impl.rag.write;

import dev.mizzen.MizzenException;
import dev.mizzen.error.CancelledException;
import dev.mizzen.error.GenerationException;
import dev.mizzen.impl.rag.find.FollowUp;
import dev.mizzen.impl.rag.prompt.SearchPrompt;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.rag.Question;
import dev.mizzen.spi.ChatModel;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a language model, no longer than the time allows and until interrupted. */
public final class Replies {
  private Replies() {}

  /** What {@code model} would search for a question with earlier turns. */
  public static FollowUp.Rewritten searchText(
      ChatModel model, Question question, Deadline deadline) {
    ChatModel.Reply reply = of(model, SearchPrompt.of(question), deadline);
    return new FollowUp.Rewritten(SearchPrompt.read(reply.text(), question), reply.usage());
  }

  /**
   * What {@code model} replies.
   *
   * @throws OutOfTimeException if the time is up
   * @throws GenerationException if the model fails, with what it threw as the cause
   * @throws CancelledException if the thread is interrupted
   */
  public static ChatModel.Reply of(ChatModel model, ChatModel.Prompt prompt, Deadline deadline) {
    deadline.check();
    if (deadline.isPassed()) {
      throw OutOfTimeException.now();
    }
    CompletableFuture<ChatModel.Reply> reply = start(model, prompt);
    try {
      return deadline.isLimited()
          ? reply.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS)
          : reply.get();
    } catch (TimeoutException e) {
      reply.cancel(true);
      throw OutOfTimeException.now();
    } catch (InterruptedException e) {
      reply.cancel(true);
      Thread.currentThread().interrupt();
      throw new CancelledException("the answer was interrupted", e);
    } catch (ExecutionException e) {
      throw failure(model, e.getCause() == null ? e : e.getCause());
    } catch (CancellationException e) {
      throw failure(model, e);
    }
  }

  private static CompletableFuture<ChatModel.Reply> start(
      ChatModel model, ChatModel.Prompt prompt) {
    try {
      return model.chatAsync(prompt).toCompletableFuture();
    } catch (RuntimeException e) {
      throw failure(model, e);
    }
  }

  /** Errors that say what to do stay as they are. */
  static RuntimeException failure(ChatModel model, Throwable cause) {
    if (cause instanceof MizzenException known) {
      return known;
    }
    return new GenerationException(
        "the language model " + model.id() + " failed: " + cause.getMessage(), cause);
  }
}
