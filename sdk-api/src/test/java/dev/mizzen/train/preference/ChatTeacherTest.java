package dev.mizzen.train.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.Content;
import dev.mizzen.spi.ChatModel.Message;
import dev.mizzen.spi.ChatModel.Prompt;
import dev.mizzen.spi.ChatModel.Speaker;
import dev.mizzen.vector.Embedding;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTeacherTest {
  private static final List<PreferenceItem> ITEMS =
      List.of(
          PreferenceItem.of("a", "a spade"),
          PreferenceItem.of("b", "a lamp"),
          PreferenceItem.of("c", "a rose"));

  @Test
  void asksForNumbersAndReadsThem() {
    ScriptedChat chat = ScriptedChat.saying(" 3,1, 2\n");
    ChatTeacher teacher = ChatTeacher.over(chat).about("products", "customer persona");
    TeacherAnswer answer = teacher.rank("Ann loves gardens", ITEMS);
    assertThat(answer.order()).containsExactly(2, 0, 1);
    assertThat(answer.cost()).isEqualTo(35);
    Prompt prompt = chat.prompts.getFirst();
    assertThat(prompt.temperature()).isZero();
    assertThat(prompt.messages())
        .extracting(Message::speaker)
        .containsExactly(Speaker.SYSTEM, Speaker.USER);
    List<String> shown = texts(prompt);
    assertThat(shown.subList(0, 4))
        .containsExactly(
            "The customer persona: Ann loves gardens",
            "Number 1: a spade",
            "Number 2: a lamp",
            "Number 3: a rose");
    assertThat(shown.getLast()).contains("Order the 3 products").contains("separated by commas");
    assertThat(((Content.Text) prompt.messages().getFirst().contents().getFirst()).text())
        .as("what rules stand apart from what is judged")
        .doesNotContain("Ann")
        .doesNotContain("spade");
  }

  private static List<String> texts(Prompt prompt) {
    return prompt.messages().getLast().contents().stream()
        .filter(Content.Text.class::isInstance)
        .map(content -> ((Content.Text) content).text())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"3,1", "1,1,2", "0,1,2", "2,3,4", "The best is 3,1,2", "3,1,2.", "", "3;1;2"})
  void refusesEverythingElse(String answer) {
    TeacherAnswer refused = ChatTeacher.over(ScriptedChat.saying(answer)).rank("Ann", ITEMS);
    assertThat(refused.refused()).isTrue();
    assertThat(refused.text()).isEqualTo(answer);
    assertThat(refused.cost()).as("what was paid stays paid").isEqualTo(35);
  }

  @Test
  void refusesAnswersThatWereCutOff() {
    ChatTeacher teacher = ChatTeacher.over(ScriptedChat.cutOff("3,1,2"));
    assertThat(teacher.rank("Ann", ITEMS).refused()).isTrue();
    ChatTeacher other = ChatTeacher.over(ScriptedChat.cutOff("1"));
    assertThat(other.prefer("Ann", ITEMS.get(0), ITEMS.get(1)).refused()).isTrue();
  }

  @Test
  void comparesTwo() {
    ScriptedChat chat = ScriptedChat.saying("1");
    TeacherAnswer answer = ChatTeacher.over(chat).prefer("Ann", ITEMS.get(0), ITEMS.get(1));
    assertThat(answer.order()).containsExactly(1, 0);
    assertThat(texts(chat.prompts.getFirst()).subList(1, 3))
        .containsExactly("Number 0: a spade", "Number 1: a lamp");
    assertThat(
            ChatTeacher.over(ScriptedChat.saying("2"))
                .prefer("Ann", ITEMS.get(0), ITEMS.get(1))
                .refused())
        .isTrue();
  }

  @Test
  void showsPicturesBehindTheirNumbers() {
    ScriptedChat chat = ScriptedChat.saying("2,1");
    Content picture = Content.image(URI.create("file:///rose.png"), "image/png");
    List<PreferenceItem> items =
        List.of(PreferenceItem.of("a", picture), PreferenceItem.of("b", "a lamp"));
    assertThat(ChatTeacher.over(chat).rank("Ann", items).order()).containsExactly(1, 0);
    List<Content> shown = chat.prompts.getFirst().messages().getLast().contents();
    assertThat(shown.get(1)).isEqualTo(Content.text("Number 1:"));
    assertThat(shown.get(2)).isEqualTo(picture);
    assertThat(shown.get(3)).isEqualTo(Content.text("Number 2: a lamp"));
  }

  @Test
  void refusesWhatItCannotShow() {
    ChatTeacher teacher = ChatTeacher.over(ScriptedChat.saying("1,2"));
    PreferenceItem unseen = PreferenceItem.of("v", Embedding.of(new float[] {1}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> teacher.rank("Ann", List.of(ITEMS.getFirst(), unseen)))
        .withMessageContaining("'v'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> teacher.rank("Ann", ITEMS.subList(0, 1)))
        .withMessageContaining("got 1");
  }

  @Test
  void isAnotherTeacherWithOtherWordsAndCountsAsTold() {
    ScriptedChat chat = ScriptedChat.saying("3,1,2");
    ChatTeacher teacher = ChatTeacher.over(chat);
    assertThat(teacher.id()).contains("script").isEqualTo(ChatTeacher.over(chat).id());
    assertThat(teacher.about("shoes", "question").id()).isNotEqualTo(teacher.id());
    ChatTeacher cents = teacher.cost(usage -> usage.promptTokens() * 0.5);
    assertThat(cents.id()).isEqualTo(teacher.id());
    assertThat(cents.rank("Ann", ITEMS).cost()).isEqualTo(15);
  }
}
