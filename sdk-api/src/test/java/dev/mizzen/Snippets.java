package dev.mizzen;

import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.LongText;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.ingest.FolderIngest;
import dev.mizzen.ingest.FolderReport;
import dev.mizzen.rag.Answer;
import dev.mizzen.rag.Citation;
import dev.mizzen.recommend.Interaction;
import dev.mizzen.recommend.Recommendation;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Fusion;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The examples of the javadoc, compiled with the tests. */
final class Snippets {
  private Snippets() {}

  static void folder(Path folder, Path index) {
    // @start region="folder"
    try (Embedder embedder = Embedder.load("all-minilm-l6-v2-q");
        Retriever retriever = Retriever.builder().directory(index).embedder(embedder).open();
        Stream<Document> documents = Documents.inFolder(folder)) {
      retriever.upsertAll(documents::iterator);
      retriever.commit();
      for (Hit hit : retriever.search(Query.hybrid("how do I reset my password?")).hits()) {
        System.out.printf("%.4f  %s%n", hit.score(), hit.id());
      }
    }
    // @end
  }

  static void embed(String longReport) {
    // @start region="embed"
    try (Embedder embedder = Embedder.load("bge-small-en-v1.5")) {
      Embedding question = embedder.embedQuery("why is the sky blue?");
      Embedding passage = embedder.embedPassage("Air scatters blue light more than red.");
      double similarity = question.cosine(passage);

      // One vector for each token, and long texts in overlapping windows:
      MultiVector tokens = embedder.embedQueryTokens("why is the sky blue?");
      EncodeOptions windows = EncodeOptions.passage().longText(LongText.windows(32));
      embedder.encode(longReport, windows).windows().forEach(w -> System.out.println(w.span()));
      System.out.println(similarity + " " + tokens.count());
    }
    // @end
  }

  static void document() {
    // @start region="document"
    Document report =
        Document.builder("report-7")
            .title("Quarterly report")
            .text("Revenue grew by a tenth.")
            .metadata("year", 2026)
            .metadata("department", "sales")
            .metadata(
                "published", LocalDate.of(2026, 4, 1).atStartOfDay().toInstant(ZoneOffset.UTC))
            .build();
    // @end
    System.out.println(report);
  }

  static void retrieve(Path index, Embedder embedder, List<Document> documents) {
    // @start region="retrieve"
    try (Retriever retriever =
        Retriever.builder()
            .directory(index)
            .embedder(embedder)
            .tokenVectors(TokenStorage.INT8) // for Mode.LATE
            .open()) {
      retriever.upsertAll(documents);
      retriever.commit();

      SearchResult byWords = retriever.search(Query.bm25("blue sky"));
      SearchResult byMeaning = retriever.search(Query.dense("why is the sky blue?"));
      SearchResult byTokens = retriever.search(Query.late("why is the sky blue?"));
      SearchResult fused = retriever.search(Query.hybrid("why is the sky blue?").limit(20));
      Stream.of(byWords, byMeaning, byTokens, fused)
          .map(SearchResult::ids)
          .forEach(System.out::println);
    }
    // @end
  }

  static void filter() {
    // @start region="filter"
    Filter recentSales =
        Filter.and(
            Filter.eq("department", "sales"),
            Filter.range("year", 2024, 2026),
            Filter.not(Filter.exists("withdrawn")));
    // @end
    System.out.println(recentSales);
  }

  static void query(Retriever retriever, Filter recentSales) {
    // @start region="query"
    Query query =
        Query.hybrid("revenue growth")
            .fusion(Fusion.weighted(Map.of(Mode.BM25, 0.3, Mode.DENSE, 0.7)))
            .filter(recentSales)
            .facet("department", 10)
            .highlight()
            .timeout(Duration.ofMillis(200));
    SearchResult first = retriever.search(query);
    first.cursor().ifPresent(cursor -> retriever.search(query.searchAfter(cursor)));
    // @end
  }

  static void recommend(List<Interaction> interactions, List<Document> films, Embedder embedder) {
    // @start region="recommend"
    try (Recommender recommender =
        Recommender.model("textgcn")
            .items(films)
            .embedder(embedder)
            .train(interactions, ProgressListener.NONE)) {
      for (Recommendation film : recommender.recommend("anna", 10)) {
        System.out.println(film.rank() + " " + film.item());
      }
    }
    // @end
  }

  static void ask(Retriever retriever, Embedder embedder) {
    // @start region="ask"
    try (RagPipeline pipeline = RagPipeline.over(retriever).embedder(embedder).open()) {
      Answer answer = pipeline.ask("By how much did revenue grow in 2026?");
      System.out.println(answer.isAnswered() ? answer.shortAnswer() : "I do not know.");
      for (Citation citation : answer.citations()) {
        System.out.println(citation.documentId() + ": " + citation.quote());
      }
    }
    // @end
  }

  static void ingest(Path handbook, Retriever retriever, Embedder embedder, Answer answer) {
    // @start region="ingest"
    FolderIngest folder = FolderIngest.of(handbook).countedBy(embedder);
    FolderReport report = folder.run(retriever);
    System.out.println(report.taken() + " files are new, " + report.unchanged() + " as before");
    for (Citation citation : answer.citations()) {
      folder
          .locate(retriever, citation)
          .ifPresent(place -> System.out.println(place.file() + " " + place.line()));
    }
    // @end
  }
}
