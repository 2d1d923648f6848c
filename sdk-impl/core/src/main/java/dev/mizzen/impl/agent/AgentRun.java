package dev.mizzen.impl.agent;

import dev.mizzen.Content;
import dev.mizzen.agent.Action;
import dev.mizzen.agent.AgentBudget;
import dev.mizzen.agent.Step;
import dev.mizzen.agent.Transcript;
import dev.mizzen.agent.Transcript.End;
import dev.mizzen.impl.agent.Toolbox.Found;
import dev.mizzen.impl.agent.Voice.Spoken;
import dev.mizzen.impl.rag.write.OutOfTimeException;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.spi.ChatModel.Message;
import dev.mizzen.spi.ChatModel.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One question on its way to an answer. For one thread, once. */
final class AgentRun {
  /** What a tool's message leaves for the next turn, or a quarter of the room if that is less. */
  private static final int TURN_ROOM = 128;

  private final AgentSetting setting;
  private final AgentBudget budget;
  private final Voice voice;
  private final Toolbox tools;
  private final Room room;
  private final Deadline deadline;
  private final List<Message> messages = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private int context;
  private int turns;
  private int calls;
  private int imageSearches;
  private int corrections;
  private Optional<End> end = Optional.empty();

  AgentRun(AgentSetting setting, Voice voice, Toolbox tools, Deadline deadline) {
    this.setting = setting;
    this.voice = voice;
    this.tools = tools;
    this.deadline = deadline;
    budget = setting.budget();
    room = new Room(setting.counter(), budget.tokens());
    tell(Message.of(Speaker.SYSTEM, setting.instructions()), setting.instructions());
    tell(new Message(Speaker.USER, asked()), setting.question());
  }

  Transcript run() {
    try {
      while (end.isEmpty()) {
        turn();
      }
    } catch (OutOfTimeException e) {
      end = Optional.of(End.TIME);
    }
    return new Transcript(
        setting.model(),
        setting.instructions(),
        setting.question(),
        setting.image(),
        steps,
        end.orElseThrow(),
        room.used());
  }

  private List<Content> asked() {
    List<Content> contents = new ArrayList<>();
    setting.image().ifPresent(contents::add);
    contents.add(Content.text(setting.question()));
    return contents;
  }

  private void turn() {
    int left = left();
    if (turns == budget.turns() || left < 1) {
      end(left < 1 ? End.TOKENS : End.TURNS);
      return;
    }
    turns++;
    Spoken spoken = voice.speak(List.copyOf(messages), left, deadline);
    Turn turn = spoken.cut() ? Turn.CUT : TurnParser.parse(spoken.text());
    add(new Step.Said(spoken.text(), turn.action(), turn.fault()), Speaker.ASSISTANT);
    if (spoken.cut()) {
      end(End.TOKENS);
    } else {
      turn.action().ifPresentOrElse(this::act, () -> correct(turn.fault().orElseThrow()));
    }
  }

  private void act(Action action) {
    boolean image =
        action instanceof Action.CropSearch || action instanceof Action.WholeImageSearch;
    if (action instanceof Action.Final answer) {
      end(answer.isUnable() ? End.UNABLE : End.ANSWERED);
    } else if (calls == budget.calls()) {
      end(End.CALLS);
    } else if (image && imageSearches == budget.imageSearches()) {
      end(End.IMAGE_SEARCHES);
    } else if (room.count(AgentPrompt.information("", image)) > roomToTell()) {
      end(End.TOKENS);
    } else {
      calls++;
      imageSearches += image ? 1 : 0;
      tell(tools.use(action, deadline), image);
    }
  }

  /** What a tool's message may take, so that the model can still take a turn. */
  private int roomToTell() {
    int left = left();
    return left - Math.max(1, Math.min(TURN_ROOM, left / 4));
  }

  private int left() {
    return Math.min(room.left(), setting.window() - context);
  }

  /** Tells what was found, as much of it as there is room for. */
  private void tell(Found found, boolean image) {
    String text = AgentPrompt.information(found.summary(), image);
    if (room.count(text) > roomToTell()) {
      text = AgentPrompt.information(shorten(found.summary(), image, roomToTell()), image);
    }
    add(new Step.Told(text, found.findings(), found.box(), found.failure()), Speaker.USER);
  }

  /** The longest beginning with which the whole message fits; empty if none does. */
  private String shorten(String summary, boolean image, int most) {
    Room framed = new Room(text -> room.count(AgentPrompt.information(text, image)), most);
    return framed.cut(summary, most);
  }

  private void correct(String fault) {
    String text = AgentPrompt.correction(fault);
    if (corrections == budget.corrections()) {
      end(End.MALFORMED);
    } else if (room.count(text) >= left()) {
      end(End.TOKENS);
    } else {
      corrections++;
      add(new Step.Corrected(text), Speaker.USER);
    }
  }

  private void add(Step step, Speaker speaker) {
    steps.add(step);
    room.take(step.text());
    tell(Message.of(speaker, step.text()), step.text());
  }

  private void tell(Message message, String text) {
    messages.add(message);
    context += room.count(text);
  }

  private void end(End how) {
    end = Optional.of(how);
  }
}
