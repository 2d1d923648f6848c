package dev.mizzen.bench.rag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.impl.rag.abstain.ReaderModel;
import dev.mizzen.rag.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Answers are the same whatever the ids and the gold of the questions are. */
class GoldBlindnessTest {
  private static final List<Document> PARAGRAPHS =
      List.of(
          paragraph("p0", "Varna", "The lighthouse of Varna was built by Ivan Petrov in 1863."),
          paragraph("p1", "Varna", "Varna lies on the Black Sea. Ships come every day."),
          paragraph("p2", "Bread", "Rye bread needs sourdough. It rests for a whole night."));
  private static final List<String> QUESTIONS =
      List.of(
          "Who built the lighthouse of Varna?",
          "What does rye bread need?",
          "Where does Varna lie?",
          "Who ate the moon?");

  @Test
  void answersFromTheTextAlone() {
    List<Outcome> first = outcomes(new Random(1));
    assertThat(first).hasSize(QUESTIONS.size());
    for (int seed = 2; seed < 6; seed++) {
      assertThat(outcomes(new Random(seed))).isEqualTo(first);
    }
  }

  private record Outcome(String text, double confidence, List<?> citations, List<?> hops) {}

  private static List<Outcome> outcomes(Random random) {
    List<SquadData.Item> items = new ArrayList<>();
    for (String question : QUESTIONS) {
      List<String> answers = random.nextBoolean() ? List.of() : List.of(word(random));
      String paragraph = "p" + random.nextInt(PARAGRAPHS.size());
      items.add(new SquadData.Item(word(random), question, answers, paragraph, word(random)));
    }
    ModelIdentity identity = ModelIdentity.external("lengths", 2);
    Embedder embedder =
        Embedder.of(
            identity,
            Runnable::run,
            (texts, role) ->
                texts.stream().map(t -> new float[] {t.length(), t.hashCode() % 97}).toList());
    SquadData data = new SquadData(PARAGRAPHS, items, List.of("Varna", "Bread"));
    Map<SquadData.Item, Prepared> full =
        new SquadSearches(data, embedder, false, false, ProgressListener.NONE).full();
    ReaderModel model = ReaderModel.shipped(false);
    return items.stream()
        .map(item -> SquadSplit.answer(item, Prepared.of(full, item), model, 0))
        .map(GoldBlindnessTest::outcome)
        .toList();
  }

  private static Outcome outcome(Answer answer) {
    return new Outcome(answer.text(), answer.confidence(), answer.citations(), answer.hops());
  }

  private static String word(Random random) {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private static Document paragraph(String id, String title, String text) {
    return Document.builder(id).title(title).text(text).build();
  }
}
