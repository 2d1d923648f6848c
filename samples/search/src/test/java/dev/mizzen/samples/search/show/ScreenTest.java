package dev.mizzen.samples.search.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTest {
  @Test
  void readsTheWidthThatSttyTells() {
    assertThat(Screen.columns("24 120\n")).isEqualTo(120);
    assertThat(Screen.columns("24 10\n")).isEqualTo(40);
    assertThat(Screen.columns("0 0\n")).isEqualTo(80);
    assertThat(Screen.columns("stty: not a terminal")).isEqualTo(80);
  }

  @Test
  void withoutATerminalThereAreNoColours() {
    Screen screen = Screen.detect(Map.of(), StandardCharsets.US_ASCII);
    assertThat(screen).isEqualTo(new Screen(80, false, false, false));
    assertThat(Screen.detect(Map.of(), StandardCharsets.UTF_8).unicode()).isTrue();
  }

  @Test
  void writesDurationsForPeople() {
    assertThat(Durations.of(Duration.ofMillis(10))).isEqualTo("1 s");
    assertThat(Durations.of(Duration.ofSeconds(185))).isEqualTo("3 min 5 s");
    assertThat(Durations.of(Duration.ofMinutes(130))).isEqualTo("2 h 10 min");
  }
}
