package dev.mizzen.impl.unanswerable.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.impl.unanswerable.filter.Criterion;
import dev.mizzen.impl.unanswerable.filter.ReasoningPrompt;
import dev.mizzen.impl.unanswerable.filter.RelevancePrompt;
import dev.mizzen.impl.unanswerable.filter.VerdictPrompt;
import dev.mizzen.impl.unanswerable.question.QuestionPair;
import dev.mizzen.impl.unanswerable.question.QuestionPairs;
import dev.mizzen.impl.unanswerable.topic.TopicPrompt;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Acceptance check 3 of the specification: replies with letters changed, cut out, doubled and moved
 * are read, or not, but never break a run.
 */
final class CorruptRepliesTest {
  private static final int CORRUPTIONS = 1000;

  private static final List<String> WHOLE =
      List.of(
          "{\"topics\": \"bees in Hamburg, honey \\\"law\\\", hives\"}",
          "{\"q1\": \"Who's \\\"Ann\\\"?\", \"a1\": \"A keeper\", 'q2': 'When?', 'a2': 'In"
              + " May'}=====",
          "{\"reason\": \"It leaves out {the} date.\", \"verdict\": -1}",
          """
          Rationale: By Ann (Article 1: "by Ann").
          The answer is: Gotha
          Number of hops: 2
          =====\
          """,
          "[EXPLAIN] Every one is needed. [SCORE] [[2]]=====",
          "YES");

  private static final String PIECES = "{}[]\"'\\,:=-0129 \n\u2028\u201C\uD83D\0qatSCORE";

  @Test
  @Timeout(60)
  void noCorruptionThrows() {
    long seed = Long.getLong("mizzen.seed", System.nanoTime());
    System.out.println("CorruptRepliesTest seed: -Dmizzen.seed=" + seed);
    Random random = new Random(seed);
    for (int i = 0; i < CORRUPTIONS; i++) {
      String reply = WHOLE.get(random.nextInt(WHOLE.size()));
      for (int times = 1 + random.nextInt(12); times > 0; times--) {
        reply = corrupted(reply, random);
      }
      readAll(reply);
    }
  }

  @Test
  @Timeout(20)
  void longAndDeepRepliesAreReadInTime() {
    for (String piece :
        List.of("{", "[[", "\"", "{\"q1\":", "\n", " ", "q1: ", "\\", "[SCORE]", "<think>")) {
      readAll(piece.repeat(6000));
      WHOLE.forEach(whole -> readAll(piece.repeat(1500) + whole + piece.repeat(1500)));
    }
  }

  @Test
  void wholeRepliesAreRead() {
    assertThat(TopicPrompt.read(WHOLE.get(0))).hasSize(3);
    assertThat(QuestionPairs.read(WHOLE.get(1))).hasSize(2);
    assertThat(VerdictPrompt.read("", WHOLE.get(2))).isPresent();
    assertThat(ReasoningPrompt.read(WHOLE.get(3)).hops()).isEqualTo(2);
    assertThat(Criterion.SUFFICIENCY.read(WHOLE.get(4))).hasValue(2);
    assertThat(RelevancePrompt.read(WHOLE.get(5))).contains(true);
  }

  private static void readAll(String reply) {
    assertThat(TopicPrompt.read(reply)).noneMatch(String::isBlank);
    for (QuestionPair pair : QuestionPairs.read(reply)) {
      assertThat(pair.question()).isNotBlank();
      assertThat(pair.answer()).isNotBlank();
    }
    assertThat(VerdictPrompt.read("", reply)).isNotNull();
    assertThat(ReasoningPrompt.read(reply).hops()).isBetween(-1, 99);
    assertThat(RelevancePrompt.read(reply)).isNotNull();
    assertThat(Criterion.NECESSITY.read(reply).orElse(0)).isBetween(0, 3);
  }

  private static String corrupted(String reply, Random random) {
    int at = random.nextInt(reply.length() + 1);
    int to = at + random.nextInt(reply.length() - at + 1);
    return switch (random.nextInt(4)) {
      case 0 ->
          reply.substring(0, at)
              + PIECES.charAt(random.nextInt(PIECES.length()))
              + reply.substring(at);
      case 1 -> reply.substring(0, at) + reply.substring(Math.min(reply.length(), at + 1));
      case 2 -> reply.substring(0, to) + reply.substring(at);
      default -> reply.substring(to) + reply.substring(0, at);
    };
  }
}
