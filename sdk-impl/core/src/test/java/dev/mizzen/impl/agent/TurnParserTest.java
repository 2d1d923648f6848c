package dev.mizzen.impl.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.agent.Action;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnParserTest {
  private static final String WHY = "<reason>why</reason>";
  private static final String TAGS = "</?(?:reason|text_search|img_search|img|answer|information)>";
  private static final Pattern FORM =
      Pattern.compile(
          "\\s*<reason>(.*?)</reason>\\s*(?:<text_search>(.*?)</text_search>|"
              + "<img_search>(.*?)</img_search>|<answer>(.*?)</answer>)\\s*",
          Pattern.DOTALL);

  @Test
  void acceptsTheFourActions() {
    assertThat(TurnParser.parse(WHY + "<text_search> who is it </text_search>").action())
        .contains(new Action.TextSearch("who is it"));
    assertThat(TurnParser.parse(WHY + "<img_search>the red car</img_search>").action())
        .contains(new Action.CropSearch("the red car"));
    assertThat(TurnParser.parse(WHY + "\n<img_search><img></img_search>\n").action())
        .contains(new Action.WholeImageSearch());
    assertThat(TurnParser.parse(WHY + "<answer>Paris</answer>").action())
        .contains(new Action.Final("Paris"));
  }

  @Test
  void takesOtherAngleBracketsForText() {
    String text = "<reason>a < b, <<c>, <b>bold</b>, </reaso></reason><answer>x<y<</answer>";
    assertThat(TurnParser.parse(text).action()).contains(new Action.Final("x<y<"));
    assertThat(TurnParser.parse("<reason><</reason><answer><<</answer>").action())
        .contains(new Action.Final("<<"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Paris",
        "<answer>Paris</answer>",
        "<reason>why</reason>",
        "<reason>why",
        "<reason>why</reason><answer>Paris",
        "<reason>why</reason><answer>Paris</answer",
        "so <reason>why</reason><answer>Paris</answer>",
        "<reason>why</reason> so <answer>Paris</answer>",
        "<reason>why</reason><answer>Paris</answer> so",
        "<reason>why</reason><answer>Paris</answer><",
        "<reason>a</reason><reason>b</reason><answer>Paris</answer>",
        "<reason>a<reason>b</reason></reason><answer>Paris</answer>",
        "<reason>a</reason><text_search>b</text_search><answer>Paris</answer>",
        "<reason>a</reason><text_search>b</text_search><text_search>c</text_search>",
        "<reason>a<answer>Paris</answer></reason>",
        "<reason>a</reason><answer><reason>b</reason></answer>",
        "<reason>a</reason><text_search><answer>b</answer></text_search>",
        "<reason>a</reason><text_search>b</answer>",
        "<reason>a</reason><text_search></text_search>",
        "<reason>a</reason><text_search> \n </text_search>",
        "<reason>a</reason><img_search></img_search>",
        "<reason>a</reason><img_search><img></img></img_search>",
        "<reason>a</reason><img_search><img><img></img_search>",
        "<reason>a</reason><img_search>the <img> car</img_search>",
        "<reason>a</reason><text_search><img></text_search>",
        "<reason>a</reason><answer> </answer>",
        "<reason>a</reason><information>b</information><answer>c</answer>",
        "<reason><information>b</information></reason><answer>c</answer>",
        "<REASON>a</REASON><answer>c</answer>",
        "<reason>a</reason><answer >c</answer>"
      })
  void rejects(String text) {
    Turn turn = TurnParser.parse(text);
    assertThat(turn.action()).isEmpty();
    assertThat(turn.fault()).isPresent();
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(TurnParser.parse("<answer>x</answer>").fault())
        .contains("<answer> stands where <reason> should");
    assertThat(TurnParser.parse(WHY + "<text_search>a<answer>").fault())
        .contains("<answer> stands within <text_search>");
    assertThat(TurnParser.parse(WHY + "<img_search>a").fault())
        .contains("the turn ends within <img_search>");
  }

  @Property
  void agreesWithARegularExpression(@ForAll("turns") String text) {
    assertThat(TurnParser.parse(text).action()).isEqualTo(byExpression(text));
  }

  @Property
  void saysTheSameForWhatAListenerKeeps(@ForAll("turns") String text, @ForAll("cuts") int cut) {
    String kept = heard(text, cut);
    assertThat(heard(text, text.length() + 1)).isEqualTo(kept);
    assertThat(text).startsWith(kept);
    Turn whole = TurnParser.parse(text);
    whole
        .action()
        .ifPresent(action -> assertThat(TurnParser.parse(kept).action()).contains(action));
    if (kept.length() == text.length()) {
      assertThat(TurnParser.parse(kept)).isEqualTo(whole);
    }
  }

  @Property
  void survivesAnyText(@ForAll String text) {
    Turn turn = TurnParser.parse(text);
    assertThat(turn.action().isPresent()).isNotEqualTo(turn.fault().isPresent());
  }

  @Provide
  Arbitrary<String> turns() {
    List<String> parts =
        List.of(
            "<reason>",
            "</reason>",
            "<text_search>",
            "</text_search>",
            "<img_search>",
            "</img_search>",
            "<img>",
            "</img>",
            "<answer>",
            "</answer>",
            "<information>",
            "</information>",
            "<",
            ">",
            "</",
            "<answe",
            " ",
            "\n",
            "a",
            "words of it",
            "\uD83D\uDE00",
            WHY,
            "<answer>x</answer>",
            "<text_search>y</text_search>",
            "<img_search><img></img_search>",
            "<img_search>z</img_search>");
    return Arbitraries.of(parts).list().ofMaxSize(8).map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<Integer> cuts() {
    return Arbitraries.integers().between(1, 12);
  }

  private static String heard(String text, int size) {
    TurnListener listener = new TurnListener(new Room(String::length, 1_000_000));
    for (int i = 0; i < text.length(); i += size) {
      listener.onNext(text.substring(i, Math.min(text.length(), i + size)));
    }
    listener.onComplete();
    try {
      return listener.text();
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static Optional<Action> byExpression(String text) {
    Matcher turn = FORM.matcher(text);
    if (!turn.matches() || hasTag(turn.group(1))) {
      return Optional.empty();
    }
    if (turn.group(3) != null && turn.group(3).strip().equals("<img>")) {
      return Optional.of(new Action.WholeImageSearch());
    }
    for (int group = 2; group <= 4; group++) {
      String argument = turn.group(group);
      if (argument != null && !hasTag(argument) && !argument.isBlank()) {
        return Optional.of(action(group, argument.strip()));
      }
    }
    return Optional.empty();
  }

  private static Action action(int group, String argument) {
    return switch (group) {
      case 2 -> new Action.TextSearch(argument);
      case 3 -> new Action.CropSearch(argument);
      default -> new Action.Final(argument);
    };
  }

  private static boolean hasTag(String text) {
    return Pattern.compile(TAGS).matcher(text).find();
  }
}
