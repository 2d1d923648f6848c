package dev.mizzen.impl.retrieve;

import dev.mizzen.Document;
import dev.mizzen.impl.retrieve.page.Ranked;
import dev.mizzen.impl.retrieve.score.TokenMatch;
import dev.mizzen.impl.retrieve.score.TokenMatches;
import dev.mizzen.impl.retrieve.show.EmbeddedText;
import dev.mizzen.impl.retrieve.show.TokenHighlighter;
import dev.mizzen.impl.retrieve.show.WordHighlighter;
import dev.mizzen.search.Highlight;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import dev.mizzen.vector.MultiVector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.StoredFields;
import org.jspecify.annotations.Nullable;

/** Turns a page of the ranking into hits: as many stored documents and highlights as asked for. */
final class HitLoader {
  private final SearchScope scope;
  private final CandidateFinder finder;

  HitLoader(SearchScope scope, CandidateFinder finder) {
    this.scope = scope;
    this.finder = finder;
  }

  /**
   * The hits of a page.
   *
   * @param shown the number of hits on the pages before
   */
  List<Hit> load(List<Ranked> page, int shown) throws IOException {
    List<Hit> hits = scope.stage("load", () -> plain(page, shown));
    return scope.query.isHighlighted()
        ? scope.stage("highlight", () -> highlighted(hits, page))
        : hits;
  }

  private Document document(StoredFields fields, Ranked entry, int place) throws IOException {
    return place < scope.query.documents()
        ? scope.snapshot.document(fields, entry.doc())
        : Document.builder(entry.key().id()).build();
  }

  private List<Hit> plain(List<Ranked> page, int shown) throws IOException {
    StoredFields fields = scope.snapshot.reader().storedFields();
    List<Hit> hits = new ArrayList<>(page.size());
    for (Ranked entry : page) {
      int rank = shown + hits.size() + 1;
      double score = scope.query.mode() == Mode.ALL ? 1 : entry.score();
      List<Hit.Part> parts =
          entry.parts().isEmpty()
              ? List.of(new Hit.Part(scope.query.mode(), score, rank))
              : entry.parts();
      Document document = document(fields, entry, hits.size());
      hits.add(new Hit(document, score, rank, parts, List.of()));
    }
    return hits;
  }

  private List<Hit> highlighted(List<Hit> hits, List<Ranked> page) throws IOException {
    List<Hit> marked = new ArrayList<>(hits.size());
    WordHighlighter words = new WordHighlighter(scope.analyzer, scope.query, scope.names);
    int loaded = Math.min(page.size(), scope.query.documents());
    Map<Integer, List<TokenMatch>> matches =
        scope.query.mode() == Mode.LATE ? matches(page.subList(0, loaded)) : Map.of();
    for (int i = 0; i < loaded; i++) {
      Hit hit = hits.get(i);
      List<Highlight> highlights =
          switch (scope.query.mode()) {
            case ALL, DENSE -> List.of();
            case BM25, HYBRID -> words.highlight(hit.document());
            case LATE -> tokens(hit.document(), matches.get(page.get(i).doc()));
          };
      marked.add(new Hit(hit.document(), hit.score(), hit.rank(), hit.parts(), highlights));
    }
    marked.addAll(hits.subList(loaded, hits.size()));
    return marked;
  }

  private Map<Integer, List<TokenMatch>> matches(List<Ranked> page) throws IOException {
    Optional<MultiVector> query = finder.vectors().tokens();
    if (query.isEmpty()) {
      return Map.of();
    }
    int[] docs = page.stream().mapToInt(Ranked::doc).toArray();
    String field = finder.field().name();
    return TokenMatches.of(scope.snapshot, docs, field, query.get(), scope.kernels);
  }

  private List<Highlight> tokens(Document document, @Nullable List<TokenMatch> matches)
      throws IOException {
    Optional<MultiVector> query = finder.vectors().tokens();
    if (query.isEmpty() || matches == null) {
      return List.of();
    }
    EmbeddedText text = new EmbeddedText(document, scope.schema);
    return TokenHighlighter.highlight(document, text, query.get(), matches);
  }
}
