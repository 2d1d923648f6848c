package dev.mizzen.impl.chat;

import dev.mizzen.Content;
import dev.mizzen.error.CancelledException;
import dev.mizzen.error.GenerationException;
import dev.mizzen.spi.ChatCalls;
import dev.mizzen.spi.ChatModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps every reply of a model in a folder, and gives it again for the same prompt with the same
 * settings: what is built or measured with a model can be repeated bit for bit, without the model
 * ({@link #offline}), and a run that was ended goes on where it was.
 *
 * <p>A reply belongs to the model's id and to the whole prompt: messages, tools, form of the
 * answer, temperature, seed, stop strings and length. Give models of different weights different
 * ids. Failures are not kept. The same prompt, asked by several threads at once, reaches the model
 * once.
 *
 * <p>Streams hand on a kept reply in pieces; one that is not there is asked for as a whole first,
 * since a stream does not tell whether it is complete.
 *
 * <p>Cost of a hit: one file read and two hashes. Safe for use by many threads; several processes
 * may share a folder. The model that is asked stays the caller's to close.
 */
public final class CachedChatModel implements ChatModel {
  private static final int PIECE = 16;
  private static final int SHOWN = 200;

  private final Optional<ChatModel> model;
  private final String id;
  private final int contextWindow;
  private final ReplyFolder replies;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("mizzen-replies-", 0).factory());
  private final ConcurrentMap<String, ReentrantLock> asking = new ConcurrentHashMap<>();
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  /** In front of {@code model}; replies are kept under {@code folder}, which need not exist. */
  public CachedChatModel(ChatModel model, Path folder) {
    this(Optional.of(model), model.id(), model.contextWindow(), folder);
  }

  private CachedChatModel(Optional<ChatModel> model, String id, int contextWindow, Path folder) {
    this.model = model;
    this.id = Objects.requireNonNull(id, "id");
    this.contextWindow = contextWindow;
    replies = new ReplyFolder(folder);
  }

  /**
   * The kept replies alone: any other prompt is a {@link GenerationException} that names it.
   *
   * @param id of the model that wrote them
   * @param contextWindow of that model
   */
  public static CachedChatModel offline(String id, int contextWindow, Path folder) {
    return new CachedChatModel(Optional.empty(), id, contextWindow, folder);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public int contextWindow() {
    return contextWindow;
  }

  /** How many replies came from the folder. */
  public long hits() {
    return hits.sum();
  }

  /** How many came from the model. */
  public long misses() {
    return misses.sum();
  }

  /**
   * The kept reply, or the model's.
   *
   * @throws dev.mizzen.error.DataFormatException if the kept reply is damaged
   * @throws GenerationException if there is none and no model to ask, or the model fails
   * @throws CancelledException if the thread is interrupted while another asks the same
   */
  @Override
  public Reply chat(Prompt prompt) {
    requireOpen();
    PromptKey key = PromptKey.of(id, prompt);
    Optional<Reply> kept = kept(key);
    return kept.isPresent() ? kept.get() : askOnce(key, prompt);
  }

  private Reply askOnce(PromptKey key, Prompt prompt) {
    ReentrantLock turn = asking.computeIfAbsent(key.hash(), hash -> new ReentrantLock());
    try {
      turn.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException("waiting for a reply was interrupted", e);
    }
    try {
      Optional<Reply> kept = kept(key);
      return kept.isPresent() ? kept.get() : ask(key, prompt);
    } finally {
      asking.remove(key.hash(), turn);
      turn.unlock();
    }
  }

  private Optional<Reply> kept(PromptKey key) {
    Optional<Reply> kept = replies.find(key);
    kept.ifPresent(reply -> hits.increment());
    return kept;
  }

  private Reply ask(PromptKey key, Prompt prompt) {
    ChatModel asked = model.orElseThrow(() -> missing(key, prompt));
    Reply reply = asked.chat(prompt);
    replies.keep(key, reply);
    misses.increment();
    return reply;
  }

  @Override
  public CompletionStage<Reply> chatAsync(Prompt prompt) {
    requireOpen();
    return ChatCalls.submit(threads, () -> chat(prompt));
  }

  @Override
  public Flow.Publisher<String> stream(Prompt prompt) {
    requireOpen();
    if (!prompt.tools().isEmpty()) {
      throw new IllegalArgumentException(
          "calls of tools are not text: use chat for a prompt with tools");
    }
    return ChatCalls.publisher(
        threads,
        sink -> {
          String text = chat(prompt).text();
          for (int from = 0; from < text.length(); ) {
            int to = end(text, from);
            sink.write(text.substring(from, to));
            from = to;
          }
        });
  }

  /** Not between the halves of a character. */
  private static int end(String text, int from) {
    int to = Math.min(text.length(), from + PIECE);
    boolean halves = to < text.length() && Character.isLowSurrogate(text.charAt(to));
    return halves && Character.isHighSurrogate(text.charAt(to - 1)) ? to + 1 : to;
  }

  private GenerationException missing(PromptKey key, Prompt prompt) {
    List<Content> last = prompt.messages().getLast().contents();
    String words = last.isEmpty() ? "" : said(last.getLast()).strip();
    String shown = words.length() <= SHOWN ? words : words.substring(0, SHOWN) + " ...";
    return new GenerationException(
        "no reply of "
            + id
            + " is kept at "
            + replies.file(key)
            + " for the prompt that ends with '"
            + shown
            + "'; run once with the model to keep it");
  }

  private static String said(Content content) {
    return content instanceof Content.Text(String text) ? text : content.toString();
  }

  /** Ends streams and asynchronous calls in flight; the model stays open. */
  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void requireOpen() {
    if (threads.isShutdown()) {
      throw new IllegalStateException("the kept replies of " + id + " are closed");
    }
  }
}
