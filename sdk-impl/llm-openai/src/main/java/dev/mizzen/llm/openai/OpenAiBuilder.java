package dev.mizzen.llm.openai;

import dev.mizzen.Incubating;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;

/** The settings of an {@link OpenAiChatModel}; each has a default. Not thread-safe. */
@Incubating(since = "0.1.0")
public final class OpenAiBuilder {
  private final URI base;
  private final String model;
  private Optional<String> apiKey = Optional.empty();
  private int contextWindow = 8192;
  private String tokenLimit = "max_tokens";
  private Duration timeout = Duration.ofMinutes(1);
  private Duration deadline = Duration.ofMinutes(3);
  private int attempts = 4;
  private Duration firstWait = Duration.ofMillis(500);
  private Duration longestWait = Duration.ofSeconds(30);
  private OptionalInt requestsPerMinute = OptionalInt.empty();
  private OptionalInt tokensPerMinute = OptionalInt.empty();
  private int atOnce = 8;
  private long seed = System.nanoTime() ^ ProcessHandle.current().pid();
  private Optional<HttpClient> client = Optional.empty();
  private Optional<ExecutorService> executor = Optional.empty();

  OpenAiBuilder(URI base, String model) {
    this.base = Objects.requireNonNull(base, "base");
    this.model = Objects.requireNonNull(model, "model");
  }

  /** Sent as a bearer token, if given. */
  public OpenAiBuilder apiKey(String key) {
    apiKey = Optional.of(key);
    return this;
  }

  /** How many tokens the model takes; 8,192 unless said. */
  public OpenAiBuilder contextWindow(int tokens) {
    contextWindow = tokens;
    return this;
  }

  /**
   * The field that limits the answer's tokens: {@code max_tokens} unless said. Some hosted models
   * want {@code max_completion_tokens}.
   */
  public OpenAiBuilder tokenLimitField(String name) {
    tokenLimit = Objects.requireNonNull(name, "name");
    return this;
  }

  /**
   * How long one attempt may take; when streaming, how long the model may be silent. One minute
   * unless said.
   */
  public OpenAiBuilder timeout(Duration allowed) {
    timeout = Objects.requireNonNull(allowed, "allowed");
    return this;
  }

  /**
   * How long a call may take with all its waits and attempts; when streaming, until its first
   * piece. Three minutes unless said.
   */
  public OpenAiBuilder deadline(Duration allowed) {
    deadline = Objects.requireNonNull(allowed, "allowed");
    return this;
  }

  /** How often a call is made before its failure is believed; 4 unless said. */
  public OpenAiBuilder attempts(int most) {
    attempts = most;
    return this;
  }

  /**
   * The ceiling of the wait after the first failure, which doubles with each further one up to
   * {@code longest}; 500 ms and 30 s unless said. Waits are drawn evenly from zero to the ceiling,
   * so that many clients do not come back at once; a server that says {@code Retry-After} gets at
   * least that, and a call whose wait would be longer than {@code longest} fails instead.
   */
  public OpenAiBuilder waits(Duration first, Duration longest) {
    firstWait = Objects.requireNonNull(first, "first");
    longestWait = Objects.requireNonNull(longest, "longest");
    return this;
  }

  /** At most so many requests in any minute, attempts included; no limit unless said. */
  public OpenAiBuilder requestsPerMinute(int most) {
    requestsPerMinute = OptionalInt.of(most);
    return this;
  }

  /**
   * At most so many tokens in any minute; no limit unless said. Calls under way count by an
   * estimate (four characters a token, and the answer's limit), finished ones by what the server
   * said.
   */
  public OpenAiBuilder tokensPerMinute(int most) {
    tokensPerMinute = OptionalInt.of(most);
    return this;
  }

  /** How many requests may be under way at once; 8 unless said. */
  public OpenAiBuilder atOnce(int most) {
    atOnce = most;
    return this;
  }

  /** Draws the waits from this seed. */
  public OpenAiBuilder seed(long value) {
    seed = value;
    return this;
  }

  /** Sends by your client, with its proxy and certificates; you close it. */
  public OpenAiBuilder httpClient(HttpClient yours) {
    client = Optional.of(yours);
    return this;
  }

  /** Runs asynchronous and streaming calls on your threads; you shut them down. */
  public OpenAiBuilder executor(ExecutorService yours) {
    executor = Optional.of(yours);
    return this;
  }

  /**
   * The model. Nothing is sent before the first call.
   *
   * @throws IllegalArgumentException if a setting is out of range
   */
  public OpenAiChatModel open() {
    return new OpenAiChatModel(
        new Settings(
            new Endpoint(base, apiKey),
            model,
            contextWindow,
            tokenLimit,
            timeout,
            deadline,
            attempts,
            new Backoff(firstWait, longestWait, seed),
            requestsPerMinute,
            tokensPerMinute,
            atOnce),
        client,
        executor);
  }
}
