package dev.mizzen.bench.rag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.Document;
import dev.mizzen.bench.rag.AskedSample.Kind;
import dev.mizzen.rag.CalibrationQuestion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AskedSampleTest {
  private static final int ARTICLES = 8;
  private static final SquadData DATA = data();

  @Test
  void halfIsAnswerableAndAQuarterHasNoArticleInTheIndex() {
    AskedSample sample = AskedSample.of(DATA, 3, 12);
    assertThat(sample.questions()).hasSize(12);
    Set<String> there = sample.index().stream().map(Document::title).collect(Collectors.toSet());
    assertThat(there).hasSize(ARTICLES - 4);
    sample
        .questions()
        .forEach(
            (item, kind) -> {
              assertThat(item.answerable()).isEqualTo(kind != Kind.ADVERSARIAL);
              assertThat(there.contains(item.article())).isEqualTo(kind != Kind.REMOVED);
            });
    assertThat(Collections.frequency(sample.questions().values(), Kind.ANSWERABLE)).isEqualTo(6);
    assertThat(Collections.frequency(sample.questions().values(), Kind.REMOVED)).isEqualTo(3);
  }

  @Test
  void calibratesOnOtherArticlesThanItTests() {
    AskedSample sample = AskedSample.of(DATA, 3, 12);
    Set<String> tested =
        sample.questions().keySet().stream()
            .map(SquadData.Item::article)
            .collect(Collectors.toSet());
    assertThat(sample.calibration())
        .isNotEmpty()
        .noneMatch(known -> tested.contains(article(known)));
    Set<String> there = sample.index().stream().map(Document::title).collect(Collectors.toSet());
    assertThat(sample.calibration())
        .allMatch(known -> known.answerable() == there.contains(article(known)))
        .anyMatch(known -> !known.answerable());
  }

  @Test
  void theSeedDecides() {
    assertThat(AskedSample.of(DATA, 3, 12)).isEqualTo(AskedSample.of(DATA, 3, 12));
    assertThat(AskedSample.of(DATA, 4, 12)).isNotEqualTo(AskedSample.of(DATA, 3, 12));
  }

  @Test
  void refusesMoreQuestionsThanThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AskedSample.of(DATA, 3, 4000))
        .withMessageContaining("asked for");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AskedSample.of(DATA, 3, 3))
        .withMessageContaining("got 3");
  }

  private static String article(CalibrationQuestion known) {
    return known.question().text().split(" ", -1)[0];
  }

  private static SquadData data() {
    List<Document> paragraphs = new ArrayList<>();
    List<SquadData.Item> questions = new ArrayList<>();
    List<String> articles = new ArrayList<>();
    for (int a = 0; a < ARTICLES; a++) {
      String article = "article" + a;
      articles.add(article);
      paragraphs.add(Document.builder("p" + a).title(article).text("Text " + a + ".").build());
      for (int q = 0; q < 10; q++) {
        List<String> answers = q % 2 == 0 ? List.of("x") : List.of();
        questions.add(
            new SquadData.Item("q" + a + q, article + " question " + q, answers, "p" + a, article));
      }
    }
    return new SquadData(paragraphs, questions, articles);
  }
}
