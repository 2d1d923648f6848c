package dev.mizzen.impl.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.error.DataFormatException;
import dev.mizzen.eval.Qrels;
import dev.mizzen.eval.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrecFilesTest {
  @TempDir Path folder;

  @Test
  void aRunComesBackAsItWasWritten() {
    Run run =
        Run.builder()
            .add("q1", List.of(new Run.Scored("ä-1", 0.1f), new Run.Scored("b", 1e-30f)))
            .add("q2", List.of(new Run.Scored("c", -3.25f), new Run.Scored("d", -3.25f)))
            .build();
    TrecRunFile.write(run, "mizzen", folder.resolve("run"));
    assertThat(TrecRunFile.read(folder.resolve("run"))).isEqualTo(run);
    assertThat(folder.resolve("run"))
        .content()
        .startsWith("q1 Q0 ä-1 1 0.1 mizzen\n")
        .endsWith("q2 Q0 d 1 -3.25 mizzen\nq2 Q0 c 2 -3.25 mizzen\n");
  }

  @Test
  void aRunRefusesIdsThatItsFormatCannotHold() {
    Run run = Run.builder().add("q", List.of(new Run.Scored("two words", 1))).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrecRunFile.write(run, "t", folder.resolve("run")))
        .withMessageContaining("'two words'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"q Q0 d 1 x tag", "q Q0 d 1 0.5", "q Q0 d 1 NaN tag"})
  void aBadRunLineIsNamed(String line) throws IOException {
    Path file = write("run", "q Q0 c 1 0.9 tag\n\n" + line + "\n");
    assertThatExceptionOfType(DataFormatException.class)
        .isThrownBy(() -> TrecRunFile.read(file))
        .withMessageStartingWith(file + ", line 3: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "query-id\tcorpus-id\tscore\nq1\td1\t1\nq1\td2\t0\n",
        "q1\td1\t1\r\nq1\td2\t0\r\n",
        "q1 0 d1 1\nq1 0 d2 0",
      })
  void judgmentsAreReadInEveryForm(String content) throws IOException {
    assertThat(QrelsFile.read(write("qrels.tsv", content)))
        .isEqualTo(Qrels.builder().add("q1", "d1", 1).add("q1", "d2", 0).build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"q1\td2\tone", "q1\td2", "q1\td1\t1"})
  void aBadJudgmentIsNamed(String line) throws IOException {
    Path file = write("qrels.tsv", "q1\td1\t1\n" + line + "\n");
    assertThatExceptionOfType(DataFormatException.class)
        .isThrownBy(() -> QrelsFile.read(file))
        .withMessageStartingWith(file + ", line 2: ");
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
