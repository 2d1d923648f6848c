package dev.mizzen.impl.rag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Content;
import dev.mizzen.Document;
import dev.mizzen.RagPipeline;
import dev.mizzen.Retriever;
import dev.mizzen.error.CancelledException;
import dev.mizzen.error.GenerationException;
import dev.mizzen.impl.WordEmbedder;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.rag.Abstention.Reason;
import dev.mizzen.rag.Answer;
import dev.mizzen.rag.Citation;
import dev.mizzen.rag.Question;
import dev.mizzen.rag.RagBuilder;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RagPipelineTest {
  private static final String QUESTION = "Who built the old lighthouse of Varna?";
  private static final String PROOF =
      "The old lighthouse of Varna was built by Ivan Petrov in 1863.";

  private final WordEmbedder embedder = new WordEmbedder();
  private final Retriever retriever =
      Retriever.builder().embedder(embedder).tokenVectors(TokenStorage.FLOAT32).open();

  @BeforeEach
  void fill() {
    retriever.addAll(
        List.of(
            document("varna", "Varna lies on the Black Sea. " + PROOF + " It still shines."),
            document("bread", "Rye bread needs sourdough. It rises for a whole night."),
            document("sea", "The Black Sea is deep. Ships cross the Black Sea every day.")));
    retriever.commit();
  }

  @AfterEach
  void close() {
    retriever.close();
  }

  @Test
  void quotesTheSentenceThatAnswers() {
    for (RagBuilder builder : List.of(builder(), builder().embedder(embedder))) {
      for (Mode mode : List.of(Mode.BM25, Mode.DENSE, Mode.LATE, Mode.HYBRID)) {
        try (RagPipeline pipeline = builder.mode(mode).open()) {
          Answer answer = pipeline.ask(QUESTION);
          assertThat(answer.text()).as("%s", mode).isEqualTo(PROOF);
          assertThat(answer.shortAnswer()).isEqualTo("Ivan Petrov");
          assertProven(answer);
        }
      }
    }
  }

  @Test
  void tellsHowItCameAbout() {
    try (RagPipeline pipeline = builder().open()) {
      Answer answer = pipeline.ask(QUESTION);
      assertThat(answer.passages()).extracting(Hit::id).contains("varna");
      assertThat(answer.hops().getFirst().query()).isEqualTo(QUESTION);
      assertThat(answer.stages()).extracting(s -> s.name()).startsWith("search", "pack", "read");
      assertThat(answer.confidence()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void staysSilentWithoutDocuments() {
    try (Retriever empty = Retriever.builder().open();
        RagPipeline pipeline = RagPipeline.over(empty).mode(Mode.BM25).open()) {
      assertReason(pipeline.ask(QUESTION), Reason.NO_EVIDENCE);
    }
  }

  @Test
  void staysSilentWhereTheDocumentsAre() {
    try (RagPipeline pipeline = builder().falseRefusalRate(0.1).open()) {
      assertReason(pipeline.ask("What is the boiling point of mercury?"), Reason.LOW_CONFIDENCE);
      assertReason(
          pipeline.ask(Question.of(QUESTION).filter(Filter.ids(List.of("bread")))),
          Reason.LOW_CONFIDENCE);
    }
  }

  @Test
  void letsAModelWriteAndChecksItsQuotes() {
    ScriptedModel model =
        new ScriptedModel(
            p ->
                "Ivan Petrov did. [1: \"built by Ivan Petrov in 1863\"] He was tall. [1:"
                    + " \"tall\"]");
    try (RagPipeline pipeline = builder().chatModel(model).open()) {
      Answer answer = pipeline.ask(QUESTION);
      assertThat(answer.text()).isEqualTo("Ivan Petrov did.");
      assertThat(answer.usage()).isEqualTo(new Answer.Usage(7, 3));
      assertProven(answer);
    }
  }

  @Test
  void refusesWhatAModelMakesUp() {
    for (String reply :
        List.of(
            "Ivan did.",
            "Ivan did. [99: \"built by Ivan Petrov\"]",
            "Ivan did. [1: \"built by Igor Petrov in 1863\"]",
            "\u0000\u0001[[[[1:::\"\"]]]")) {
      assertReason(reply, Reason.UNSUPPORTED);
    }
    assertReason("", Reason.NO_EVIDENCE);
    assertReason("NO ANSWER", Reason.NO_EVIDENCE);
  }

  @Test
  void saysThatAModelFailed() {
    ScriptedModel broken =
        new ScriptedModel(
            p -> {
              throw new IllegalStateException("no such endpoint");
            });
    try (RagPipeline pipeline = builder().chatModel(broken).open()) {
      assertThatThrownBy(() -> pipeline.ask(QUESTION))
          .isInstanceOf(GenerationException.class)
          .hasMessageContaining("scripted")
          .hasMessageContaining("no such endpoint");
    }
  }

  @Test
  void takesLongQuestionsAndSmallWindows() {
    String tenThousand = (QUESTION + " ").repeat(400).substring(0, 10_000);
    ScriptedModel model = new ScriptedModel(p -> "NO ANSWER", 600);
    try (RagPipeline quoting = builder().embedder(embedder).open();
        RagPipeline writing = builder().chatModel(model).open()) {
      assertProven(quoting.ask(tenThousand));
      assertReason(writing.ask(tenThousand), Reason.NO_EVIDENCE);
      assertThat(model.prompts()).isEmpty();
    }
  }

  @Test
  void endsInTime() {
    ScriptedModel slow = new ScriptedModel(p -> sleep(20_000));
    try (RagPipeline pipeline = builder().chatModel(slow).open()) {
      assertReason(
          pipeline.ask(Question.of(QUESTION).timeout(Duration.ofMillis(200))), Reason.BUDGET);
    }
  }

  @Test
  void endsWhenInterruptedOrCancelled() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    ScriptedModel slow =
        new ScriptedModel(
            p -> {
              asked.countDown();
              return sleep(20_000);
            });
    try (RagPipeline pipeline = builder().chatModel(slow).open()) {
      var answer = pipeline.askAsync(Question.of(QUESTION)).toCompletableFuture();
      asked.await();
      assertThat(answer.cancel(true)).isTrue();
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> pipeline.ask(QUESTION)).isInstanceOf(CancelledException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void servesManyThreads() throws Exception {
    try (RagPipeline pipeline = builder().embedder(embedder).open();
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Answer>> answers =
          IntStream.range(0, 40)
              .mapToObj(i -> threads.submit(() -> pipeline.ask(QUESTION)))
              .toList();
      for (Future<Answer> answer : answers) {
        assertThat(answer.get().text()).isEqualTo(PROOF);
      }
    }
  }

  @Test
  void refusesPicturesAndCallsAfterClose() {
    RagPipeline pipeline = builder().open();
    Question picture =
        Question.of("What is this?")
            .contents(List.of(Content.image(URI.create("file:x"), "image/png")));
    assertThatThrownBy(() -> pipeline.ask(picture)).hasMessageContaining("IMAGE");
    pipeline.close();
    pipeline.close();
    assertThatThrownBy(() -> pipeline.ask(QUESTION)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> pipeline.askAsync(Question.of(QUESTION)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> pipeline.stream(Question.of(QUESTION)))
        .isInstanceOf(IllegalStateException.class);
  }

  private RagBuilder builder() {
    return RagPipeline.over(retriever).falseRefusalRate(0);
  }

  private void assertReason(String reply, Reason reason) {
    try (RagPipeline pipeline = builder().chatModel(new ScriptedModel(p -> reply)).open()) {
      assertReason(pipeline.ask(QUESTION), reason);
    }
  }

  private static void assertReason(Answer answer, Reason reason) {
    assertThat(answer.isAnswered()).isFalse();
    assertThat(answer.text()).isEmpty();
    assertThat(answer.citations()).isEmpty();
    assertThat(answer.abstention().orElseThrow().reason()).isEqualTo(reason);
  }

  private void assertProven(Answer answer) {
    assertThat(answer.isAnswered()).isTrue();
    assertThat(answer.citations()).isNotEmpty();
    for (Citation citation : answer.citations()) {
      String text =
          retriever.get(citation.documentId()).orElseThrow().texts().get(citation.field());
      assertThat(citation.span().of(text)).isEqualTo(citation.quote());
      assertThat(citation.answerSpan().of(answer.text())).isNotBlank();
    }
  }

  private static Document document(String id, String text) {
    return Document.of(id, text);
  }

  private static String sleep(long millis) {
    try {
      Thread.sleep(millis);
      return "";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
