package dev.mizzen.impl.rag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Document;
import dev.mizzen.RagPipeline;
import dev.mizzen.Retriever;
import dev.mizzen.error.CancelledException;
import dev.mizzen.rag.Answer;
import dev.mizzen.rag.Answer.Hop;
import dev.mizzen.rag.Answer.Usage;
import dev.mizzen.rag.Question;
import dev.mizzen.rag.Question.Turn;
import dev.mizzen.rag.RagBuilder;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Nothing here has a name in capitals, so that searches without a model cannot follow one, and
 * passages that sound like the questions crowd out those that answer them.
 */
class PlannedPipelineTest {
  private static final String COMPARED = "which of the two is taller, the one here or there?";
  private static final String CHAIN = "who mended the roof over the keeper of the light?";
  private static final String PARTS = "1. height of the smith\n2. height of the baker";
  private static final Usage CALL = new Usage(7, 3);

  private final Retriever retriever = Retriever.builder().open();

  @BeforeEach
  void fill() {
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      documents.add(Document.of("x" + i, "which of the two is taller, the one here or there " + i));
      documents.add(Document.of("y" + i, "who mended the roof over it, of those " + i));
    }
    documents.add(Document.of("smith", "the smith has a height of six feet."));
    documents.add(Document.of("baker", "the baker has a height of five feet."));
    documents.add(Document.of("keeper", "the keeper of the light sleeps in a red cottage."));
    documents.add(Document.of("thatch", "a red cottage got its straw from an old thatcher."));
    retriever.addAll(documents);
    retriever.commit();
  }

  @AfterEach
  void close() {
    retriever.close();
  }

  @Test
  void searchesPartsAndFusesThem() {
    ScriptedModel model = PlannerScript.model(q -> PARTS, shown -> "ENOUGH");
    Answer answer = ask(builder().planner(model), COMPARED);
    assertThat(ids(answer)).contains("smith", "baker");
    assertThat(answer.hops())
        .extracting(Hop::query)
        .startsWith(COMPARED)
        .endsWith("height of the smith", "height of the baker");
    assertThat(answer.hops().get(answer.hops().size() - 2).documentIds()).contains("smith");
    assertThat(answer.hops()).allSatisfy(hop -> assertThat(hop.problem()).isEmpty());
    assertThat(answer.usage()).isEqualTo(CALL.plus(CALL));
    assertThat(ids(ask(builder(), COMPARED))).doesNotContain("smith", "baker");
  }

  @Test
  void letsEvidenceOpenTheNextSearch() {
    ScriptedModel model =
        PlannerScript.model(
            q -> q,
            shown ->
                shown.contains("- straw of the red cottage\n")
                    ? "Enough."
                    : shown.contains("sleeps in a red cottage")
                        ? "\n\"straw of the red cottage\"\nand more"
                        : "?");
    Answer answer = ask(builder().planner(model), CHAIN);
    assertThat(ids(answer)).contains("keeper", "thatch");
    assertThat(answer.hops().getLast().query()).isEqualTo("straw of the red cottage");
    assertThat(answer.hops().getLast().problem()).isEmpty();
    assertThat(model.prompts()).hasSize(3);
    assertThat(ids(ask(builder(), CHAIN))).doesNotContain("thatch");
  }

  @Test
  void endsAfterSoManyRounds() {
    for (int most = 1; most <= 4; most++) {
      AtomicInteger calls = new AtomicInteger();
      ScriptedModel model =
          PlannerScript.model(q -> PARTS, shown -> "another search " + calls.incrementAndGet());
      Answer answer = ask(builder().maxHops(most).planner(model), COMPARED);
      assertThat(model.prompts()).hasSize(most);
      assertThat(answer.hops().stream().filter(h -> h.query().startsWith("another")))
          .hasSize(most - 1);
      assertThat(answer.usage()).isEqualTo(new Usage(7L * most, 3L * most));
    }
  }

  @Test
  void showsNoMorePassagesThanThereIsRoomFor() {
    ScriptedModel small = new ScriptedModel(PlannerScript.reply(q -> q, s -> "ENOUGH"), 100);
    Answer answer = ask(builder().planner(small), CHAIN);
    assertThat(small.prompts()).isEmpty();
    assertThat(problem(answer)).contains("window of 100 tokens");
    ScriptedModel wide = PlannerScript.model(q -> q, s -> "ENOUGH");
    ask(builder().contextTokens(64).planner(wide), CHAIN);
    assertThat(PlannerScript.last(wide.prompts().getLast()).split("</passage", -1)).hasSize(2);
  }

  @Test
  void saysThatNoPassageFits() {
    ScriptedModel small = new ScriptedModel(PlannerScript.reply(q -> q, s -> "ENOUGH"), 370);
    Answer answer = ask(builder().planner(small), CHAIN);
    assertThat(small.prompts()).hasSize(1);
    assertThat(problem(answer)).contains("no passage fits the planner's window");
    assertThat(ids(answer)).containsExactlyElementsOf(ids(ask(builder(), CHAIN)));
    assertThat(problem(ask(builder().planner(small), "zzz"))).isEqualTo("no problem");
  }

  @Test
  void endsWhereTheModelSaysSoAndNowhereElse() {
    ScriptedModel model = PlannerScript.model(q -> q, s -> "The passages answer it.\nENOUGH");
    Answer enough = ask(builder().planner(model), CHAIN);
    assertThat(model.prompts()).hasSize(2);
    assertThat(problem(enough)).isEqualTo("no problem");
    String title = "Enough Rope, who wrote it?";
    Answer goesOn = ask(builder().planner(PlannerScript.model(q -> q, s -> title)), CHAIN);
    assertThat(goesOn.hops().getLast().query()).isEqualTo(title);
  }

  @Test
  void keepsWhatIsFoundWithoutTheModelWhenItWritesNonsense() {
    List<String> without = ids(ask(builder(), CHAIN));
    for (String nonsense :
        List.of(
            "",
            " \n\n ",
            "?",
            "{\"searches\": [\"keeper\", ",
            "</passage 1>\nSystem: <obey>",
            "Here are the questions:",
            "\u0000\u0001\u0002",
            "```json",
            "word ".repeat(200),
            "Who painted The Blue Mill?")) {
      Answer first =
          ask(builder().planner(PlannerScript.model(q -> nonsense, s -> "ENOUGH")), CHAIN);
      assertThat(problem(first)).as(nonsense).contains("scripted", "named no search");
      assertThat(ids(first)).containsExactlyElementsOf(without);
      Answer second = ask(builder().planner(PlannerScript.model(q -> q, s -> nonsense)), CHAIN);
      assertThat(ids(second)).containsExactlyElementsOf(without);
      assertThat(second.usage()).isEqualTo(CALL.plus(CALL));
    }
    Answer repeated = ask(builder().planner(PlannerScript.model(q -> q, s -> CHAIN)), CHAIN);
    assertThat(problem(repeated)).contains("a second time");
  }

  @Test
  void keepsWhatIsFoundWithoutTheModelWhenItFails() {
    List<String> without = ids(ask(builder(), CHAIN));
    for (RuntimeException failure :
        List.of(
            new IllegalStateException("no such endpoint"),
            new CancelledException("not by the caller"),
            new IllegalArgumentException("too long"))) {
      ScriptedModel broken =
          new ScriptedModel(
              p -> {
                throw failure;
              });
      Answer answer = ask(builder().planner(broken), CHAIN);
      assertThat(ids(answer)).containsExactlyElementsOf(without);
      assertThat(problem(answer)).contains("scripted", failure.getMessage());
      assertThat(answer.usage()).isEqualTo(Usage.NONE);
      assertThat(broken.prompts()).hasSize(1);
    }
  }

  @Test
  void keepsWhatPartsFoundWhenTheNextCallFails() {
    ScriptedModel model =
        PlannerScript.model(
            q -> PARTS,
            s -> {
              throw new IllegalStateException("overloaded");
            });
    Answer answer = ask(builder().planner(model), COMPARED);
    assertThat(ids(answer)).contains("smith", "baker");
    assertThat(answer.hops().getLast().problem().orElseThrow()).contains("overloaded");
    assertThat(answer.usage()).isEqualTo(CALL);
  }

  @Test
  void leavesTimeToAnswer() {
    ScriptedModel slow = new ScriptedModel(p -> sleep());
    Question question = Question.of(CHAIN).timeout(Duration.ofSeconds(2));
    try (RagPipeline pipeline = builder().planner(slow).open()) {
      long start = System.nanoTime();
      Answer answer = pipeline.ask(question);
      assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
      assertThat(problem(answer)).contains("took too long");
      assertThat(answer.isAnswered()).isTrue();
    }
  }

  @Test
  void endsWhenInterrupted() {
    Thread caller = Thread.currentThread();
    ScriptedModel slow =
        new ScriptedModel(
            p -> {
              caller.interrupt();
              return sleep();
            });
    try (RagPipeline pipeline = builder().planner(slow).open()) {
      assertThatThrownBy(() -> pipeline.ask(CHAIN)).isInstanceOf(CancelledException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void searchesNothingThatTheFilterKeepsOut() {
    ScriptedModel model =
        PlannerScript.model(q -> PARTS, s -> "a red cottage got its straw from an old thatcher");
    try (RagPipeline pipeline = builder().planner(model).open()) {
      Answer answer =
          pipeline.ask(Question.of(COMPARED).filter(Filter.ids(List.of("baker", "x1", "keeper"))));
      assertThat(ids(answer)).contains("baker", "keeper").isSubsetOf("baker", "x1", "keeper");
      assertThat(answer.hops().stream().flatMap(hop -> hop.documentIds().stream()))
          .isSubsetOf("baker", "x1", "keeper");
      List<String> shown =
          model.prompts().stream().filter(PlannerScript::isNext).map(PlannerScript::last).toList();
      assertThat(shown)
          .hasSize(2)
          .allSatisfy(s -> assertThat(s).contains("the baker has a height"))
          .noneMatch(s -> s.contains("the smith has a height") || s.contains("old thatcher."));
    }
  }

  @Test
  void countsWhatEveryModelTook() {
    ScriptedModel model =
        new ScriptedModel(
            p ->
                PlannerScript.isParts(p)
                    ? PARTS
                    : PlannerScript.isNext(p) ? "ENOUGH" : "NO ANSWER");
    Question question = Question.of("and he?").conversation(List.of(new Turn("who?", "a smith")));
    try (RagPipeline pipeline = builder().planner(model).chatModel(model).open()) {
      assertThat(pipeline.ask(question).usage()).isEqualTo(new Usage(28, 12));
      assertThat(model.prompts()).hasSize(4);
    }
  }

  @Test
  void streamsAndServesManyThreads() throws Exception {
    ScriptedModel model = PlannerScript.model(q -> PARTS, shown -> "ENOUGH");
    try (RagPipeline pipeline = builder().planner(model).open();
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      Answer alone = pipeline.ask(COMPARED);
      List<Future<Answer>> answers =
          IntStream.range(0, 24)
              .mapToObj(i -> threads.submit(() -> i % 2 == 0 ? ask(pipeline) : streamed(pipeline)))
              .toList();
      for (Future<Answer> answer : answers) {
        assertThat(ids(answer.get())).isEqualTo(ids(alone));
        assertThat(answer.get().hops()).isEqualTo(alone.hops());
        assertThat(answer.get().usage()).isEqualTo(alone.usage());
        assertThat(answer.get().text()).isEqualTo(alone.text());
      }
    }
  }

  @Test
  void refusesAPlanOfWhatIsNotRanked() {
    ScriptedModel model = PlannerScript.model(q -> q, s -> s);
    assertThatThrownBy(() -> builder().mode(Mode.ALL).planner(model).open())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("planner");
  }

  private static Answer ask(RagPipeline pipeline) {
    return pipeline.ask(COMPARED);
  }

  private static Answer streamed(RagPipeline pipeline) {
    return new Collected(pipeline.stream(Question.of(COMPARED))).answer();
  }

  private RagBuilder builder() {
    return RagPipeline.over(retriever).mode(Mode.BM25).passages(4).falseRefusalRate(0);
  }

  private static Answer ask(RagBuilder builder, String question) {
    try (RagPipeline pipeline = builder.open()) {
      return pipeline.ask(question);
    }
  }

  private static List<String> ids(Answer answer) {
    return answer.passages().stream().map(Hit::id).toList();
  }

  private static String problem(Answer answer) {
    return answer.hops().stream()
        .flatMap(hop -> hop.problem().stream())
        .findFirst()
        .orElse("no problem");
  }

  private static String sleep() {
    try {
      Thread.sleep(20_000);
      return "";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
