package dev.mizzen.impl.rag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Document;
import dev.mizzen.impl.rag.find.Evidence;
import dev.mizzen.impl.rag.find.EvidenceFinder;
import dev.mizzen.impl.rag.plan.PlanLimits;
import dev.mizzen.impl.rag.plan.PlannedSearch;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.rag.Answer.Hop;
import dev.mizzen.rag.Question;
import dev.mizzen.search.Hit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A model plans in half of the time that the searches without it leave. */
class PlanTimeTest {
  private static final Question QUESTION = Question.of("who?");
  private static final Duration WHOLE = Duration.ofSeconds(3);

  private final ScriptedModel model = PlannerScript.model(q -> q, shown -> "ENOUGH");

  @Test
  void isAskedAfterSearchesThatTookHalfOfTheTime() {
    long half = WHOLE.toNanos() / 2;
    Evidence evidence = search(WHOLE, deadline -> deadline.remainingNanos() < half);
    assertThat(model.prompts()).hasSize(2);
    assertThat(evidence.hops().getLast().problem()).isEmpty();
  }

  @Test
  void isNotBlamedForSearchesThatTookAllOfTheTime() {
    Evidence evidence = search(Duration.ofMillis(20), Deadline::isPassed);
    assertThat(model.prompts()).isEmpty();
    assertThat(evidence.partial()).isTrue();
    assertThat(evidence.hits()).hasSize(1);
    assertThat(evidence.hops().getLast().problem())
        .contains("no time was left to ask the planner scripted");
  }

  @Test
  void isNotBlamedForASearchOfItsOwnThatTookAllOfTheTime() {
    ScriptedModel splits = PlannerScript.model(q -> "height of the smith", shown -> "ENOUGH");
    Evidence evidence =
        new PlannedSearch(
                splits, new PlanLimits(3, 4, 512), until(d -> true), until(Deadline::isPassed), 4)
            .find(QUESTION, new Deadline(Optional.of(Duration.ofSeconds(1))));
    assertThat(splits.prompts()).hasSize(1);
    assertThat(evidence.hops().getLast().query()).isEqualTo("height of the smith");
    assertThat(evidence.hops().getLast().problem().orElseThrow()).contains("no time was left");
  }

  private Evidence search(Duration whole, Predicate<Deadline> unplannedEnds) {
    return new PlannedSearch(
            model, new PlanLimits(3, 4, 512), until(unplannedEnds), until(d -> true), 4)
        .find(QUESTION, new Deadline(Optional.of(whole)));
  }

  private static EvidenceFinder until(Predicate<Deadline> end) {
    return (question, deadline) -> {
      while (!end.test(deadline)) {
        Thread.onSpinWait();
      }
      Hit hit = new Hit(Document.of("d", "a smith"), 1, 1, List.of(), List.of());
      return new Evidence(List.of(hit), List.of(new Hop(question.text(), List.of("d"))), false);
    };
  }
}
