package dev.mizzen.impl.agent;

import dev.mizzen.Content;
import dev.mizzen.agent.SearchAgent;
import dev.mizzen.agent.Transcript;
import dev.mizzen.impl.call.AsyncCalls;
import dev.mizzen.impl.call.Calls;
import dev.mizzen.impl.rag.prompt.Tokens;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.spi.AgentSpec;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.ToIntFunction;

/** The agent that speaks in tags. */
final class ProtocolAgent implements SearchAgent {
  private final AgentSpec spec;
  private final ToIntFunction<String> counter;
  private final Voice voice;
  private final AsyncCalls async;
  private final Calls calls = new Calls("the agent");

  ProtocolAgent(AgentSpec spec, AsyncCalls async) {
    this.spec = spec;
    this.async = async;
    counter = spec.tokens().orElse(Tokens::estimate);
    voice = new ModelVoice(spec.model(), spec.temperature(), spec.seed(), counter);
  }

  @Override
  public Transcript run(String question) {
    return run(question, Optional.empty());
  }

  @Override
  public Transcript run(String question, Content.Image image) {
    return run(question, Optional.of(image));
  }

  @Override
  public CompletionStage<Transcript> runAsync(String question) {
    calls.requireOpen();
    requireWords(question);
    return async.call(() -> run(question));
  }

  @Override
  public Transcript replay(Transcript recorded) {
    Recording recording = new Recording(recorded);
    AgentSetting setting =
        new AgentSetting(
            recorded.model(),
            spec.model().contextWindow(),
            recorded.instructions(),
            recorded.question(),
            recorded.image(),
            spec.budget(),
            counter);
    return calls.during(
        () -> new AgentRun(setting, recording, recording, new Deadline(Optional.empty())).run());
  }

  @Override
  public void write(Transcript transcript, Path file) {
    calls.requireOpen();
    TranscriptFile.write(transcript, file);
  }

  @Override
  public Transcript read(Path file) {
    calls.requireOpen();
    return TranscriptFile.read(file);
  }

  @Override
  public void close() {
    calls.close(async::close);
  }

  private Transcript run(String question, Optional<Content.Image> image) {
    requireWords(question);
    boolean images = image.isPresent() && spec.images().isPresent();
    AgentSetting setting =
        new AgentSetting(
            spec.model().id(),
            spec.model().contextWindow(),
            AgentPrompt.instructions(spec.texts().isPresent(), images),
            question,
            image,
            spec.budget(),
            counter);
    Tools tools = new Tools(spec, question, image);
    Deadline deadline = new Deadline(spec.budget().time());
    return calls.during(() -> new AgentRun(setting, voice, tools, deadline).run());
  }

  private static void requireWords(String question) {
    if (question.isBlank()) {
      throw new IllegalArgumentException("a question needs words, got '" + question + "'");
    }
  }
}
