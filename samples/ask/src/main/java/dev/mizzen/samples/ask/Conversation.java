package dev.mizzen.samples.ask;

import dev.mizzen.rag.Answer;
import dev.mizzen.rag.AnswerEvent;
import dev.mizzen.rag.Question;
import dev.mizzen.rag.Question.Turn;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;

/** Questions and answers so far; answers are printed while they are written. */
final class Conversation {
  private static final int REMEMBERED = 6;

  private final Library library;
  private final PrintWriter out;
  private final List<Turn> turns = new ArrayList<>();

  Conversation(Library library, PrintWriter out) {
    this.library = library;
    this.out = out;
  }

  /** A failure is told, and the conversation goes on. */
  void ask(String question) {
    Printing printing = new Printing();
    library.pipeline().stream(Question.of(question).conversation(turns)).subscribe(printing);
    try {
      Answer answer = printing.answer.join();
      out.println();
      new AnswerPrinter(library, out).proof(answer);
      if (answer.isAnswered()) {
        remember(new Turn(question, answer.text()));
      }
    } catch (CompletionException e) {
      Throwable cause = e.getCause();
      out.println(Failures.message(cause == null ? e : cause));
      out.flush();
    }
  }

  private void remember(Turn turn) {
    turns.add(turn);
    if (turns.size() > REMEMBERED) {
      turns.removeFirst();
    }
  }

  /** Prints what was written and has passed the citation gate. */
  private final class Printing implements Flow.Subscriber<AnswerEvent> {
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(AnswerEvent event) {
      if (event instanceof AnswerEvent.Written(String text)) {
        out.print(text);
        out.flush();
      } else if (event instanceof AnswerEvent.Completed(Answer whole)) {
        answer.complete(whole);
      }
    }

    @Override
    public void onError(Throwable error) {
      answer.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
      answer.completeExceptionally(new IllegalStateException("the stream ended without an answer"));
    }
  }
}
