package dev.mizzen.samples.lucene;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RescoreTest {
  @TempDir Path folder;

  @Test
  void showsEveryWayToSearch() throws IOException {
    String output = run("stem cells in bone marrow");
    List<String> parts = List.of(output.split("\\R\\R"));
    assertThat(parts).hasSize(5);
    assertThat(hits(parts.get(1))).isNotEmpty().isEqualTo(hits(parts.get(2)));
    assertThat(hits(parts.get(0))).isNotEqualTo(hits(parts.get(1)));
    assertThat(hits(parts.get(3))).hasSize(5);
    assertThat(hits(parts.get(3)).getFirst()).isEqualTo(hits(parts.get(1)).getFirst());
    assertThat(hits(parts.get(4))).hasSize(5);
  }

  @Test
  void saysWhenThereIsNothingToSearchFor() throws IOException {
    assertThat(run("the of")).contains("no words");
  }

  private String run(String question) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new Rescore(new PrintStream(bytes, true, UTF_8)).run(folder, 200, question);
    return bytes.toString(UTF_8).strip();
  }

  private static List<String> hits(String part) {
    return part.lines().skip(1).toList();
  }
}
