package dev.mizzen.agent;

import dev.mizzen.Content;
import dev.mizzen.Incubating;
import dev.mizzen.spi.ChatModel;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;

/**
 * Lets a language model search until it can answer. Each of its turns is {@code <reason>…</reason>}
 * and one {@link Action}; what a tool finds is told to it within {@code <information>}, where no
 * text can look like a tag, and it goes on (DeepMMSearch-R1, arXiv:2510.12801).
 *
 * <p>A turn ends with its action: what a model would write behind it is not read. A tool that fails
 * or is not there costs a call, and the model is told that there are no results. A run that exceeds
 * its budget ends without an answer.
 *
 * <p>Safe for use by many threads. A call is ended early by interrupting its thread or cancelling
 * its future: it throws {@link dev.mizzen.error.CancelledException}. After {@link #close} every
 * method throws {@link IllegalStateException}.
 */
@Incubating(since = "0.1.0")
public interface SearchAgent extends AutoCloseable {
  /** Starts an agent's settings. */
  static AgentBuilder builder(ChatModel model) {
    return new AgentBuilder(model);
  }

  /**
   * Answers, or says why not.
   *
   * @throws dev.mizzen.error.GenerationException if the language model fails
   * @throws IllegalArgumentException if the question is blank
   */
  Transcript run(String question);

  /** As {@link #run(String)}, about a picture. */
  Transcript run(String question, Content.Image image);

  /** As {@link #run(String)}, on the agent's own executor. */
  CompletionStage<Transcript> runAsync(String question);

  /**
   * Runs again with the words that the model and the tools used then, by this agent's budget and
   * protocol, without calling either: equal to {@code recorded}, unless the settings or the code
   * are others now.
   *
   * @throws IllegalArgumentException if this agent would have asked for more than was recorded
   */
  Transcript replay(Transcript recorded);

  /** Writes a run as JSON, one line for the question, each step and the end. */
  void write(Transcript transcript, Path file);

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws dev.mizzen.error.DataFormatException naming the line that is not in this form
   */
  Transcript read(Path file);

  /** Frees what the agent holds; model and tools stay the caller's. */
  @Override
  void close();
}
