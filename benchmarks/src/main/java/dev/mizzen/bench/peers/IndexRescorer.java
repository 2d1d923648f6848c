package dev.mizzen.bench.peers;

import static org.apache.lucene.index.VectorSimilarityFunction.DOT_PRODUCT;

import dev.mizzen.bench.machine.TemporaryFolder;
import dev.mizzen.bench.workload.MaxSimData;
import dev.mizzen.bench.workload.MaxSimShape;
import dev.mizzen.lucene.MaxSimRescorer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LateInteractionField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LateInteractionRescorer;
import org.apache.lucene.search.Rescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.jspecify.annotations.Nullable;

/**
 * A rescorer, Lucene's or ours in its place, on a Lucene index in mapped files: reading, decoding
 * and sorting are in the clock.
 */
final class IndexRescorer implements MaxSimScorer {
  private static final String FIELD = "tokens";

  private final TemporaryFolder folder = TemporaryFolder.create("lucene");
  private final Directory directory;
  private final DirectoryReader reader;
  private final @Nullable ExecutorService executor;
  private final IndexSearcher searcher;
  private final Rescorer rescorer;
  private final TopDocs firstPass;
  private final int queryTokens;
  private final float[] scores;

  /**
   * @param factory makes the rescorer of a field, a query and a measure
   */
  private IndexRescorer(MaxSimData data, int threads, Factory factory) {
    MaxSimShape shape = data.shape();
    try {
      directory = new MMapDirectory(folder.path());
      write(LuceneMaxSim.documents(data));
      reader = DirectoryReader.open(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write Lucene's index", e);
    }
    executor = threads == 1 ? null : Executors.newFixedThreadPool(threads - 1);
    searcher = executor == null ? new IndexSearcher(reader) : new IndexSearcher(reader, executor);
    queryTokens = shape.queryTokens();
    float[][] query = Slices.rows(data.query(), 0, queryTokens, shape.dimension());
    rescorer = factory.create(FIELD, query, DOT_PRODUCT);
    ScoreDoc[] all =
        IntStream.range(0, shape.documents())
            .mapToObj(d -> new ScoreDoc(d, 0))
            .toArray(ScoreDoc[]::new);
    firstPass = new TopDocs(new TotalHits(all.length, TotalHits.Relation.EQUAL_TO), all);
    scores = new float[all.length];
  }

  /** Makes a rescorer. */
  @FunctionalInterface
  private interface Factory {
    Rescorer create(String field, float[][] query, VectorSimilarityFunction function);
  }

  /** Lucene's own, which works on one thread whatever the searcher has. */
  static MaxSimScorer lucene(MaxSimData data, int threads) {
    Threads.requireOne("Lucene's rescorer", threads);
    return new IndexRescorer(data, threads, LateInteractionRescorer::create);
  }

  /** Ours, on the same index; it shares its work with the executor of the searcher. */
  static MaxSimScorer mizzen(MaxSimData data, int threads) {
    return new IndexRescorer(data, threads, MaxSimRescorer::create);
  }

  private void write(float[][][] documents) throws IOException {
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      for (float[][] tokens : documents) {
        Document document = new Document();
        document.add(new LateInteractionField(FIELD, tokens));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
  }

  @Override
  public float[] score() {
    try {
      for (ScoreDoc hit : rescorer.rescore(searcher, firstPass, scores.length).scoreDocs) {
        scores[hit.doc] = LuceneMaxSim.maxSim(hit.score, queryTokens);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read Lucene's index", e);
    }
    return scores;
  }

  @Override
  public void close() {
    try {
      if (executor != null) {
        executor.close();
      }
      reader.close();
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close Lucene's index", e);
    }
    folder.close();
  }
}
