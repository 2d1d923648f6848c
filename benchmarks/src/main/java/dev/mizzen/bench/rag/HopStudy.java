package dev.mizzen.bench.rag;

import dev.mizzen.Embedder;
import dev.mizzen.Retriever;
import dev.mizzen.impl.rag.find.EvidenceFinder;
import dev.mizzen.impl.rag.find.HopSearch;
import dev.mizzen.impl.rag.find.WordCounts;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.rag.Question;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** How much of the evidence several searches find, beside one search of each kind. */
public final class HopStudy {
  private static final List<Integer> DEPTHS = EvidenceRecall.DEPTHS;
  private static final int MAX_HOPS = 3;

  private final HopData data;
  private final Map<String, Object> figures = new LinkedHashMap<>();
  private final List<Map<String, Object>> rows = new ArrayList<>();

  /** A study. */
  public HopStudy(HopData data) {
    this.data = data;
  }

  /** Measures on the whole collection, on the smaller one inside if any, and without titles. */
  public Map<String, Object> run(Embedder embedder) {
    measure(data, embedder, "");
    if (!data.smaller().isEmpty()) {
      measure(data.toSmaller(), embedder, "smaller_");
    }
    measure(data.withoutTitles(), embedder, "without_titles_");
    figures.put("passages", data.passages().size());
    figures.put("passages_smaller", data.smaller().size());
    figures.put("questions", data.questions().size());
    return figures;
  }

  /** A row for each collection, method and question. */
  public List<Map<String, Object>> rows() {
    return List.copyOf(rows);
  }

  private void measure(HopData collection, Embedder embedder, String prefix) {
    try (Retriever retriever = Retriever.builder().embedder(embedder).open()) {
      retriever.upsertAll(collection.passages());
      retriever.commit();
      WordCounts counts = new WordCounts(retriever);
      TitleLinks links = new TitleLinks(collection.passages());
      Map<String, Function<String, List<String>>> methods = new LinkedHashMap<>();
      methods.put("bm25", text -> retriever.search(Query.bm25(text)).ids());
      methods.put("dense", text -> retriever.search(Query.dense(text)).ids());
      methods.put("hybrid", text -> retriever.search(Query.hybrid(text)).ids());
      methods.put(
          "title_links", text -> links.rank(text, retriever.search(Query.hybrid(text)).hits(), 10));
      methods.put("one_search", finder(new HopSearch(retriever, Mode.HYBRID, 10, 1, counts)));
      methods.put(
          "several_searches", finder(new HopSearch(retriever, Mode.HYBRID, 10, MAX_HOPS, counts)));
      Map<String, double[][]> recalls = new LinkedHashMap<>();
      methods.forEach((name, method) -> recalls.put(name, recalls(prefix, name, method)));
      compare(recalls, prefix, "one_search");
      compare(recalls, prefix, "hybrid");
      compare(recalls, prefix, "title_links");
    }
  }

  private static Function<String, List<String>> finder(EvidenceFinder finder) {
    return text ->
        finder.find(Question.of(text), new Deadline(Optional.empty())).hits().stream()
            .map(Hit::id)
            .toList();
  }

  /** The share of a question's evidence by depth. */
  private double[][] recalls(String prefix, String name, Function<String, List<String>> method) {
    double[][] recalls = new double[DEPTHS.size()][data.questions().size()];
    double[] all = new double[DEPTHS.size()];
    int q = 0;
    long start = System.nanoTime();
    for (var question : data.questions().entrySet()) {
      List<String> found = method.apply(question.getValue());
      Set<String> needed = data.evidence().getOrDefault(question.getKey(), Set.of());
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("method", prefix + name);
      row.put("question", question.getKey());
      for (int d = 0; d < DEPTHS.size(); d++) {
        recalls[d][q] = EvidenceRecall.at(DEPTHS.get(d), found, needed);
        all[d] += recalls[d][q] == 1 ? 1 : 0;
        row.put("recall@" + DEPTHS.get(d), recalls[d][q]);
      }
      rows.add(row);
      q++;
    }
    double millis = (System.nanoTime() - start) / 1e6 / q;
    for (int d = 0; d < DEPTHS.size(); d++) {
      figures.put(prefix + name + "_recall@" + DEPTHS.get(d), PairedIntervals.mean(recalls[d]));
      figures.put(prefix + name + "_all_found@" + DEPTHS.get(d), all[d] / q);
    }
    figures.put(prefix + name + "_ms", millis);
    return recalls;
  }

  /** 95 % of the resampled means of paired differences lie between the ends. */
  private void compare(Map<String, double[][]> recalls, String prefix, String other) {
    for (int d = 0; d < DEPTHS.size(); d++) {
      double[] several = Objects.requireNonNull(recalls.get("several_searches"))[d];
      double[] one = Objects.requireNonNull(recalls.get(other))[d];
      String key = prefix + "several_minus_" + other + "_recall@" + DEPTHS.get(d);
      PairedIntervals.put(figures, key, several, one);
    }
  }
}
