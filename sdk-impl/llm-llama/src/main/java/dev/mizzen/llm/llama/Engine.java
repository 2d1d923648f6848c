package dev.mizzen.llm.llama;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.LogLevel;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.Pair;
import de.kherud.llama.args.LogFormat;
import dev.mizzen.error.GenerationException;
import dev.mizzen.error.ModelException;
import dev.mizzen.rag.Answer.Usage;
import dev.mizzen.spi.ChatCalls;
import dev.mizzen.spi.ChatModel.Prompt;
import dev.mizzen.spi.ChatModel.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A loaded model; calls take turns. */
final class Engine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private final ReentrantLock turn = new ReentrantLock(true);
  private final LlamaModel model;
  private final int contextWindow;
  private boolean closed;

  private Engine(LlamaModel model, int contextWindow) {
    this.model = model;
    this.contextWindow = contextWindow;
  }

  static Engine load(Path file, int contextWindow, int threads, int gpuLayers) {
    try {
      LlamaModel.setLogger(LogFormat.TEXT, Engine::log);
      ModelParameters parameters =
          new ModelParameters()
              .setModel(file.toString())
              .setCtxSize(contextWindow)
              .setThreads(threads)
              .setThreadsBatch(threads)
              .setParallel(1)
              .setGpuLayers(gpuLayers);
      return new Engine(new LlamaModel(parameters), contextWindow);
    } catch (RuntimeException e) {
      throw new ModelException(
          "llama.cpp cannot load " + file + ": " + e.getMessage() + "; is the file whole?", e);
    } catch (LinkageError e) {
      throw new ModelException(
          "llama.cpp does not run on this machine (" + e.getMessage() + ")", e);
    }
  }

  private static void log(LogLevel level, String message) {
    LOG.debug("{}: {}", level, message.strip());
  }

  /** Writes an answer; interrupting the thread ends it. */
  Reply write(Prompt prompt, ChatCalls.Sink sink) throws InterruptedException {
    turn.lockInterruptibly();
    try {
      if (closed) {
        throw new IllegalStateException("the chat model is closed");
      }
      return generate(prompt, sink);
    } catch (RuntimeException e) {
      throw isOfLlama(e) ? new GenerationException("llama.cpp failed: " + e.getMessage(), e) : e;
    } finally {
      turn.unlock();
    }
  }

  /** Its exceptions are known by their package alone: their type is not public. */
  private static boolean isOfLlama(RuntimeException e) {
    return e.getClass().getPackage() == LlamaModel.class.getPackage();
  }

  private Reply generate(Prompt prompt, ChatCalls.Sink sink) throws InterruptedException {
    String text = model.applyTemplate(messages(prompt));
    int promptTokens = model.encode(text).length;
    if (promptTokens + prompt.maxTokens() > contextWindow) {
      throw new IllegalArgumentException(
          "a prompt of "
              + promptTokens
              + " tokens and an answer of up to "
              + prompt.maxTokens()
              + " are more than the window of "
              + contextWindow
              + "; shorten them, or raise contextWindow(...)");
    }
    StringBuilder answer = new StringBuilder();
    int tokens = 0;
    LlamaIterator pieces = model.generate(Sampling.of(prompt, text)).iterator();
    boolean ended = false;
    try {
      while (pieces.hasNext()) {
        String piece = pieces.next().text;
        // The last output tells of the end alone.
        tokens += pieces.hasNext() || !piece.isEmpty() ? 1 : 0;
        if (Thread.interrupted()) {
          throw new InterruptedException("interrupted while writing");
        }
        answer.append(piece);
        if (!piece.isEmpty()) {
          sink.write(piece);
        }
      }
      ended = true;
    } finally {
      if (!ended) {
        pieces.cancel();
      }
    }
    return new Reply(
        answer.toString(), tokens < prompt.maxTokens(), new Usage(promptTokens, tokens));
  }

  private static InferenceParameters messages(Prompt prompt) {
    List<Pair<String, String>> turns = Sampling.turns(prompt);
    return new InferenceParameters("")
        .setMessages(Sampling.system(prompt), turns)
        .setUseChatTemplate(true);
  }

  @Override
  public void close() {
    turn.lock();
    try {
      if (!closed) {
        closed = true;
        model.close();
      }
    } finally {
      turn.unlock();
    }
  }
}
