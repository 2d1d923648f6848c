package dev.mizzen.llm.openai;

import dev.mizzen.Content;
import dev.mizzen.Incubating;
import dev.mizzen.rag.Answer.Usage;
import dev.mizzen.spi.ChatCalls;
import dev.mizzen.spi.ChatModel;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Flow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A language model behind an endpoint that speaks OpenAI's chat protocol ({@code POST
 * /chat/completions}): a local llama.cpp, vLLM or Ollama server, or a hosted one.
 *
 * <pre>{@code
 * ChatModel model =
 *     OpenAiChatModel.at(URI.create("http://localhost:8080/v1"), "qwen2.5-7b-instruct").open();
 * }</pre>
 *
 * <p>Takes texts, images and tools. The form of a {@code jsonSchema} is asked for, not checked:
 * there are servers that ignore it. Failures that may pass (no connection, silence, a broken or
 * malformed answer, status 408, 409, 425, 429 and 5xx) are tried again; see {@link OpenAiBuilder}.
 * A stream is tried again only until its first piece. Interrupting a call ends it with {@link
 * dev.mizzen.error.CancelledException}; so does cancelling its future or subscription, and the
 * server sees the connection close. Redirects are not followed.
 *
 * <p>Safe for use by many threads. {@link #close} ends calls under way.
 */
@Incubating(since = "0.1.0")
public final class OpenAiChatModel implements ChatModel {
  private static final Logger LOG = LoggerFactory.getLogger(OpenAiChatModel.class);
  private static final int CHARS_PER_TOKEN = 4;

  private final Settings settings;
  private final PromptJson json;
  private final Refusals refusals;
  private final Tally tally = new Tally();
  private final Attempts attempts;
  private final Calls calls;

  OpenAiChatModel(
      Settings settings, Optional<HttpClient> client, Optional<ExecutorService> executor) {
    this.settings = settings;
    json = new PromptJson(settings.model(), settings.tokenLimit());
    refusals = new Refusals(settings.endpoint(), settings.model());
    RateLimiter limiter =
        new RateLimiter(
            settings.atOnce(), settings.requestsPerMinute(), settings.tokensPerMinute());
    attempts = new Attempts(settings, limiter, tally);
    calls = new Calls(client, executor);
    if (settings.endpoint().exposesKey()) {
      LOG.warn("{} gets a key without TLS: anyone on the way can read it", settings.endpoint());
    }
  }

  /**
   * Starts the settings of a model.
   *
   * @param base the endpoint's address up to and with the version, such as {@code
   *     http://localhost:8080/v1}
   * @param model as the server names it
   * @throws IllegalArgumentException (by {@link OpenAiBuilder#open}) if the address is not http or
   *     https, or holds a password or a query
   */
  public static OpenAiBuilder at(URI base, String model) {
    return new OpenAiBuilder(base, model);
  }

  @Override
  public String id() {
    return settings.model();
  }

  @Override
  public int contextWindow() {
    return settings.contextWindow();
  }

  /** What all calls took so far. */
  public OpenAiUsage usage() {
    return tally.now();
  }

  @Override
  public Reply chat(Prompt prompt) {
    calls.requireOpen();
    HttpRequest request = settings.endpoint().request(json.of(prompt, false), false);
    return attempts.run(estimate(prompt), (leave, deadline) -> reply(request, leave, deadline));
  }

  private Reply reply(HttpRequest request, RateLimiter.Leave leave, Deadline deadline)
      throws Failure, InterruptedException {
    try (Exchange exchange = open(request, deadline)) {
      Reply reply = ReplyJson.reply(exchange.text(deadline));
      took(leave, reply.usage());
      return reply;
    }
  }

  private Exchange open(HttpRequest request, Deadline deadline)
      throws Failure, InterruptedException {
    Exchange exchange = Exchange.open(calls.client(), request, deadline);
    if (exchange.status() == 200) {
      return exchange;
    }
    try (exchange) {
      throw refusals.of(exchange.status(), exchange.headers(), exchange.text(deadline));
    }
  }

  private void took(RateLimiter.Leave leave, Usage usage) {
    long tokens = usage.promptTokens() + usage.answerTokens();
    if (tokens > 0) {
      leave.took(tokens);
      tally.used(usage);
    }
  }

  @Override
  public CompletionStage<Reply> chatAsync(Prompt prompt) {
    calls.requireOpen();
    return ChatCalls.submit(calls.executor(), () -> chat(prompt));
  }

  @Override
  public Flow.Publisher<String> stream(Prompt prompt) {
    calls.requireOpen();
    if (!prompt.tools().isEmpty()) {
      throw new IllegalArgumentException(
          "calls of tools are not text: chat(...) takes the "
              + prompt.tools().size()
              + " tools of this prompt, stream(...) does not");
    }
    return ChatCalls.publisher(calls.executor(), sink -> write(prompt, sink));
  }

  private void write(Prompt prompt, ChatCalls.Sink sink) {
    HttpRequest request = settings.endpoint().request(json.of(prompt, true), true);
    attempts.run(
        estimate(prompt),
        (leave, deadline) -> {
          try (Exchange exchange = open(request, deadline)) {
            new StreamedAnswer(sink, usage -> took(leave, usage))
                .read(exchange, deadline, settings.timeout());
            return true;
          }
        });
  }

  private static long estimate(Prompt prompt) {
    long chars = 0;
    for (Message message : prompt.messages()) {
      for (Content content : message.contents()) {
        chars += content instanceof Content.Text(String text) ? text.length() : 0;
      }
    }
    return chars / CHARS_PER_TOKEN + prompt.maxTokens();
  }

  @Override
  public void close() {
    calls.close();
  }

  @Override
  public String toString() {
    return "OpenAiChatModel[" + settings.model() + " at " + settings.endpoint() + "]";
  }
}
