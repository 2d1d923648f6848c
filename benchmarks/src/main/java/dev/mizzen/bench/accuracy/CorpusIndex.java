package dev.mizzen.bench.accuracy;

import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.bench.machine.TemporaryFolder;
import dev.mizzen.impl.eval.BeirDataset;
import dev.mizzen.index.RetrieverBuilder;
import dev.mizzen.index.TextSettings;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.index.WriteMode;
import java.util.List;
import java.util.Optional;

/** A fresh index of a corpus in a temporary folder, gone after close. */
public final class CorpusIndex implements AutoCloseable {
  private final TemporaryFolder folder;
  private final Retriever retriever;
  private final double documentsPerSecond;

  private CorpusIndex(TemporaryFolder folder, Retriever retriever, double documentsPerSecond) {
    this.folder = folder;
    this.retriever = retriever;
    this.documentsPerSecond = documentsPerSecond;
  }

  /**
   * What an index holds beside words.
   *
   * @param text the analyser and BM25's parameters
   * @param embedder if it holds sentence vectors
   * @param tokens whether it holds token vectors too
   */
  public record Settings(TextSettings text, Optional<Embedder> embedder, boolean tokens) {
    /** Words alone. */
    public static Settings words(TextSettings text) {
      return new Settings(text, Optional.empty(), false);
    }
  }

  /** Indexes {@code corpus}, each document as one text: title, space, text. */
  public static CorpusIndex build(
      List<BeirDataset.Entry> corpus, Settings settings, ProgressListener progress) {
    TemporaryFolder folder = TemporaryFolder.create("accuracy");
    Retriever retriever = builder(settings).directory(folder.path()).open();
    List<Document> documents =
        corpus.stream().map(entry -> Document.of(entry.id(), entry.titleAndText())).toList();
    long start = System.nanoTime();
    retriever.write(documents, WriteMode.ADD, progress);
    retriever.commit();
    double seconds = (System.nanoTime() - start) / 1e9;
    return new CorpusIndex(folder, retriever, documents.size() / seconds);
  }

  private static RetrieverBuilder builder(Settings settings) {
    RetrieverBuilder builder = Retriever.builder().text(settings.text());
    settings.embedder().ifPresent(builder::embedder);
    if (settings.tokens()) {
      builder.tokenVectors(TokenStorage.INT8);
    }
    return builder;
  }

  /** The index, opened. */
  public Retriever retriever() {
    return retriever;
  }

  /** Written and committed, cached embeddings counting as long as their reading takes. */
  public double documentsPerSecond() {
    return documentsPerSecond;
  }

  /** The size on the disk. */
  public long bytes() {
    return retriever.statistics().bytes();
  }

  @Override
  public void close() {
    retriever.close();
    folder.close();
  }
}
