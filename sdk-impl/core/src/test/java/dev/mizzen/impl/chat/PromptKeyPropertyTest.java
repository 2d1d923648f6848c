package dev.mizzen.impl.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.spi.ChatModel.Message;
import dev.mizzen.spi.ChatModel.Prompt;
import dev.mizzen.spi.ChatModel.Speaker;
import dev.mizzen.spi.ChatModel.Tool;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PromptKeyPropertyTest {
  /** Few values for each part, so that equal prompts come up as well as nearly equal ones. */
  @Provide
  Arbitrary<Prompt> prompts() {
    Arbitrary<String> words = Arbitraries.of("a", "b", "ab", "\u2028", "\"", "");
    Arbitrary<Message> message =
        Combinators.combine(Arbitraries.of(Speaker.values()), words).as(Message::of);
    Arbitrary<Tool> tool = words.map(w -> new Tool("t" + w.length(), w, "{}"));
    return Combinators.combine(
            message.list().ofMinSize(1).ofMaxSize(2),
            Arbitraries.of(1, 2),
            Arbitraries.of(0.0, 0.7),
            words.list().ofMaxSize(2),
            words.optional(),
            Arbitraries.of(0L, 1L << 40),
            tool.list().ofMaxSize(1))
        .as(
            (m, max, t, stop, schema, seed, tools) ->
                new Prompt(m, max, t, stop, schema, seed, tools));
  }

  @Property
  void promptsHaveOneKeyIfAndOnlyIfTheyAreEqual(
      @ForAll("prompts") Prompt one, @ForAll("prompts") Prompt two) {
    assertThat(PromptKey.of("m", one).equals(PromptKey.of("m", two))).isEqualTo(one.equals(two));
    assertThat(PromptKey.of("m", one)).isNotEqualTo(PromptKey.of("n", one));
  }

  @Property
  void anyOneSettingChangesTheKey(@ForAll("prompts") Prompt p) {
    List<Prompt> changed =
        List.of(
            new Prompt(
                p.messages(), 3, p.temperature(), p.stop(), p.jsonSchema(), p.seed(), p.tools()),
            new Prompt(
                p.messages(), p.maxTokens(), 1, p.stop(), p.jsonSchema(), p.seed(), p.tools()),
            new Prompt(
                p.messages(),
                p.maxTokens(),
                p.temperature(),
                List.of("x"),
                p.jsonSchema(),
                p.seed(),
                p.tools()),
            new Prompt(
                p.messages(),
                p.maxTokens(),
                p.temperature(),
                p.stop(),
                Optional.of("x"),
                p.seed(),
                p.tools()),
            new Prompt(
                p.messages(),
                p.maxTokens(),
                p.temperature(),
                p.stop(),
                p.jsonSchema(),
                9,
                p.tools()),
            new Prompt(
                p.messages(),
                p.maxTokens(),
                p.temperature(),
                p.stop(),
                p.jsonSchema(),
                p.seed(),
                List.of(new Tool("other", "", ""))));
    for (Prompt other : changed) {
      assertThat(PromptKey.of("m", other)).isNotEqualTo(PromptKey.of("m", p));
    }
  }
}
