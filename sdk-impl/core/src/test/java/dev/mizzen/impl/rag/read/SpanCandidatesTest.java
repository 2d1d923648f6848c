package dev.mizzen.impl.rag.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanCandidatesTest {
  private static final String SENTENCE =
      "The lighthouse of Varna was built by Ivan Petrov in 1863.";

  @Test
  void listsRunsThatSayMoreThanTheQuestion() {
    Asked asked = asked("When was the lighthouse of Varna built?");
    SpanCandidates candidates = SpanCandidates.of(asked, SENTENCE);
    List<String> texts = candidates.spans().stream().map(span -> span.of(SENTENCE)).toList();
    assertThat(texts).contains("1863", "Ivan Petrov", "by Ivan Petrov in 1863");
    assertThat(texts).doesNotContain("Varna", "The lighthouse of Varna", "was built by");
    assertThat(candidates.features()).allSatisfy(v -> assertThat(v).hasSize(SpanFeatures.COUNT));
    assertThat(candidates.features()).hasSameSizeAs(texts);
  }

  @Test
  void findsNothingInTheQuestionsOwnWords() {
    assertThat(SpanCandidates.of(asked("Was Varna built?"), "Varna was built.").spans()).isEmpty();
    assertThat(SpanCandidates.of(asked("Was Varna built?"), "").spans()).isEmpty();
  }

  @Test
  void knowsWhatIsAsked() {
    assertThat(Wanted.by("In what year did it end?")).isEqualTo(Wanted.TIME);
    assertThat(Wanted.by("How many ships sank?")).isEqualTo(Wanted.NUMBER);
    assertThat(Wanted.by("Who sank them?")).isEqualTo(Wanted.PERSON);
    assertThat(Wanted.by("Which city was it?")).isEqualTo(Wanted.PLACE);
    assertThat(Wanted.by("Why?")).isEqualTo(Wanted.THING);
  }

  @Test
  void cutsWordsWithTheirPlaces() {
    List<Word> words = Words.of("Ivan's 1,863 ships aren't U.S. ships");
    assertThat(words).extracting(Word::form).startsWith("Ivan", "1,863", "ships");
    assertThat(words.get(0).span()).isEqualTo(new Span(0, 4));
    assertThat(words.get(2).stem()).isEqualTo(words.getLast().stem());
  }

  private static Asked asked(String question) {
    return Asked.of(question, word -> 1);
  }
}
