package dev.mizzen.bench.rag;

import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.bench.recommend.PeakMemory;
import dev.mizzen.impl.rag.find.Evidence;
import dev.mizzen.impl.rag.find.EvidenceFinder;
import dev.mizzen.impl.rag.find.HopSearch;
import dev.mizzen.impl.rag.find.WordCounts;
import dev.mizzen.impl.rag.plan.PlanLimits;
import dev.mizzen.impl.rag.plan.PlannedSearch;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.rag.Answer.Hop;
import dev.mizzen.rag.Answer.Usage;
import dev.mizzen.rag.Question;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import dev.mizzen.spi.ChatModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How much of the evidence is found when a language model plans the searches, beside one search,
 * several searches without a model, and the authors' own plans, on the same questions and with the
 * same number of passages. For one thread.
 */
public final class PlanStudy {
  private static final int LIMIT = 10;
  private static final int MAX_HOPS = 3;

  private final Path folder;
  private final HopData data;
  private final PlanSettings settings;
  private final Consumer<Map<String, Object>> listener;
  private final Map<String, List<double[]>> recalls = new LinkedHashMap<>();
  private final Map<String, Object> figures = new LinkedHashMap<>();
  private final List<Map<String, Object>> rows = new ArrayList<>();
  private final List<Evidence> planned = new ArrayList<>();
  private int done;

  /**
   * A study.
   *
   * @param listener is given each row at once, since a model may take minutes for it
   */
  public PlanStudy(Path folder, PlanSettings settings, Consumer<Map<String, Object>> listener) {
    this.folder = folder;
    data = HopData.read(folder);
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * Asks every question of a seeded choice.
   *
   * @param model plans; without one, the authors' plans are measured alone
   */
  public Map<String, Object> run(
      Embedder embedder, Optional<ChatModel> model, ProgressListener progress) {
    List<String> ids = new ArrayList<>(data.questions().keySet());
    Collections.shuffle(ids, new Random(settings.seed()));
    List<String> asked = ids.subList(0, Math.min(settings.questions(), ids.size()));
    try (Retriever retriever = Retriever.builder().embedder(embedder).open()) {
      retriever.upsertAll(data.passages());
      retriever.commit();
      WordCounts counts = new WordCounts(retriever);
      EvidenceFinder one = new HopSearch(retriever, Mode.HYBRID, LIMIT, 1, counts);
      EvidenceFinder several = new HopSearch(retriever, Mode.HYBRID, LIMIT, MAX_HOPS, counts);
      Optional<EvidenceFinder> byModel =
          model.map(open -> planned(open, settings.rounds(), several, one));
      EvidenceFinder byGold = planned(new GoldPlans(folder), 1, several, one);
      for (String id : asked) {
        add(id, "one_search", one);
        add(id, "several_searches", several);
        add(id, "gold_plan", byGold);
        byModel.ifPresent(finder -> addPlanned(id, finder));
        done++;
        progress.onProgress("ask", done, asked.size());
      }
    }
    summarise();
    return figures;
  }

  /** A row for each question and method. */
  public List<Map<String, Object>> rows() {
    return List.copyOf(rows);
  }

  private EvidenceFinder planned(
      ChatModel model, int rounds, EvidenceFinder several, EvidenceFinder one) {
    PlanLimits limits = new PlanLimits(rounds, settings.passages(), settings.passagesTokens());
    return new PlannedSearch(model, limits, several, one, LIMIT);
  }

  private void addPlanned(String id, EvidenceFinder finder) {
    Evidence evidence = find(id, finder);
    Map<String, Object> row = row(id, "planned", evidence);
    row.put("text", data.questions().get(id));
    row.put("searches", evidence.hops().stream().map(Hop::query).toList());
    row.put("problem", problem(evidence).orElse(""));
    row.put("prompt_tokens", evidence.usage().promptTokens());
    row.put("written_tokens", evidence.usage().answerTokens());
    planned.add(evidence);
    rows.add(row);
    listener.accept(row);
  }

  private void add(String id, String method, EvidenceFinder finder) {
    rows.add(row(id, method, find(id, finder)));
  }

  private Evidence find(String id, EvidenceFinder finder) {
    String text = Objects.requireNonNull(data.questions().get(id));
    return finder.find(Question.of(text), new Deadline(Optional.empty()));
  }

  private Map<String, Object> row(String id, String method, Evidence evidence) {
    Set<String> needed = data.evidence().getOrDefault(id, Set.of());
    List<String> found = evidence.hits().stream().map(Hit::id).toList();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("method", method);
    row.put("question", id);
    double[] values = new double[EvidenceRecall.DEPTHS.size()];
    for (int d = 0; d < values.length; d++) {
      values[d] = EvidenceRecall.at(EvidenceRecall.DEPTHS.get(d), found, needed);
      row.put("recall@" + EvidenceRecall.DEPTHS.get(d), values[d]);
    }
    recalls.computeIfAbsent(method, name -> new ArrayList<>()).add(values);
    return row;
  }

  private static Optional<String> problem(Evidence evidence) {
    return evidence.hops().stream().flatMap(hop -> hop.problem().stream()).findFirst();
  }

  private void summarise() {
    figures.put("questions", done);
    figures.put("passages", data.passages().size());
    figures.putAll(settings.told());
    recalls.forEach(
        (method, values) -> {
          for (int d = 0; d < EvidenceRecall.DEPTHS.size(); d++) {
            String key = method + "_recall@" + EvidenceRecall.DEPTHS.get(d);
            figures.put(key, PairedIntervals.mean(at(method, d)));
          }
        });
    compare("several_searches", "one_search");
    compare("gold_plan", "several_searches");
    if (!planned.isEmpty()) {
      compare("planned", "one_search");
      compare("planned", "several_searches");
      summarisePlans();
    }
    figures.put("peak_rss_bytes", PeakMemory.bytes());
  }

  private void summarisePlans() {
    Usage usage = planned.stream().map(Evidence::usage).reduce(Usage.NONE, Usage::plus);
    double n = planned.size();
    figures.put("prompt_tokens_mean", usage.promptTokens() / n);
    figures.put("written_tokens_mean", usage.answerTokens() / n);
    figures.put(
        "plans_ended_by_a_problem", planned.stream().filter(e -> problem(e).isPresent()).count());
  }

  private double[] at(String method, int depth) {
    return Objects.requireNonNull(recalls.get(method)).stream()
        .mapToDouble(values -> values[depth])
        .toArray();
  }

  private void compare(String one, String other) {
    for (int d = 0; d < EvidenceRecall.DEPTHS.size(); d++) {
      String key = one + "_minus_" + other + "_recall@" + EvidenceRecall.DEPTHS.get(d);
      PairedIntervals.put(figures, key, at(one, d), at(other, d));
    }
  }
}
