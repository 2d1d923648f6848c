package dev.mizzen.bench.rag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.bench.rag.AskedSample.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttemptFiguresTest {
  private static final SquadData.Item KNOWN =
      new SquadData.Item("q", "Who?", List.of("Ivan Petrov"), "p", "a");
  private static final SquadData.Item UNKNOWN =
      new SquadData.Item("q", "Who?", List.of(), "p", "a");

  @Test
  void silenceIsRightWhereThereIsNoAnswer() {
    AttemptFigures never = new AttemptFigures();
    AttemptFigures always = new AttemptFigures();
    Attempt right = new Attempt(true, "It was Ivan Petrov.", "Ivan Petrov", 2, 1);
    never.add(KNOWN, Kind.ANSWERABLE, Attempt.refused());
    always.add(KNOWN, Kind.ANSWERABLE, right);
    for (Kind kind : List.of(Kind.REMOVED, Kind.ADVERSARIAL)) {
      never.add(UNKNOWN, kind, Attempt.refused());
      always.add(UNKNOWN, kind, Attempt.unproved("Ivan"));
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    never.put(figures, "never");
    always.put(figures, "always");
    assertThat(figures)
        .containsEntry("never_score_f1", 2.0 / 3)
        .containsEntry("never_f1", 0.0)
        .containsEntry("never_refused_answerable", 1.0)
        .doesNotContainKey("never_citations_verbatim")
        .containsEntry("always_score_em", 1.0 / 3)
        .containsEntry("always_em", 1.0)
        .containsEntry("always_contained", 1.0)
        .containsEntry("always_refused_removed", 0.0)
        .containsEntry("always_citations_verbatim", 0.5)
        .containsEntry("always_answered_with_citation", 1.0 / 3);
    always.putDifferences(figures, "d", never);
    assertThat((double) figures.get("d_score_f1")).isEqualTo(1.0 / 3 - 2.0 / 3);
    assertThat((double) figures.get("d_score_f1_low")).isEqualTo(-1);
    assertThat((double) figures.get("d_score_f1_high")).isEqualTo(1);
  }
}
