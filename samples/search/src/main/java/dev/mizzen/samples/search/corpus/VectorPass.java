package dev.mizzen.samples.search.corpus;

import dev.mizzen.Content;
import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.index.VectorField;
import dev.mizzen.index.WriteMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * Gives documents of the index their vectors, some at a time. What is committed is never done
 * again; a pass that is stopped or killed loses a few seconds' work. Used once.
 */
final class VectorPass {
  /** Small, so that a stop is quick and a query never waits long for its turn at the model. */
  private static final int CHUNK = 16;

  private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(5);

  private final Retriever retriever;
  private final Embedder embedder;
  private final EncodeOptions options;
  private final LongConsumer progress;
  private final BooleanSupplier stopped;

  /**
   * @param progress hears how many documents are done
   * @param stopped ends the pass early when true
   */
  VectorPass(CorpusIndex index, LongConsumer progress, BooleanSupplier stopped) {
    this.retriever = index.retriever();
    this.embedder = index.embedder();
    this.options =
        index.hasTokenVectors()
            ? EncodeOptions.passage().withTokenVectors()
            : EncodeOptions.passage();
    this.progress = progress;
    this.stopped = stopped;
  }

  void run(List<String> ids) {
    long committed = System.nanoTime();
    for (int from = 0; from < ids.size() && !stopped.getAsBoolean(); from += CHUNK) {
      int to = Math.min(from + CHUNK, ids.size());
      write(ids.subList(from, to));
      if (System.nanoTime() - committed > BETWEEN_COMMITS.toNanos()) {
        retriever.commit();
        committed = System.nanoTime();
      }
      progress.accept(to);
    }
    retriever.commit();
  }

  private void write(List<String> ids) {
    List<Document> documents = ids.stream().map(retriever::get).flatMap(Optional::stream).toList();
    List<Encoding> encodings =
        embedder.encode(
            documents.stream().map(VectorPass::content).toList(), options, ProgressListener.NONE);
    List<Document> vectorised = new ArrayList<>(documents.size());
    for (int i = 0; i < documents.size(); i++) {
      vectorised.add(vectorised(documents.get(i), encodings.get(i).windows().getFirst()));
    }
    retriever.write(vectorised, WriteMode.UPSERT, ProgressListener.NONE);
  }

  private static Content content(Document document) {
    return Content.text(String.join(" ", document.texts().values()));
  }

  private static Document vectorised(Document document, Encoding.Window window) {
    Document.Builder builder = Stamps.withVectors(document);
    window.embedding().ifPresent(vector -> builder.vector(VectorField.DEFAULT_NAME, vector));
    window
        .tokenVectors()
        .ifPresent(vectors -> builder.tokenVectors(VectorField.DEFAULT_NAME, vectors));
    return builder.build();
  }
}
