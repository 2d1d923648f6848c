package dev.mizzen.impl.agent;

import dev.mizzen.agent.Action;
import dev.mizzen.agent.Step;
import dev.mizzen.agent.Transcript;
import dev.mizzen.impl.rag.write.OutOfTimeException;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.spi.ChatModel.Message;
import java.util.Iterator;
import java.util.List;

/** Speaks and finds what a run recorded. For one replay. */
final class Recording implements Voice, Toolbox {
  private final Iterator<Step.Said> said;
  private final Iterator<Step.Told> told;
  private final boolean ranOutOfTime;

  Recording(Transcript recorded) {
    said = recorded.said().iterator();
    told =
        recorded.steps().stream()
            .filter(Step.Told.class::isInstance)
            .map(Step.Told.class::cast)
            .iterator();
    ranOutOfTime = recorded.end() == Transcript.End.TIME;
  }

  @Override
  public Spoken speak(List<Message> messages, int room, Deadline deadline) {
    Step.Said turn = next(said, "turn");
    return new Spoken(turn.text(), turn.fault().equals(Turn.CUT.fault()));
  }

  @Override
  public Found use(Action action, Deadline deadline) {
    Step.Told step = next(told, "call of a tool");
    return new Found(AgentPrompt.found(step.text()), step.findings(), step.box(), step.failure());
  }

  private <T> T next(Iterator<T> recorded, String what) {
    if (recorded.hasNext()) {
      return recorded.next();
    }
    if (ranOutOfTime) {
      throw OutOfTimeException.now();
    }
    throw new IllegalArgumentException("this agent asks for a " + what + " that was not recorded");
  }
}
