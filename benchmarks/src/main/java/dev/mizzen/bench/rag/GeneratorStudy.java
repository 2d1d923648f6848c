package dev.mizzen.bench.rag;

import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.RagPipeline;
import dev.mizzen.Retriever;
import dev.mizzen.bench.recommend.PeakMemory;
import dev.mizzen.rag.Answer;
import dev.mizzen.rag.RagBuilder;
import dev.mizzen.search.Hit;
import dev.mizzen.spi.ChatModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A language model's answers beside quoted sentences, on the same questions, from the same passages
 * and with the same calibration. Controls: never to answer, and to give the first sentence of the
 * first passage always. For one thread.
 *
 * <p>Confidence is weighed before anything is written, so both are silent on the same questions,
 * save where the model declines, or writes nothing that a passage proves.
 */
public final class GeneratorStudy {
  private final SquadData data;
  private final GeneratorSettings settings;
  private final Map<String, AttemptFigures> systems = new LinkedHashMap<>();
  private final List<Map<String, Object>> rows = new ArrayList<>();
  private final Map<String, Object> figures = new LinkedHashMap<>();
  private final WrittenFigures written = new WrittenFigures();
  private final Consumer<Map<String, Object>> listener;

  /**
   * A study.
   *
   * @param listener is given each question's row at once, since a model may take a minute for it
   */
  public GeneratorStudy(
      SquadData data, GeneratorSettings settings, Consumer<Map<String, Object>> listener) {
    this.data = data;
    this.settings = settings;
    this.listener = listener;
  }

  /** Asks every question of a seeded choice. */
  public Map<String, Object> run(Embedder embedder, ChatModel chat, ProgressListener progress) {
    AskedSample sample = AskedSample.of(data, settings.seed(), settings.questions());
    MeteredModel model = new MeteredModel(chat, settings.answerTokens());
    try (Retriever retriever = Retriever.builder().embedder(embedder).open()) {
      List<Document> passages = new ShortPassages(settings.passageTokens()).of(sample.index());
      retriever.upsertAll(passages);
      retriever.commit();
      figures.put("passages_in_index", passages.size());
      figures.put("calibration_questions", sample.calibration().size());
      try (RagPipeline quoting = pipeline(retriever, embedder, sample).open();
          RagPipeline writing = pipeline(retriever, embedder, sample).chatModel(model).open()) {
        sample
            .questions()
            .forEach(
                (item, kind) -> {
                  add(item, kind, quoting.ask(item.text()), writing.ask(item.text()), model);
                  progress.onProgress("ask", rows.size(), sample.questions().size());
                });
      }
    }
    summarise();
    return figures;
  }

  /** A row for each question. */
  public List<Map<String, Object>> rows() {
    return List.copyOf(rows);
  }

  private RagBuilder pipeline(Retriever retriever, Embedder embedder, AskedSample sample) {
    return RagPipeline.over(retriever)
        .embedder(embedder)
        .passages(settings.passages())
        .calibration(sample.calibration())
        .falseRefusalRate(settings.falseRefusals());
  }

  private void add(
      SquadData.Item item,
      AskedSample.Kind kind,
      Answer quoted,
      Answer byModel,
      MeteredModel model) {
    Map<String, Attempt> attempts = new LinkedHashMap<>();
    attempts.put("model", Attempt.of(byModel));
    attempts.put("model_before_gate", Attempt.refused());
    attempts.put("extractive", Attempt.of(quoted));
    attempts.put("never", Attempt.refused());
    attempts.put("first_sentence", Attempt.unproved(FirstSentence.of(quoted.passages())));
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("question", item.id());
    row.put("text", item.text());
    row.put("kind", kind.name());
    row.put("gold", item.answers());
    row.put("confidence", quoted.confidence());
    row.put("passages", byModel.passages().stream().map(Hit::id).toList());
    model
        .take()
        .ifPresent(
            call -> {
              attempts.put("model_before_gate", WrittenFigures.attempt(call));
              written.add(call, row);
            });
    row.put("reason", byModel.abstention().map(a -> a.reason().name()).orElse(""));
    attempts.forEach(
        (system, attempt) -> {
          systems.computeIfAbsent(system, s -> new AttemptFigures()).add(item, kind, attempt);
          row.put(system, attempt.answered() ? attempt.text() : null);
        });
    rows.add(row);
    listener.accept(row);
  }

  private void summarise() {
    figures.put("questions", rows.size());
    figures.putAll(settings.told());
    systems.forEach((system, values) -> values.put(figures, system));
    compare("model", "extractive");
    compare("model", "first_sentence");
    compare("model", "never");
    written.put(figures);
    figures.put("peak_rss_bytes", PeakMemory.bytes());
  }

  private void compare(String one, String other) {
    Objects.requireNonNull(systems.get(one))
        .putDifferences(
            figures, one + "_minus_" + other, Objects.requireNonNull(systems.get(other)));
  }
}
