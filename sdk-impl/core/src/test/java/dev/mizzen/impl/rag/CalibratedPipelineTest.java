package dev.mizzen.impl.rag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Document;
import dev.mizzen.RagPipeline;
import dev.mizzen.Retriever;
import dev.mizzen.rag.Abstention;
import dev.mizzen.rag.Answer;
import dev.mizzen.rag.CalibrationQuestion;
import dev.mizzen.search.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Made-up towns have the same things, so that a question about a town without an article finds
 * passages that look right. What is learned on some towns holds on others.
 */
class CalibratedPipelineTest {
  private static final int TOWNS = 48;
  private static final List<String> THINGS = List.of("lighthouse", "harbour", "bridge", "tower");
  private static final double FALSE_REFUSALS = 0.1;

  private final List<String> towns = names(new Random(11), TOWNS);

  @Test
  void refusesTownsWithoutAnArticleAndAnswersTheOthers() {
    try (Retriever retriever = Retriever.builder().open()) {
      Random random = new Random(12);
      for (int town = 0; town < TOWNS; town++) {
        if (isThere(town)) {
          retriever.upsert(article(town, random));
        }
      }
      retriever.commit();
      try (RagPipeline pipeline =
          RagPipeline.over(retriever)
              .mode(Mode.BM25)
              .maxHops(1)
              .falseRefusalRate(FALSE_REFUSALS)
              .calibration(calibration())
              .open()) {
        int answered = 0;
        int refused = 0;
        for (int town = TOWNS / 2; town < TOWNS; town++) {
          for (String question : questions(town)) {
            Answer answer = pipeline.ask(question);
            answered += isThere(town) && isRight(answer, town) ? 1 : 0;
            refused += !isThere(town) && isSilent(answer) ? 1 : 0;
          }
        }
        int ofEach = TOWNS / 4 * THINGS.size();
        assertThat(answered).as("answered, of %s", ofEach).isGreaterThan((int) (0.75 * ofEach));
        assertThat(refused).as("refused, of %s", ofEach).isGreaterThan((int) (0.9 * ofEach));
      }
    }
  }

  /** Passages have all words of both kinds of questions: which of them they answer is learned. */
  @Test
  void ordersByWhatTheQuestionsTeach() {
    List<CalibrationQuestion> known = new ArrayList<>();
    List<CalibrationQuestion> turned = new ArrayList<>();
    for (int town = 0; town < TOWNS / 2; town++) {
      for (String question : questions(town)) {
        known.add(CalibrationQuestion.answerable(question));
        turned.add(CalibrationQuestion.unanswerable(question));
      }
      for (String question : adversarial(town)) {
        known.add(CalibrationQuestion.unanswerable(question));
        turned.add(CalibrationQuestion.answerable(question));
      }
    }
    try (Retriever retriever = Retriever.builder().open()) {
      Random random = new Random(13);
      for (int town = 0; town < TOWNS; town++) {
        retriever.upsert(article(town, random));
      }
      retriever.commit();
      assertThat(order(retriever, known)).isGreaterThan(0.95);
      assertThat(order(retriever, turned)).isLessThan(0.05);
    }
  }

  /** How often one that asks who has more confidence than one that asks why (AUROC). */
  private double order(Retriever retriever, List<CalibrationQuestion> known) {
    List<Double> right = new ArrayList<>();
    List<Double> wrong = new ArrayList<>();
    try (RagPipeline pipeline =
        RagPipeline.over(retriever).mode(Mode.BM25).maxHops(1).calibration(known).open()) {
      for (int town = TOWNS / 2; town < TOWNS; town++) {
        questions(town).forEach(q -> right.add(pipeline.ask(q).confidence()));
        adversarial(town).forEach(q -> wrong.add(pipeline.ask(q).confidence()));
      }
    }
    double ordered = 0;
    for (double high : right) {
      for (double low : wrong) {
        ordered += high > low ? 1 : high == low ? 0.5 : 0;
      }
    }
    return ordered / (right.size() * wrong.size());
  }

  private List<String> adversarial(int town) {
    return THINGS.stream()
        .map(t -> "Why was the " + t + " of " + towns.get(town) + " built?")
        .toList();
  }

  private boolean isRight(Answer answer, int town) {
    return answer.isAnswered()
        && answer.citations().stream().allMatch(c -> c.documentId().equals("town" + town));
  }

  private static boolean isSilent(Answer answer) {
    return answer.abstention().stream()
        .anyMatch(
            a ->
                a.reason() == Abstention.Reason.LOW_CONFIDENCE
                    || a.reason() == Abstention.Reason.NO_EVIDENCE);
  }

  private static boolean isThere(int town) {
    return town % 2 == 0;
  }

  private List<CalibrationQuestion> calibration() {
    List<CalibrationQuestion> known = new ArrayList<>();
    for (int town = 0; town < TOWNS / 2; town++) {
      for (String question : questions(town)) {
        known.add(
            isThere(town)
                ? CalibrationQuestion.answerable(question)
                : CalibrationQuestion.unanswerable(question));
      }
    }
    return known;
  }

  private List<String> questions(int town) {
    return THINGS.stream().map(t -> "Who built the " + t + " of " + towns.get(town) + "?").toList();
  }

  private Document article(int town, Random random) {
    StringBuilder text = new StringBuilder();
    for (String thing : THINGS) {
      text.append("The " + thing + " of " + towns.get(town) + " was built by ");
      text.append(String.join(" ", names(random, 2)));
      text.append(" in " + (1500 + random.nextInt(500)) + ". ");
    }
    return Document.builder("town" + town)
        .title(towns.get(town))
        .text(text.toString().strip())
        .build();
  }

  private static List<String> names(Random random, int count) {
    List<String> names = new ArrayList<>();
    while (names.size() < count) {
      StringBuilder name = new StringBuilder();
      for (int syllable = 0; syllable < 3; syllable++) {
        name.append("bdgklmnprstv".charAt(random.nextInt(12)));
        name.append("aeiou".charAt(random.nextInt(5)));
      }
      name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
      if (!names.contains(name.toString())) {
        names.add(name.toString());
      }
    }
    return names;
  }
}
