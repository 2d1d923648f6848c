package dev.mizzen.bench.rag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mizzen.RagPipeline;
import dev.mizzen.Retriever;
import dev.mizzen.bench.rag.AskedSample.Kind;
import dev.mizzen.search.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Needs SQuAD 2: {@code -Dmizzen.squad=FOLDER}, as docs/CONTRIBUTING.md says. */
class SquadRefusalsTest {
  private static final int QUESTIONS = 160;

  @Test
  void refusesWhatIsNotInTheIndexAndAnswersWhatIs() {
    Path folder = Path.of(System.getProperty("mizzen.squad", ""));
    assumeTrue(
        Files.exists(folder.resolve("queries.jsonl.gz")),
        "no data: run with -Dmizzen.squad=FOLDER (docs/CONTRIBUTING.md)");
    AskedSample sample = AskedSample.of(SquadData.read(folder), 1, QUESTIONS);
    Map<Kind, Integer> answered = new EnumMap<>(Kind.class);
    try (Retriever retriever = Retriever.builder().open()) {
      retriever.upsertAll(sample.index());
      retriever.commit();
      try (RagPipeline pipeline =
          RagPipeline.over(retriever)
              .mode(Mode.BM25)
              .maxHops(1)
              .calibration(sample.calibration())
              .falseRefusalRate(0.1)
              .open()) {
        sample
            .questions()
            .forEach(
                (item, kind) ->
                    answered.merge(
                        kind, pipeline.ask(item.text()).isAnswered() ? 1 : 0, Integer::sum));
      }
    }
    assertThat(answered.get(Kind.ANSWERABLE)).as("of 80").isGreaterThanOrEqualTo(64);
    assertThat(answered.get(Kind.REMOVED)).as("of 40").isLessThanOrEqualTo(6);
  }
}
