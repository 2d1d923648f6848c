package dev.mizzen.impl.unanswerable.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TopicPromptTest {
  @Test
  void topicsAreReadFromStringsAndLists() {
    assertThat(TopicPrompt.read("{\"topics\": \"a b, c  d,, a b\"}")).containsExactly("a b", "c d");
    assertThat(TopicPrompt.read("Sure!\n```json\n{'topics': ['a b', 'c, d'],}\n```"))
        .containsExactly("a b", "c, d");
    assertThat(TopicPrompt.read("{\"theme\": {\"x\": 1}} then {topics: \"one\"}"))
        .containsExactly("one");
  }

  @Test
  void nothingIsReadFromOtherForms() {
    assertThat(TopicPrompt.read("")).isEmpty();
    assertThat(TopicPrompt.read("bees, honey")).isEmpty();
    assertThat(TopicPrompt.read("{\"topics\": \"a, b")).isEmpty();
    assertThat(TopicPrompt.read("{\"topics\": null}")).isEmpty();
    assertThat(TopicPrompt.read("{\"topics\": \"" + "long ".repeat(50) + "\"}")).isEmpty();
  }
}
