package dev.mizzen.impl.embed;

import dev.mizzen.Content;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.impl.call.Calls;
import dev.mizzen.impl.embed.work.CancellableFuture;
import dev.mizzen.impl.embed.work.Cancellation;
import dev.mizzen.impl.embed.work.Progress;
import dev.mizzen.impl.embed.work.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The door over a text model. */
final class OnnxEmbedder implements Embedder {
  private final TextModel model;
  private final Workers workers;
  private final Calls calls;

  OnnxEmbedder(TextModel model, Workers workers) {
    this.model = model;
    this.workers = workers;
    this.calls = new Calls("the embedder " + model.identity().id());
  }

  @Override
  public ModelIdentity identity() {
    return model.identity();
  }

  @Override
  public Set<Content.Modality> modalities() {
    return Set.of(Content.Modality.TEXT);
  }

  @Override
  public boolean hasTokenVectors() {
    return true;
  }

  @Override
  public int countTokens(String text) {
    return calls.during(() -> model.tokenizer().tokenize(text).count());
  }

  @Override
  public boolean batchInvariant() {
    return model.batchInvariant();
  }

  @Override
  public List<Encoding> encode(
      List<? extends Content> contents, EncodeOptions options, ProgressListener progress) {
    return encode(texts(contents), options, progress, new Cancellation());
  }

  @Override
  public CompletionStage<List<Encoding>> encodeAsync(
      List<? extends Content> contents, EncodeOptions options, ProgressListener progress) {
    calls.requireOpen();
    List<String> texts = texts(contents);
    return CancellableFuture.start(
        workers.executor(), cancellation -> encode(texts, options, progress, cancellation));
  }

  private List<Encoding> encode(
      List<String> texts,
      EncodeOptions options,
      ProgressListener progress,
      Cancellation cancellation) {
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(progress, "progress");
    // The call that a listener hears of holds what this one would wait for.
    calls.requireOutside("called");
    return calls.during(
        () -> {
          Progress reports = new Progress(progress, calls, texts.size());
          return new EncodeCall(model, workers, options, reports, cancellation).encode(texts);
        });
  }

  private List<String> texts(List<? extends Content> contents) {
    List<String> texts = new ArrayList<>(contents.size());
    for (Content content : contents) {
      if (!(Objects.requireNonNull(content, "content") instanceof Content.Text(String text))) {
        throw new IllegalArgumentException(
            model.identity().id()
                + " takes TEXT only, but content "
                + texts.size()
                + " is "
                + content.modality());
      }
      texts.add(text);
    }
    return texts;
  }

  @Override
  public void close() {
    calls.close(
        () -> {
          workers.close();
          model.close();
        });
  }
}
