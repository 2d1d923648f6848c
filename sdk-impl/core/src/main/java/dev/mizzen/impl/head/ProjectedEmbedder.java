package dev.mizzen.impl.head;

import dev.mizzen.Content;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.embed.Pooling;
import dev.mizzen.embed.Role;
import dev.mizzen.impl.embed.model.Sha256;
import dev.mizzen.train.SkippedTokens;
import dev.mizzen.train.TokenSelection;
import dev.mizzen.vector.MultiVector;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Token vectors of another embedder, projected by a head. */
final class ProjectedEmbedder implements Embedder {
  private static final int ID_LENGTH = 12;

  private final Embedder embedder;
  private final NetworkHead head;
  private final PassageTokens selection;
  private final ModelIdentity identity;

  ProjectedEmbedder(Embedder embedder, NetworkHead head, TokenSelection selection) {
    if (!embedder.hasTokenVectors()) {
      throw new IllegalArgumentException(
          embedder.identity().id() + " gives no token vectors that a head could project");
    }
    if (embedder.dimension() != head.inputDimension()) {
      throw new IllegalArgumentException(
          embedder.identity().id()
              + " gives vectors of "
              + embedder.dimension()
              + " values, but the head takes "
              + head.inputDimension());
    }
    this.embedder = embedder;
    this.head = head;
    this.selection = new PassageTokens(selection);
    this.identity = identity(embedder.identity(), head, selection);
  }

  private static ModelIdentity identity(
      ModelIdentity base, NetworkHead head, TokenSelection selection) {
    Sha256 hash = new Sha256();
    hash.add("model " + base.modelSha256() + "\nhead " + head.sha256());
    hash.add("\nskipped " + selection.skipped());
    if (selection.masking() != SkippedTokens.LEFT_OUT || selection.expansion().isPresent()) {
      hash.add("\nmasking " + selection.masking() + " expansion " + selection.expansion());
    }
    return new ModelIdentity(
        base.id() + "+head-" + head.sha256().substring(0, ID_LENGTH),
        hash.hex(),
        base.tokenizerSha256(),
        Pooling.UNSPECIFIED,
        true,
        base.queryPrefix(),
        base.passagePrefix(),
        base.maxTokens(),
        head.dimension(),
        base.quantization());
  }

  @Override
  public ModelIdentity identity() {
    return identity;
  }

  @Override
  public Set<Content.Modality> modalities() {
    return embedder.modalities();
  }

  @Override
  public boolean hasTokenVectors() {
    return true;
  }

  @Override
  public boolean hasSentenceVectors() {
    return false;
  }

  @Override
  public int countTokens(String text) {
    return embedder.countTokens(text);
  }

  @Override
  public boolean batchInvariant() {
    return embedder.batchInvariant();
  }

  @Override
  public List<Encoding> encode(
      List<? extends Content> contents, EncodeOptions options, ProgressListener progress) {
    requireTokens(options);
    return project(
        contents, embedder.encode(contents, expanded(options), progress), options.role());
  }

  @Override
  public CompletionStage<List<Encoding>> encodeAsync(
      List<? extends Content> contents, EncodeOptions options, ProgressListener progress) {
    requireTokens(options);
    List<Content> all = List.copyOf(contents);
    CompletableFuture<List<Encoding>> encoding =
        embedder.encodeAsync(all, expanded(options), progress).toCompletableFuture();
    Projection projection = new Projection(encoding);
    var _ =
        encoding.whenComplete(
            (encodings, failure) -> {
              if (failure != null) {
                projection.completeExceptionally(failure);
              } else {
                projection.complete(() -> project(all, encodings, options.role()));
              }
            });
    return projection;
  }

  /** Cancelling it cancels the encoding behind it. */
  private static final class Projection extends CompletableFuture<List<Encoding>> {
    private final CompletableFuture<?> encoding;

    Projection(CompletableFuture<?> encoding) {
      this.encoding = encoding;
    }

    void complete(Supplier<List<Encoding>> work) {
      try {
        complete(work.get());
      } catch (RuntimeException | Error e) {
        completeExceptionally(e);
      }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      encoding.cancel(mayInterruptIfRunning);
      return super.cancel(mayInterruptIfRunning);
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
      return new CompletableFuture<>();
    }
  }

  /** With the selection's expansion, unless the caller has another. */
  private EncodeOptions expanded(EncodeOptions options) {
    return options.role() == Role.QUERY && options.expansion().isEmpty()
        ? selection.selection().expansion().map(options::expanded).orElse(options)
        : options;
  }

  private void requireTokens(EncodeOptions options) {
    if (options.sentenceVectors()) {
      throw new IllegalArgumentException(
          identity.id() + " gives token vectors only: EncodeOptions.onlyTokenVectors()");
    }
  }

  private List<Encoding> project(
      List<? extends Content> contents, List<Encoding> encodings, Role role) {
    return IntStream.range(0, encodings.size())
        .mapToObj(i -> project(contents.get(i), encodings.get(i), role))
        .toList();
  }

  private Encoding project(Content content, Encoding encoding, Role role) {
    return new Encoding(
        encoding.windows().stream().map(w -> project(content, w, role)).toList(),
        encoding.truncated());
  }

  private Encoding.Window project(Content content, Encoding.Window window, Role role) {
    MultiVector tokens = window.tokenVectors().orElseThrow();
    MultiVector kept =
        role == Role.PASSAGE && content instanceof Content.Text(String text)
            ? selection.of(text, tokens)
            : tokens;
    return new Encoding.Window(
        window.span(), window.tokens(), Optional.empty(), Optional.of(head.project(kept)));
  }

  @Override
  public void close() {
    embedder.close();
  }
}
