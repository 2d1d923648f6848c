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
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A model plans in half of the time that the searches without it leave. */
class PlanTimeTest {
  private static final Question QUESTION = Question.of("who?");
  private static final Duration WHOLE = Duration.ofMinutes(8);

  private final ScriptedModel model = PlannerScript.model(q -> q, shown -> "ENOUGH");
  private final AtomicLong now = new AtomicLong();

  @Test
  void isAskedAfterSearchesThatTookMoreThanHalfOfTheTime() {
    Evidence evidence = search(model, 5, 0);
    assertThat(model.prompts()).hasSize(2);
    assertThat(evidence.hops().getLast().problem()).isEmpty();
  }

  @Test
  void isNotBlamedForSearchesThatTookAllOfTheTime() {
    Evidence evidence = search(model, 8, 0);
    assertThat(model.prompts()).isEmpty();
    assertThat(evidence.partial()).isTrue();
    assertThat(evidence.hits()).hasSize(1);
    assertThat(evidence.hops().getLast().problem())
        .contains("no time was left to ask the planner scripted");
  }

  @Test
  void isNotBlamedForASearchOfItsOwnThatTookAllOfItsTime() {
    ScriptedModel splits = PlannerScript.model(q -> "height of the smith", shown -> "ENOUGH");
    Evidence evidence = search(splits, 2, 3);
    assertThat(splits.prompts()).hasSize(1);
    assertThat(evidence.partial()).as("within the whole time").isFalse();
    assertThat(evidence.hops().getLast().query()).isEqualTo("height of the smith");
    assertThat(evidence.hops().getLast().problem().orElseThrow()).contains("no time was left");
  }

  private Evidence search(ScriptedModel planner, int unplannedMinutes, int eachMinutes) {
    return new PlannedSearch(
            planner, new PlanLimits(3, 4, 512), taking(unplannedMinutes), taking(eachMinutes), 4)
        .find(QUESTION, new Deadline(Optional.of(WHOLE), now::get));
  }

  private EvidenceFinder taking(int minutes) {
    return (question, deadline) -> {
      now.addAndGet(Duration.ofMinutes(minutes).toNanos());
      Hit hit = new Hit(Document.of("d", "a smith"), 1, 1, List.of(), List.of());
      return new Evidence(List.of(hit), List.of(new Hop(question.text(), List.of("d"))), false);
    };
  }
}
