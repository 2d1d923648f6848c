package dev.mizzen.impl.retrieve.lucene;

import dev.mizzen.impl.index.FieldNames;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * The query for any of a text's words: {@code score(d) = Σ_f boost_f · Σ_w count_w · BM25_f(w, d)},
 * over fields f and the text's different words w. There is no query syntax.
 */
public final class WordQuery {
  /** Lucene counts a filter's clauses too. */
  private static final int FOR_FILTERS = 256;

  private static final Comparator<Map.Entry<String, Double>> BY_WEIGHT =
      Map.Entry.<String, Double>comparingByValue()
          .reversed()
          .thenComparing(Map.Entry.comparingByKey());

  private WordQuery() {}

  /**
   * The query for {@code text}.
   *
   * @param boosts by text field; none for all texts
   * @throws IllegalArgumentException if there are no texts
   */
  public static Query of(
      Analyzer analyzer,
      IndexReader reader,
      String text,
      FieldNames names,
      Map<String, Double> boosts)
      throws IOException {
    Map<String, Double> fields = fields(names, boosts);
    if (fields.isEmpty()) {
      throw new IllegalArgumentException(
          "the query has words, but no text is mapped; add text(...) to the mapping");
    }
    int most = Math.max(1, (IndexSearcher.getMaxClauseCount() - FOR_FILTERS) / fields.size());
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (var field : fields.entrySet()) {
      Map<String, Integer> counts = Words.counts(analyzer, field.getKey(), text);
      Map<String, Integer> kept =
          counts.size() <= most ? counts : weightiest(counts, most, reader, field.getKey());
      kept.forEach(
          (word, count) ->
              any.add(clause(field.getKey(), word, count * field.getValue()), Occur.SHOULD));
    }
    BooleanQuery query = any.build();
    return query.clauses().isEmpty() ? new MatchNoDocsQuery("no words") : query;
  }

  private static Map<String, Double> fields(FieldNames names, Map<String, Double> boosts) {
    if (boosts.isEmpty()) {
      return names.texts();
    }
    Map<String, Double> fields = new LinkedHashMap<>();
    boosts.forEach((field, boost) -> fields.put(names.text(field), boost));
    return fields;
  }

  private static Query clause(String field, String word, double boost) {
    Query term = new TermQuery(new Term(field, word));
    return boost == 1 ? term : new BoostQuery(term, (float) boost);
  }

  /** The words that can add most to a score: by count and rarity, ties by the word itself. */
  private static Map<String, Integer> weightiest(
      Map<String, Integer> counts, int most, IndexReader reader, String field) throws IOException {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (var word : counts.entrySet()) {
      int documents = reader.docFreq(new Term(field, word.getKey()));
      if (documents > 0) {
        double rarity = Math.log1p((double) reader.maxDoc() / documents);
        weights.put(word.getKey(), word.getValue() * rarity);
      }
    }
    List<String> kept =
        weights.entrySet().stream().sorted(BY_WEIGHT).limit(most).map(Map.Entry::getKey).toList();
    return kept.stream()
        .collect(Collectors.toMap(w -> w, counts::get, (a, b) -> a, LinkedHashMap::new));
  }
}
