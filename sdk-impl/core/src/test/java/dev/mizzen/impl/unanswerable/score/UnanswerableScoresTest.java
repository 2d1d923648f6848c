package dev.mizzen.impl.unanswerable.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.eval.unanswerable.Reaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class UnanswerableScoresTest {
  private static final List<Optional<Reaction>> B =
      List.of(
          Optional.of(Reaction.ANSWERED),
          Optional.of(Reaction.REFUSED),
          Optional.of(Reaction.REFUSED),
          Optional.of(Reaction.CLARIFICATION),
          Optional.empty());
  private static final List<Optional<Boolean>> A =
      List.of(
          Optional.of(true),
          Optional.of(true),
          Optional.of(false),
          Optional.empty(),
          Optional.of(true));

  private static List<Judgement> judgements() {
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < B.size(); i++) {
      judgements.add(
          new Judgement(
              "q" + i,
              i == 4 ? OptionalInt.empty() : OptionalInt.of(2 + i % 2),
              A.get(i),
              B.get(i),
              Optional.of(i == 0)));
    }
    return judgements;
  }

  /** B = [1, −1, −1, 0, null], A = [1, 1, −1, null, 1]. */
  @Test
  void verdictsThatWereNotUnderstoodAreLeftOutAndCounted() {
    UnanswerableScores scores = UnanswerableScores.of(judgements());
    assertThat(scores.answered().ratio()).isEqualTo(0.25);
    assertThat(scores.unanswered().ratio()).isEqualTo(0.5);
    assertThat(scores.clarification().ratio()).isEqualTo(0.25);
    assertThat(scores.acceptable().ratio()).isEqualTo(0.75);
    assertThat(scores.accuracy().ratio()).isEqualTo(0.2);
    assertThat(scores.unparsedReactions()).isEqualTo(1);
    assertThat(scores.unparsedAcceptable()).isEqualTo(1);
    assertThat(scores.unparsedAccuracy()).isZero();
    assertThat(scores.questions()).isEqualTo(5);
  }

  @Test
  void hopsAreCountedApart() {
    var scores = UnanswerableScores.byHops(judgements());
    assertThat(scores.keySet()).containsExactly(2, 3);
    assertThat(scores.get(2).answered()).isEqualTo(new Share(1, 2));
    assertThat(scores.get(2).unanswered()).isEqualTo(new Share(1, 2));
    assertThat(scores.get(3).clarification()).isEqualTo(new Share(1, 2));
    assertThat(scores.get(3).acceptable()).isEqualTo(new Share(1, 1));
  }

  @Test
  void nothingJudgedIsNotANumber() {
    UnanswerableScores scores = UnanswerableScores.of(List.of());
    assertThat(scores.acceptable().ratio()).isNaN();
    assertThat(scores.acceptable().interval(0.95)).containsExactly(0, 1);
  }

  @Provide
  Arbitrary<List<Judgement>> many() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 4).optional(),
            Arbitraries.of(true, false).optional(0.8),
            Arbitraries.of(Reaction.values()).optional(0.8))
        .as(
            (hops, a, b) ->
                new Judgement(
                    "q",
                    hops.map(OptionalInt::of).orElse(OptionalInt.empty()),
                    a,
                    b,
                    Optional.empty()))
        .list()
        .ofMaxSize(30);
  }

  @Property
  void theThreeReactionsAreAllThereAreAndHopsDivideThem(@ForAll("many") List<Judgement> judged) {
    UnanswerableScores all = UnanswerableScores.of(judged);
    assertThat(all.answered().count() + all.unanswered().count() + all.clarification().count())
        .isEqualTo(all.answered().of())
        .isEqualTo(judged.size() - all.unparsedReactions());
    long refused =
        UnanswerableScores.byHops(judged).values().stream()
            .mapToLong(s -> s.unanswered().count())
            .sum();
    long unknown =
        judged.stream()
            .filter(j -> j.hops().isEmpty() && j.reaction().equals(Optional.of(Reaction.REFUSED)))
            .count();
    assertThat(refused + unknown).isEqualTo(all.unanswered().count());
  }
}
