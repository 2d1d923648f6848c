package dev.mizzen.samples.lucene;

import static org.apache.lucene.index.VectorSimilarityFunction.DOT_PRODUCT;

import dev.mizzen.Embedder;
import dev.mizzen.Retriever;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.lucene.FieldMapping;
import dev.mizzen.lucene.LateInteractionQuery;
import dev.mizzen.lucene.LuceneRetriever;
import dev.mizzen.lucene.MaxSimRescorer;
import dev.mizzen.search.Fusion;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LateInteractionRescorer;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Rescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * An application's own Lucene index, with token vectors as Lucene keeps them, searched by words and
 * then ordered by late interaction: first by Lucene's rescorer, then by ours, which is the one line
 * that differs. Then searched by late interaction alone, and by a Retriever.
 */
public final class Rescore {
  private static final String TITLE = TitleIndex.TITLE;
  private static final String TOKENS = TitleIndex.TOKENS;
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
      TitleIndex.write(directory, embedder, titles);
      float[][] tokens = TokenRows.of(embedder, EncodeOptions.query(), question);
      try (SearcherManager manager = new SearcherManager(directory, null)) {
        IndexSearcher searcher = manager.acquire();
        try {
          search(searcher, question, tokens);
        } finally {
          manager.release(searcher);
        }
        retrieve(manager, embedder, question);
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
    Query anywhere = new LateInteractionQuery(TOKENS, tokens, DOT_PRODUCT).best(SHOWN);
    show(searcher, "late interaction over all titles", searcher.search(anywhere, SHOWN));
  }

  /** Everything else that a Retriever can do, on the same index. */
  private void retrieve(SearcherManager manager, Embedder embedder, String question) {
    FieldMapping mapping =
        FieldMapping.id(TitleIndex.ID)
            .text("title", TITLE)
            .tokenVectors(TOKENS)
            .embedder(embedder)
            .analyzer(new EnglishAnalyzer());
    try (Retriever retriever = LuceneRetriever.over(manager, mapping)) {
      out.println("words and late interaction, fused by a Retriever");
      Fusion fusion = Fusion.rrf(Mode.BM25, Mode.LATE);
      for (Hit hit :
          retriever
              .search(dev.mizzen.search.Query.hybrid(question).fusion(fusion).limit(SHOWN))
              .hits()) {
        out.printf(Locale.ROOT, "%8.4f  %s%n", hit.score(), hit.document().title());
      }
    }
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
}
