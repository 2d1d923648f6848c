package dev.mizzen.impl.unanswerable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.eval.unanswerable.ExternalArticle;
import dev.mizzen.eval.unanswerable.ExternalArticleSource;
import dev.mizzen.eval.unanswerable.GenerationReport;
import dev.mizzen.eval.unanswerable.GenerationReport.Count;
import dev.mizzen.eval.unanswerable.InformationRequest;
import dev.mizzen.impl.rag.ScriptedModel;
import dev.mizzen.spi.ChatModel.Prompt;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a run says when it cannot, and what it bears. */
final class QuestionsRefusalsTest {
  private static final List<InformationRequest> REQUESTS = ToyWorld.requests();

  private static ScriptedModel model(Function<Prompt, String> script) {
    return new ScriptedModel(script, 40_000);
  }

  private static GenerationReport make(
      List<Document> corpus, List<InformationRequest> requests, ExternalArticleSource articles) {
    return ToyWorld.settings(model(new ToyModel()))
        .make(corpus, requests, articles, ProgressListener.NONE);
  }

  private static void refused(
      String problem,
      List<Document> corpus,
      List<InformationRequest> requests,
      ExternalArticleSource articles) {
    assertThatThrownBy(() -> make(corpus, requests, articles))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void inputThatCannotBeIsNamed() {
    List<Document> corpus = ToyWorld.corpus();
    ExternalArticleSource articles = ToyWorld.articles();
    refused("no document with a text", List.of(), REQUESTS, articles);
    refused("no document with a text", List.of(Document.of("d", " \n")), REQUESTS, articles);
    refused("two documents with the id 'd'", twice(Document.of("d", "x")), REQUESTS, articles);
    refused("at least 1 request", corpus, List.of(), articles);
    refused("two requests have the id 'r1'", corpus, twice(REQUESTS.getFirst()), articles);
    refused("no external article", corpus, REQUESTS, (topic, limit) -> List.of());
    refused("no external article", corpus, REQUESTS, (topic, limit) -> copies(corpus));
    InformationRequest lost = new InformationRequest("r", "Keepers", "", "", List.of("d0", "gone"));
    refused("names the document 'gone'", corpus, List.of(lost), articles);
  }

  private static <T> List<T> twice(T item) {
    return List.of(item, item);
  }

  private static List<ExternalArticle> copies(List<Document> corpus) {
    return corpus.stream().map(d -> ExternalArticle.of("x" + d.id(), d.text() + "\n")).toList();
  }

  @Test
  void modelThatTakesNoPromptIsNamed() {
    ScriptedModel refusing =
        model(
            prompt -> {
              throw new IllegalArgumentException("9,000 tokens are more than 4,096");
            });
    assertThatThrownBy(() -> ToyWorld.make(ToyWorld.settings(refusing)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("scripted refused all")
        .hasMessageContaining("'topics'")
        .hasMessageContaining("more than 4,096");
  }

  @Test
  void somePromptsMayBeRefused() {
    ToyModel toy = new ToyModel();
    ScriptedModel narrow =
        model(
            prompt -> {
              if (prompt.toString().contains("Article 5: ")) {
                throw new IllegalArgumentException("too long");
              }
              return toy.apply(prompt);
            });
    GenerationReport report = ToyWorld.make(ToyWorld.settings(narrow));

    assertThat(report.count(Count.REFUSED_PROMPTS)).isPositive();
    assertThat(report.refusal()).contains("too long");
    assertThat(report.questions()).isNotEmpty().allMatch(q -> q.sources().size() < 5);
  }

  @Test
  void nonsenseGivesNoQuestionsAndNoError() {
    long seed = Long.getLong("mizzen.seed", System.nanoTime());
    System.out.println("QuestionsRefusalsTest seed: -Dmizzen.seed=" + seed);
    Random random = new Random(seed);
    ScriptedModel babbling =
        model(
            prompt -> {
              synchronized (random) {
                return random.ints(40, ' ', '~').mapToObj(Character::toString).toList() + "yes";
              }
            });
    InformationRequest about = InformationRequest.of("r", "all lighthouses of the coast");
    GenerationReport report =
        ToyWorld.settings(babbling)
            .make(ToyWorld.corpus(), List.of(about), ToyWorld.articles(), ProgressListener.NONE);

    assertThat(report.questions()).isEmpty();
    assertThat(report.count(Count.CONTEXTS)).isEqualTo(report.count(Count.UNREADABLE_CONTEXTS));
    assertThat(report.count(Count.CONTEXTS)).isPositive();
  }

  @Test
  void thoughtsBeforeRepliesAreNotRead() {
    ToyModel toy = new ToyModel();
    ScriptedModel thinking =
        model(prompt -> "<think>NO [SCORE] [[0]] {\"verdict\": 1}\n</think>\n" + toy.apply(prompt));
    assertThat(ToyWorld.make(ToyWorld.settings(thinking)).questions())
        .isEqualTo(ToyWorld.make(ToyWorld.settings(model(toy))).questions());
  }
}
