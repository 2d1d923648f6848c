package dev.mizzen.impl.unanswerable.question;

import dev.mizzen.eval.unanswerable.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What template {@code d6} asks for: one of 3 kinds × 11 formats × 5 lengths (arXiv:2510.11956,
 * step III.5).
 *
 * @param kind of thinking
 * @param format of the question
 * @param length of the answer
 */
record Form(Kind kind, Format format, Length length) {
  /** What answering takes. */
  enum Kind {
    STEPS("take several steps of reasoning, each resting on the one before"),
    SYNTHESIS("take weighing what the articles say and drawing a conclusion that none states"),
    INTEGRATION("take putting together what several articles say, each a part of it");

    private final String asked;

    Kind(String asked) {
      this.asked = asked;
    }
  }

  /** What is asked for. */
  enum Format {
    YES_NO("a yes or a no"),
    FACT("one particular fact, such as a name, place or date"),
    EXPLANATION("what something is or means"),
    AMOUNT("a number or an amount"),
    COMPARISON("how two or more things compare"),
    CAUSE("what caused something, or what it led to"),
    CONDITION("what would follow if something were otherwise"),
    INTENTION("what someone meant to reach, or why they acted"),
    UNMET("what was expected or promised and did not happen"),
    ASSESSMENT("how someone judges something"),
    ATTRIBUTE("a property of a person, place or thing");

    private final String asked;

    Format(String asked) {
      this.asked = asked;
    }
  }

  /** How long the answer is. */
  enum Length {
    WORDS_1_2("one or two words"),
    WORDS_3_4("three or four words"),
    PHRASE("a phrase of at least five or six words"),
    SENTENCES_1_2("one or two sentences"),
    SENTENCES_3_4("three or four sentences");

    private final String asked;

    Length(String asked) {
      this.asked = asked;
    }
  }

  /** All 165. */
  static List<Form> all() {
    List<Form> forms = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (Format format : Format.values()) {
        for (Length length : Length.values()) {
          forms.add(new Form(kind, format, length));
        }
      }
    }
    return forms;
  }

  /** As a part of a prompt. */
  String asked() {
    return String.format(
        Locale.ROOT,
        "Each question asks for %s, and answering must %s. Each answer is %s long.",
        format.asked,
        kind.asked,
        length.asked);
  }

  Recipe recipe() {
    return new Recipe(
        "d6", Map.of("kind", name(kind), "format", name(format), "length", name(length)));
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
