package dev.mizzen.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mizzen.bench.unanswerable.AskedQuestion;
import dev.mizzen.bench.unanswerable.Comparisons;
import dev.mizzen.bench.unanswerable.QuestionSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnanswerableAccuracyTest {
  private static final String[] REQUIRED = {
    "questions",
    "acceptable",
    "acceptable_low",
    "acceptable_high",
    "unanswered",
    "clarification",
    "answered",
    "accuracy",
    "unparsed_acceptable",
    "unparsed_reaction",
    "unparsed_accuracy",
    "hops_2_acceptable",
    "answerable_questions",
    "answerable_unanswered",
    "auroc_confidence",
    "ms",
    "documents",
    "system",
    "mode",
    "judge"
  };

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("corpus.jsonl"),
        """
        {"_id": "a", "title": "Varna", "text": "The lighthouse of Varna was built by Ivan Petrov in 1863."}
        {"_id": "b", "title": "Bread", "text": "Rye bread needs sourdough. It rests for a whole night."}
        """);
    Files.writeString(
        folder.resolve("questions.jsonl"),
        """
        {"_id": "q1", "text": "Who built the lighthouse of Varna?", "answer": "Ivan Petrov", "answerable": true}
        {"_id": "q2", "text": "Which planet has the largest moon in the solar system?", "answer": "none", "answerable": false}
        {"id": "q3", "question": "When did the opera house of Oslo open?", "ground_truth": "In 2008", "num_hops": 2}
        """);
  }

  private int run(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--questions",
                folder.resolve("questions.jsonl").toString(),
                "--corpus",
                folder.toString(),
                "--json",
                folder.resolve("out.json").toString()));
    arguments.addAll(List.of(more));
    return Programs.run(new UnanswerableAccuracy(), arguments.toArray(String[]::new));
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("out.json").toFile());
  }

  @Test
  void theControlsStandBesideThePipeline() throws IOException {
    assertThat(run()).isZero();
    JsonNode figures = json();
    assertThat(figures.fieldNames()).toIterable().contains(REQUIRED);
    assertThat(figures.path("questions").asInt()).isEqualTo(2);
    assertThat(figures.path("unanswered").asDouble()).isEqualTo(1);
    assertThat(figures.path("answerable_accuracy").asDouble()).isEqualTo(1);
    assertThat(figures.path("refusing_acceptable").asDouble()).isEqualTo(1);
    assertThat(figures.path("refusing_unanswered").asDouble()).isEqualTo(1);
    assertThat(figures.path("refusing_answerable_unanswered").asDouble()).isEqualTo(1);
    assertThat(figures.path("answering_acceptable").asDouble()).isZero();
    assertThat(figures.path("answering_unanswered").asDouble()).isZero();
    assertThat(Files.readAllLines(folder.resolve("out.jsonl"))).hasSize(3);
  }

  @Test
  void aControlIsASystemToo() throws IOException {
    assertThat(run("--system", "answering")).isZero();
    assertThat(json().path("acceptable").asDouble()).isZero();
    assertThat(json().path("unanswered").asDouble()).isZero();
    assertThat(run("--system", "nobody")).isEqualTo(1);
    assertThat(run("--system", "hyde")).isEqualTo(1);
    assertThat(run("--system", "hyde", "--replies", folder.resolve("replies").toString()))
        .isEqualTo(1);
  }

  @Test
  void theSplitKeepsTheKindsAndLosesNothing() {
    List<AskedQuestion> questions =
        IntStream.range(0, 50)
            .mapToObj(i -> new AskedQuestion("q" + i, "t", "a", OptionalInt.empty(), i % 5 > 0))
            .toList();
    QuestionSplit split = QuestionSplit.of(questions, 0.3, 1);
    assertThat(split.calibration()).hasSize(15).doesNotContainAnyElementsOf(split.test());
    assertThat(split.calibration()).filteredOn(q -> !q.answerable()).hasSize(3);
    assertThat(split.test()).hasSize(35);
    assertThat(QuestionSplit.of(questions, 0.3, 2)).isNotEqualTo(split);
    assertThat(QuestionSplit.of(questions, 0, 2).test()).isEqualTo(questions);
  }

  /** Of eight questions the two systems differ on six, always the same way: p = 2/2⁶. */
  @Test
  void earlierTrialsAreTestedAgainstTogether() throws IOException {
    List<Map<String, Object>> rows =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    Map.<String, Object>of(
                        "question",
                        "q" + i,
                        "answerable",
                        false,
                        "acceptable",
                        true,
                        "reaction",
                        -1))
            .toList();
    StringBuilder theirs = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      boolean same = i < 2;
      theirs
          .append("{\"question\": \"q")
          .append(i)
          .append("\", \"acceptable\": ")
          .append(same)
          .append(", \"reaction\": -1}\n");
    }
    Path file = folder.resolve("old.jsonl");
    Files.writeString(file, theirs.toString());
    Map<String, Object> figures = Comparisons.of(rows, List.of(file));
    assertThat(figures.get("against_old_acceptable_p")).isEqualTo(2.0 / 64);
    assertThat(figures.get("against_old_acceptable_p_holm")).isEqualTo(4.0 / 64);
    assertThat(figures.get("against_old_acceptable_differs")).isEqualTo(false);
    assertThat(figures.get("against_old_unanswered_p")).isEqualTo(1.0);
    Files.writeString(file, "{\"question\": \"other\"}\n");
    assertThatThrownBy(() -> Comparisons.of(rows, List.of(file)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("against_old");
  }
}
