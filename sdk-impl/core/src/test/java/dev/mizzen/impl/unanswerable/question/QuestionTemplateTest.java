package dev.mizzen.impl.unanswerable.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Content;
import dev.mizzen.eval.unanswerable.Recipe;
import dev.mizzen.spi.ChatModel.Message;
import dev.mizzen.spi.ChatModel.Prompt;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class QuestionTemplateTest {
  @Test
  void thereAreFivePlainOnesAndAllFormsOfTheSixth() {
    List<QuestionTemplate> all = QuestionTemplate.all();

    Map<String, Integer> names = new TreeMap<>();
    all.forEach(template -> names.merge(template.recipe().template(), 1, Integer::sum));
    assertThat(names)
        .isEqualTo(Map.of("d1", 1, "d2", 1, "d3", 1, "d4", 1, "d5", 1, "d6", 3 * 11 * 5));
    Set<Recipe> recipes = new HashSet<>();
    Set<List<Message>> prompts = new HashSet<>();
    for (QuestionTemplate template : all) {
      recipes.add(template.recipe());
      prompts.add(template.prompt("Article 1: …", 5, 9).messages());
    }
    assertThat(recipes).hasSize(170);
    assertThat(prompts).hasSize(170);
  }

  @Test
  void promptsHoldTheContextTheFormAndTheEnd() {
    for (QuestionTemplate template : QuestionTemplate.all()) {
      Prompt prompt = template.prompt("Article 1: Ann left.", 5, 900);
      String rules = text(prompt, 0);
      boolean single = List.of("d4", "d5").contains(template.recipe().template());
      assertThat(rules).contains("\"q1\"", "\"a1\"", "=====");
      assertThat(rules.contains("\"q5\"")).isEqualTo(!single);
      assertThat(text(prompt, 1))
          .contains("Article 1: Ann left.", single ? "1 question." : "5 diff");
      assertThat(prompt.temperature()).isZero();
      assertThat(prompt.maxTokens()).isEqualTo(900);
    }
  }

  @Test
  void eachOfTheSixIsDrawnAsOften() {
    Random random = new Random(42);
    Map<String, Integer> drawn = new TreeMap<>();
    Set<Recipe> recipes = new HashSet<>();
    for (int i = 0; i < 6000; i++) {
      Recipe recipe = QuestionTemplate.draw(random).recipe();
      drawn.merge(recipe.template(), 1, Integer::sum);
      recipes.add(recipe);
    }
    assertThat(drawn.values()).hasSize(6).allSatisfy(n -> assertThat(n).isBetween(850, 1150));
    assertThat(recipes).hasSizeGreaterThan(160);
  }

  private static String text(Prompt prompt, int message) {
    return ((Content.Text) prompt.messages().get(message).contents().getFirst()).text();
  }
}
