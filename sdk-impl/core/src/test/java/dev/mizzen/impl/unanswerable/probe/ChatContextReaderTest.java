package dev.mizzen.impl.unanswerable.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.impl.rag.ScriptedModel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ChatContextReaderTest {
  @Test
  void articlesAreNumberedAnewAndReadBackAsTheyAreCalled() {
    ScriptedModel model = new ScriptedModel(prompt -> "**Answer:** Rome\nSupport: [1], 2 and 9");
    SupportedAnswer answer =
        new ChatContextReader(model)
            .read("Where?", new TreeMap<>(Map.of(2, "second\ntext", 5, "fifth")));
    assertThat(answer.text()).isEqualTo("Rome");
    assertThat(answer.support()).containsExactlyInAnyOrder(2, 5);
    assertThat(answer.confidence()).isEmpty();
    assertThat(model.prompts().getFirst().toString())
        .contains("Article 1: second text\n\nArticle 2: fifth\n\nQuestion: Where?")
        .doesNotContain("Article 5");
  }

  @Property
  void anyReplyIsRead(@ForAll String reply) {
    ChatContextReader.answer(reply);
    assertThat(ChatContextReader.support("Support: " + reply, List.of(4, 7)))
        .isSubsetOf(Set.of(4, 7));
    assertThat(ChatContextReader.support("no line", List.of(4))).isEmpty();
  }
}
