package dev.mizzen.samples.recommend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecommendTest {
  @TempDir Path folder;

  @Test
  void recommendsForKnownNewAndColdCases() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new Recommend(new PrintStream(bytes, true, UTF_8)).run(folder, 42);
    String output = bytes.toString(UTF_8);
    assertThat(output).contains("180 books, 3360 loans").contains("Someone new liked:");
    // Three lists of four, each with three reasons.
    assertThat(output.lines().filter(line -> line.matches("    0\\.\\d{3}  .+"))).hasSize(12);
    assertThat(output.lines().filter(line -> line.matches(" {11}-?0\\.\\d{3} by .+"))).hasSize(36);
    List<Integer> ranks = numbers(output, "for reader-\\d: rank (\\d+) of");
    // The first reader's shelf is the garden, the others' are not.
    assertThat(ranks).hasSize(3);
    assertThat(ranks.get(0)).isLessThan(ranks.get(1)).isLessThan(ranks.get(2));
    List<Integer> recalls = numbers(output, "(?:textgcn|popularity) +0\\.(\\d{3})");
    assertThat(recalls.get(0)).isGreaterThan(recalls.get(1));
    assertThat(folder.resolve("model.json")).exists();
  }

  private static List<Integer> numbers(String output, String pattern) {
    return Pattern.compile(pattern)
        .matcher(output)
        .results()
        .map((MatchResult found) -> Integer.parseInt(found.group(1)))
        .toList();
  }
}
