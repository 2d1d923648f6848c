package dev.mizzen.index;

import dev.mizzen.Embedder;
import dev.mizzen.Retriever;
import dev.mizzen.spi.Providers;
import dev.mizzen.spi.RetrieverProvider;
import dev.mizzen.spi.RetrieverSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;

/** The settings of a {@link Retriever}; each has a default. Not thread-safe. */
public final class RetrieverBuilder {
  private Optional<Path> directory = Optional.empty();
  private final List<VectorField> vectorFields = new ArrayList<>();
  private Optional<Embedder> embedder = Optional.empty();
  private Optional<TokenStorage> tokenVectors = Optional.empty();
  private TokenCodes tokenCodes = TokenCodes.usual();
  private TextSettings text = TextSettings.english();
  private boolean tenantRequired;
  private boolean readOnly;
  private long ramBufferBytes = 256L << 20;
  private OptionalInt threads = OptionalInt.empty();
  private Optional<ExecutorService> executor = Optional.empty();

  /** All defaults: in memory, English, no vectors. */
  public RetrieverBuilder() {}

  /** Keeps the index in this folder, which is made if absent. */
  public RetrieverBuilder directory(Path folder) {
    directory = Optional.of(folder);
    return this;
  }

  /** Keeps the index in memory; it is gone after close. This is the default. */
  public RetrieverBuilder inMemory() {
    directory = Optional.empty();
    return this;
  }

  /** Gives every text a sentence vector, in the field {@value VectorField#DEFAULT_NAME}. */
  public RetrieverBuilder embedder(Embedder embedder) {
    this.embedder = Optional.of(embedder);
    return this;
  }

  /** As {@link #tokenVectors(TokenStorage)}, with {@link TokenStorage#INT8}. */
  public RetrieverBuilder tokenVectors() {
    return tokenVectors(TokenStorage.INT8);
  }

  /** Keeps token vectors of that embedder too, which late interaction needs. */
  public RetrieverBuilder tokenVectors(TokenStorage storage) {
    tokenVectors = Optional.of(storage);
    return this;
  }

  /** As {@link #tokenVectors(TokenStorage)}, coded as said. */
  public RetrieverBuilder tokenVectors(TokenStorage storage, TokenCodes codes) {
    tokenVectors = Optional.of(storage);
    tokenCodes = Objects.requireNonNull(codes, "codes");
    return this;
  }

  /** Adds a vector field with settings of its own. */
  public RetrieverBuilder vectorField(VectorField field) {
    vectorFields.add(Objects.requireNonNull(field, "field"));
    return this;
  }

  /** How texts are cut into words and scored. */
  public RetrieverBuilder text(TextSettings settings) {
    text = Objects.requireNonNull(settings, "settings");
    return this;
  }

  /** Refuses every read and write outside {@link Retriever#forTenant}; stored with the index. */
  public RetrieverBuilder requireTenant() {
    tenantRequired = true;
    return this;
  }

  /** Opens the last commit for searching only, also while another process writes. */
  public RetrieverBuilder readOnly() {
    readOnly = true;
    return this;
  }

  /**
   * How much new data is gathered in memory before it is written to the folder; 256 MiB unless
   * said.
   *
   * @throws IllegalArgumentException if less than 1 MiB or more than 2,000 MiB
   */
  public RetrieverBuilder ramBuffer(long bytes) {
    if (bytes < 1L << 20 || bytes > 2000L << 20) {
      throw new IllegalArgumentException(
          "the RAM buffer must be 1 MiB to 2,000 MiB, got " + bytes + " bytes");
    }
    ramBufferBytes = bytes;
    return this;
  }

  /**
   * How many asynchronous calls run at once; by default the number of processors. A search runs on
   * one thread, the caller's or one of these; writes run on one more.
   *
   * @throws IllegalArgumentException if less than 1
   */
  public RetrieverBuilder threads(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, got " + threads);
    }
    this.threads = OptionalInt.of(threads);
    return this;
  }

  /** Runs asynchronous calls on your threads; you shut them down. */
  public RetrieverBuilder executor(ExecutorService executor) {
    this.executor = Optional.of(executor);
    return this;
  }

  /**
   * Opens or creates the index.
   *
   * @throws IllegalArgumentException if vector fields do not fit together, or windows would overlap
   *     by all the tokens that they have room for
   * @throws dev.mizzen.error.IndexLockedException if another writer holds the folder
   * @throws dev.mizzen.error.ModelMismatchException if it was built with other models
   * @throws dev.mizzen.error.CorruptIndexException if a file is damaged
   * @throws dev.mizzen.error.IndexException if the folder cannot be used, is absent and read-only
   *     was asked for, or the index was built with other settings
   */
  public Retriever open() {
    RetrieverSpec spec = spec();
    return Providers.first(RetrieverProvider.class, Providers.CORE).open(spec);
  }

  private RetrieverSpec spec() {
    List<VectorField> fields = new ArrayList<>();
    embedder.map(this::defaultField).ifPresent(fields::add);
    fields.addAll(vectorFields);
    if (embedder.isEmpty() && tokenVectors.isPresent()) {
      throw new IllegalArgumentException("tokenVectors(...) needs embedder(...), which is not set");
    }
    return new RetrieverSpec(
        directory,
        fields,
        text,
        tenantRequired,
        readOnly,
        ramBufferBytes,
        threads.orElseGet(() -> Runtime.getRuntime().availableProcessors()),
        executor);
  }

  private VectorField defaultField(Embedder source) {
    VectorField field = VectorField.of(VectorField.DEFAULT_NAME, source).tokenCodes(tokenCodes);
    return tokenVectors.map(field::tokenVectors).orElse(field);
  }
}
