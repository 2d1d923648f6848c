package dev.mizzen.samples.lucene;

import static org.apache.lucene.index.VectorSimilarityFunction.DOT_PRODUCT;

import dev.mizzen.Embedder;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.lucene.MaxSimRescorer;
import dev.mizzen.samples.search.source.SciFact;
import dev.mizzen.vector.MultiVector;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LateInteractionField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LateInteractionRescorer;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Rescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * An application's own Lucene index, with token vectors as Lucene keeps them, searched by words and
 * then ordered by late interaction: first by Lucene's rescorer, then by ours, which is the one line
 * that differs.
 */
public final class Rescore {
  private static final String TITLE = "title";
  private static final String TOKENS = "tokens";
  private static final int HITS = 100;
  private static final int SHOWN = 5;
  private static final int ROUNDS = 51;

  /** Loggers that nobody holds are forgotten, with their levels. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  private final PrintStream out;

  Rescore(PrintStream out) {
    this.out = out;
  }

  /**
   * Arguments: a folder for the index, which is written anew, how many titles to index, and the
   * question.
   */
  public static void main(String[] arguments) throws IOException {
    LUCENE.setLevel(Level.SEVERE);
    if (arguments.length != 3) {
      System.err.println("usage: Rescore FOLDER TITLES QUESTION");
      System.exit(2);
    }
    int titles = Integer.parseInt(arguments[1]);
    new Rescore(System.out).run(Path.of(arguments[0]), titles, arguments[2]);
  }

  void run(Path folder, int titles, String question) throws IOException {
    try (Embedder embedder = Embedder.load("all-minilm-l6-v2-q");
        Directory directory = FSDirectory.open(folder)) {
      index(directory, embedder, titles);
      float[][] tokens = rows(embedder, EncodeOptions.query(), question);
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        search(new IndexSearcher(reader), question, tokens);
      }
    }
  }

  private void index(Directory directory, Embedder embedder, int titles) throws IOException {
    IndexWriterConfig config =
        new IndexWriterConfig(new EnglishAnalyzer()).setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      List<String> texts =
          new SciFact().documents().limit(titles).map(document -> document.title()).toList();
      for (String title : texts) {
        Document document = new Document();
        document.add(new TextField(TITLE, title, Field.Store.YES));
        document.add(
            new LateInteractionField(TOKENS, rows(embedder, EncodeOptions.passage(), title)));
        writer.addDocument(document);
      }
    }
  }

  private void search(IndexSearcher searcher, String question, float[][] tokens)
      throws IOException {
    Query words = new QueryBuilder(new EnglishAnalyzer()).createBooleanQuery(TITLE, question);
    if (words == null || tokens.length == 0) {
      out.println("the question has no words");
      return;
    }
    show(searcher, "words", searcher.search(words, HITS));
    rescore(searcher, "Lucene", words, LateInteractionRescorer.create(TOKENS, tokens, DOT_PRODUCT));
    rescore(searcher, "Mizzen", words, MaxSimRescorer.create(TOKENS, tokens, DOT_PRODUCT));
  }

  private void rescore(IndexSearcher searcher, String name, Query words, Rescorer rescorer)
      throws IOException {
    TopDocs best = rescorer.rescore(searcher, searcher.search(words, HITS), SHOWN);
    long[] nanos = new long[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      TopDocs found = searcher.search(words, HITS);
      long start = System.nanoTime();
      best = rescorer.rescore(searcher, found, SHOWN);
      nanos[round] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    String median = String.format(Locale.ROOT, "%.2f ms", nanos[ROUNDS / 2] / 1e6);
    show(searcher, "late interaction by " + name + ", " + median, best);
  }

  private void show(IndexSearcher searcher, String heading, TopDocs hits) throws IOException {
    out.println(heading);
    for (int h = 0; h < Math.min(SHOWN, hits.scoreDocs.length); h++) {
      ScoreDoc hit = hits.scoreDocs[h];
      String title = searcher.storedFields().document(hit.doc).get(TITLE);
      out.printf(Locale.ROOT, "%8.4f  %s%n", hit.score, title);
    }
    out.println();
  }

  /** Token vectors as Lucene takes them. */
  private static float[][] rows(Embedder embedder, EncodeOptions options, String text) {
    MultiVector tokens = embedder.encode(text, options.onlyTokenVectors()).tokenVectors();
    float[] values = tokens.toArray();
    int dimension = tokens.dimension();
    float[][] rows = new float[tokens.count()][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = Arrays.copyOfRange(values, row * dimension, (row + 1) * dimension);
    }
    return rows;
  }
}
