package dev.mizzen.impl.rag.cite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Span;
import dev.mizzen.rag.Citation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitationGateTest {
  private static final String TEXT =
      "The Normans\n  were “raiders” from Denmark. Prices fell 1.5 percent, then −5 percent.";

  @Test
  void citesTheWordsThatStandThere() {
    Citation citation = verify(TEXT, "raiders” from Denmark").orElseThrow();
    assertThat(citation.quote()).isEqualTo("raiders” from Denmark");
    assertThat(citation.span().of(TEXT)).isEqualTo(citation.quote());
    assertThat(citation.documentId()).isEqualTo("d");
    assertThat(citation.answerSpan()).isEqualTo(new Span(2, 7));
  }

  @Test
  void findsWordsWhoseSpacesAndQuotationMarksWereChangedAndCitesTheTextsOwn() {
    Citation citation = verify(TEXT, " The Normans were \"raiders\" from ").orElseThrow();
    assertThat(citation.quote()).isEqualTo("The Normans\n  were “raiders” from");
    assertThat(citation.span().of(TEXT)).isEqualTo(citation.quote());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The Normans was raiders",
        "the Normans were",
        "Normans were “raider",
        "ormans were “raiders”",
        "The Normans were from Denmark",
        "The Normans … from Denmark",
        "5 percent, then −5",
        "1.5 percent, then −5 percent..",
        "fell 1",
        "raiders",
        "from Denmark",
      })
  void refusesWhatDoesNotStandThereInWhole(String quote) {
    assertThat(verify(TEXT, quote)).isEmpty();
  }

  @Test
  void refusesANumberWithoutItsSign() {
    assertThat(verify("It fell to −5 degrees at night.", "5 degrees at night")).isEmpty();
    assertThat(verify("The mid-5 degrees at night.", "5 degrees at night")).isPresent();
    assertThat(verify("Range 3-5 degrees at night.", "5 degrees at night")).isPresent();
  }

  @Test
  void refusesAPassageThatWasNotShownAndWordsOfAnother() {
    CitationGate gate =
        new CitationGate(List.of(passage(1, "Rollo was their leader."), passage(2, TEXT)));
    assertThat(gate.verify(claim(1, "Rollo was their leader"))).isPresent();
    assertThat(gate.verify(claim(2, "Rollo was their leader"))).isEmpty();
    assertThat(gate.verify(claim(3, "Rollo was their leader"))).isEmpty();
    assertThat(gate.verify(claim(1, ""))).isEmpty();
    assertThat(gate.verify(claim(1, "  "))).isEmpty();
  }

  @Test
  void acceptsAShortTextInWhole() {
    assertThat(verify(" Rollo ", "Rollo").map(Citation::span)).contains(new Span(1, 6));
    assertThat(verify("Rollo led", "Rollo")).isEmpty();
  }

  @Test
  void cutsScriptsWithoutSpacesAnywhereButNotCharacters() {
    assertThat(verify("東京は日本の首都です。", "日本の首都")).isPresent();
    assertThat(verify("a 😀😀😀 b c", "\uDE00😀😀 b c")).isEmpty();
  }

  @Test
  void takesALaterPlaceIfTheFirstIsWithinAWord() {
    assertThat(verify("inone two three, one two three", "one two three").map(Citation::span))
        .contains(new Span(17, 30));
  }

  @Test
  void refusesTwoPassagesOfOneNumber() {
    assertThatThrownBy(() -> new CitationGate(List.of(passage(4, "a"), passage(4, "b"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two passages have the number 4");
  }

  private static Optional<Citation> verify(String text, String quote) {
    return new CitationGate(List.of(passage(1, text))).verify(claim(1, quote));
  }

  private static Passage passage(int number, String text) {
    return new Passage(number, "d", "", "text", text);
  }

  private static Claim claim(int passage, String quote) {
    return new Claim(passage, quote, new Span(2, 7));
  }
}
