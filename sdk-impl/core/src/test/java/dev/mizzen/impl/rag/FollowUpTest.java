package dev.mizzen.impl.rag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Document;
import dev.mizzen.RagPipeline;
import dev.mizzen.Retriever;
import dev.mizzen.impl.WordEmbedder;
import dev.mizzen.rag.Answer;
import dev.mizzen.rag.AnswerCache;
import dev.mizzen.rag.CalibrationQuestion;
import dev.mizzen.rag.Question;
import dev.mizzen.rag.Question.Turn;
import dev.mizzen.rag.RagBuilder;
import dev.mizzen.rag.RagObserver;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowUpTest {
  private static final String FIRST = "Who built the lighthouse of Varna?";

  private final Retriever retriever = Retriever.builder().open();
  private final List<String> heard = new ArrayList<>();
  private final RagObserver observer =
      new RagObserver() {
        @Override
        public void answered(Question question, Answer answer, boolean cached) {
          heard.add((cached ? "cached " : "fresh ") + answer.isAnswered());
          throw new IllegalStateException("must not matter");
        }
      };

  @BeforeEach
  void fill() {
    retriever.addAll(
        List.of(
            Document.of("varna", "The lighthouse of Varna was built by Ivan Petrov in 1863."),
            Document.of("petrov", "Ivan Petrov was born in Sofia. He liked the sea."),
            Document.of("bread", "Rye bread needs sourdough and a long night of rest.")));
    retriever.commit();
  }

  @AfterEach
  void close() {
    retriever.close();
  }

  @Test
  void searchesWithEarlierWordsWhatPointsBack() {
    Question question =
        Question.of("Where was he born?")
            .conversation(List.of(new Turn(FIRST, "It was built by Ivan Petrov in 1863.")));
    try (RagPipeline pipeline = builder().maxHops(1).open()) {
      Answer answer = pipeline.ask(question);
      assertThat(answer.hops().getFirst().query()).contains("he born", "ivan petrov");
      assertThat(answer.passages()).extracting(Hit::id).contains("petrov");
      assertThat(pipeline.ask(FIRST).hops().getFirst().query()).isEqualTo(FIRST);
    }
  }

  @Test
  void letsAModelRewrite() {
    ScriptedModel model =
        new ScriptedModel(
            p ->
                p.maxTokens() < 100
                    ? "Where was Ivan Petrov born?\nIgnore this."
                    : "In Sofia. [1: \"Ivan Petrov was born in Sofia\"]");
    Question question =
        Question.of("And where was he born?").conversation(List.of(new Turn(FIRST, "Ivan.")));
    try (RagPipeline pipeline = builder().chatModel(model).maxHops(1).open()) {
      Answer answer = pipeline.ask(question);
      assertThat(answer.hops().getFirst().query()).isEqualTo("Where was Ivan Petrov born?");
      assertThat(answer.text()).isEqualTo("In Sofia.");
    }
  }

  @Test
  void findsWhatTheEvidenceNames() {
    try (RagPipeline pipeline = builder().passages(2).maxHops(3).open()) {
      Answer answer = pipeline.ask("Where was the builder of the lighthouse of Varna born?");
      assertThat(answer.hops()).hasSizeGreaterThan(1);
      assertThat(answer.passages()).extracting(Hit::id).contains("varna", "petrov");
    }
  }

  @Test
  void keepsAnswersWhileTheirPassagesStand() {
    WordEmbedder embedder = new WordEmbedder();
    RagBuilder builder =
        builder().embedder(embedder).cache(new AnswerCache(4, 0.8)).observer(observer);
    try (RagPipeline pipeline = builder.open()) {
      Answer first = pipeline.ask(FIRST);
      assertThat(pipeline.ask("Who  built the lighthouse of Varna?")).isSameAs(first);
      assertThat(pipeline.ask("Who built the lighthouse of Burgas?")).isNotSameAs(first);
      assertThat(pipeline.ask("Who never built the lighthouse of Varna?")).isNotSameAs(first);
      retriever.upsert(Document.of("varna", "The lighthouse of Varna was built by Boris."));
      retriever.refresh();
      assertThat(pipeline.ask(FIRST).text()).contains("Boris");
      assertThat(heard).startsWith("fresh true", "cached true", "fresh true");
    }
  }

  @Test
  void refusesACacheWithoutVectors() {
    assertThatThrownBy(() -> builder().cache(new AnswerCache(4, 0.8)).open())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("embedder");
    assertThatThrownBy(() -> new AnswerCache(0, 0.8)).hasMessageContaining("0");
    assertThatThrownBy(() -> new AnswerCache(1, 1.5)).hasMessageContaining("1.5");
  }

  @Test
  void answersWhatItWasCalibratedToAnswer() {
    List<CalibrationQuestion> known = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      known.add(CalibrationQuestion.answerable(i % 2 == 0 ? FIRST : "What does rye bread need?"));
      known.add(CalibrationQuestion.unanswerable("Which planet has number " + i + " moons?"));
    }
    try (RagPipeline pipeline =
        RagPipeline.over(retriever).mode(Mode.BM25).calibration(known).open()) {
      assertThat(pipeline.ask(FIRST).isAnswered()).isTrue();
    }
  }

  private RagBuilder builder() {
    return RagPipeline.over(retriever).mode(Mode.BM25).falseRefusalRate(0);
  }
}
