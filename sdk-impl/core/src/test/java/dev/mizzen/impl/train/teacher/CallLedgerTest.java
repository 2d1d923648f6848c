package dev.mizzen.impl.train.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.mizzen.error.DataFormatException;
import dev.mizzen.train.preference.TeacherAnswer;
import dev.mizzen.train.preference.TeacherCounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallLedgerTest {
  private static final TeacherAnswer ORDER =
      new TeacherAnswer(List.of(1, 0, 2), "2,1,3 \"schön\"\n", 1.5);
  private static final TeacherAnswer REFUSED = new TeacherAnswer(List.of(), "no", 0.25);

  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void write() {
    file = folder.resolve("calls.jsonl");
    try (CallLedger ledger = CallLedger.open(file)) {
      ledger.failed("a", "busy");
      ledger.answered("a", ORDER);
      ledger.answered("b", REFUSED);
    }
  }

  @Test
  void callsOutliveTheRun() throws IOException {
    assertThat(Files.readAllLines(file)).hasSize(3);
    try (CallLedger ledger = CallLedger.open(file)) {
      assertThat(ledger.find("a")).contains(ORDER);
      assertThat(ledger.find("b")).contains(REFUSED);
      assertThat(ledger.find("c")).isEmpty();
      assertThat(ledger.counts()).isEqualTo(new TeacherCounts(3, 1, 1, 2, 1.75));
    }
  }

  @Test
  void wherever_theFileBreaksOffWholeLinesStay() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      long lines = count(whole, length);
      try (CallLedger ledger = CallLedger.open(file)) {
        assertThat(ledger.counts().calls()).as("%s bytes", length).isEqualTo(lines);
        ledger.answered("c", REFUSED); // shorter than what may have broken off
      }
      try (CallLedger ledger = CallLedger.open(file)) {
        assertThat(ledger.counts().calls()).isEqualTo(lines + 1);
        assertThat(ledger.find("c")).contains(REFUSED);
      }
    }
  }

  private static long count(byte[] bytes, int length) {
    return new String(bytes, 0, length, StandardCharsets.UTF_8)
        .chars()
        .filter(c -> c == '\n')
        .count();
  }

  @Test
  void damageNamesFileAndLine() throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> damaged =
        List.of(
            "",
            "{",
            "[]",
            "{\"key\":\"a\"}",
            "{\"key\":\"a\",\"order\":[0,0],\"answer\":\"\",\"cost\":1}",
            "{\"key\":\"a\",\"order\":[0,1],\"answer\":\"\",\"cost\":-1}",
            "{\"key\":\"a\",\"order\":[0.5],\"answer\":\"\",\"cost\":1}",
            "{\"key\":\"a\",\"order\":\"0\",\"answer\":\"\",\"cost\":1}",
            "{\"key\":\"a\",\"order\":[1,0],\"answer\":\"\",\"cost\":1} {}");
    for (String line : damaged) {
      Files.write(file, List.of(lines.get(0), line, lines.get(2)));
      assertThatExceptionOfType(DataFormatException.class)
          .as(line)
          .isThrownBy(() -> CallLedger.open(file))
          .withMessageContainingAll("calls.jsonl", "line 2");
    }
    Files.write(file, lines);
    CallLedger.open(file).close(); // whoever failed has let go of the file
  }

  @Test
  void oneAtATime() {
    try (CallLedger ledger = CallLedger.open(file)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> CallLedger.open(file))
          .withMessageContaining("calls.jsonl");
      assertThat(ledger.counts().calls()).isEqualTo(3);
    }
  }
}
