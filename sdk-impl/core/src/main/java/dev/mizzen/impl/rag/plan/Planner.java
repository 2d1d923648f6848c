package dev.mizzen.impl.rag.plan;

import dev.mizzen.impl.rag.cite.Passage;
import dev.mizzen.impl.rag.prompt.Packer;
import dev.mizzen.impl.rag.prompt.PlanPrompt;
import dev.mizzen.impl.rag.prompt.SearchLines;
import dev.mizzen.impl.rag.prompt.Tokens;
import dev.mizzen.impl.rag.write.ChatGenerator;
import dev.mizzen.impl.rag.write.OutOfTimeException;
import dev.mizzen.impl.rag.write.Replies;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.rag.Answer.Usage;
import dev.mizzen.search.Hit;
import dev.mizzen.spi.ChatModel;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a language model what to search for one question. For one thread. */
final class Planner {
  private static final Logger LOG = LoggerFactory.getLogger(Planner.class);

  /** Of the time left, one of which is for planning; the rest is for reading and writing. */
  private static final int PARTS = 2;

  private final ChatModel model;
  private final PlanLimits limits;
  private final String question;
  private final Deadline deadline;
  private Usage usage = Usage.NONE;

  /** Starts the clock of planning, with a part of what {@code whole} has left. */
  Planner(ChatModel model, PlanLimits limits, String question, Deadline whole) {
    this.model = model;
    this.limits = limits;
    this.question = question;
    deadline = whole.part(PARTS);
  }

  /** What the model took so far, as far as it says. */
  Usage usage() {
    return usage;
  }

  /**
   * Simpler questions that have to be answered first; none if the model repeats the question.
   *
   * @throws NoPlanException if it fails, is too slow, cannot be asked, or names no search
   */
  List<String> parts() {
    room(List.of());
    return searches(ask(PlanPrompt.parts(question))).stream()
        .filter(line -> !isQuestion(line))
        .toList();
  }

  /**
   * The next search; empty if the model has enough, or nothing was found to show it.
   *
   * @param searched so far
   * @param found so far, best first
   * @throws NoPlanException if it fails, is too slow, cannot be asked, or names no new search
   */
  Optional<String> next(List<String> searched, List<Hit> found) {
    if (found.isEmpty()) {
      return Optional.empty();
    }
    String reply =
        ask(PlanPrompt.next(question, searched, pack(searched, found), ChatGenerator.fence()));
    if (PlanPrompt.isEnough(reply)) {
      return Optional.empty();
    }
    String line = searches(reply).getFirst();
    if (searched.stream().anyMatch(s -> SearchLines.same(s).equals(SearchLines.same(line)))) {
      throw new NoPlanException("the planner " + model.id() + " named a search a second time");
    }
    return Optional.of(line);
  }

  private boolean isQuestion(String line) {
    return SearchLines.same(line).equals(SearchLines.same(question));
  }

  private List<Passage> pack(List<String> searched, List<Hit> found) {
    int room = room(searched);
    List<Passage> passages = new Packer(room, limits.passages()).pack(found);
    if (passages.isEmpty()) {
      throw new NoPlanException(
          "no passage fits the planner's window, where " + room + " tokens are for passages");
    }
    return passages;
  }

  private List<String> searches(String reply) {
    List<String> lines =
        SearchLines.of(reply).stream()
            .filter(line -> !PlanPrompt.isExample(line, question))
            .toList();
    if (lines.isEmpty()) {
      throw new NoPlanException("the planner " + model.id() + " named no search");
    }
    return lines;
  }

  private String ask(ChatModel.Prompt prompt) {
    deadline.check();
    if (deadline.isPassed()) {
      throw new NoPlanException("no time was left to ask the planner " + model.id());
    }
    try {
      ChatModel.Reply reply = Replies.of(model, prompt, deadline);
      usage = usage.plus(reply.usage());
      return reply.complete() ? reply.text() : wholeLines(reply.text());
    } catch (OutOfTimeException e) {
      throw new NoPlanException("the planner " + model.id() + " took too long");
    } catch (RuntimeException e) {
      deadline.check();
      LOG.warn("the planner {} failed; what was found without it stands", model.id(), e);
      throw new NoPlanException("the planner " + model.id() + " failed: " + e.getMessage());
    }
  }

  /** Without a last line that ended for lack of room, if there are others. */
  private static String wholeLines(String text) {
    int end = text.stripTrailing().lastIndexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  /** Tokens of passages that the model's window has room for. */
  private int room(List<String> searched) {
    int taken = PlanPrompt.AROUND + Tokens.estimate(question);
    for (String words : searched) {
      taken += 1 + Tokens.estimate(words);
    }
    if (taken > model.contextWindow()) {
      throw new NoPlanException(
          "the question does not fit the planner's window of " + model.contextWindow() + " tokens");
    }
    return Math.min(limits.tokens(), model.contextWindow() - taken);
  }
}
