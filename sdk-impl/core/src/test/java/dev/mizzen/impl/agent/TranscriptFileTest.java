package dev.mizzen.impl.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Content;
import dev.mizzen.agent.AgentBudget;
import dev.mizzen.agent.Box;
import dev.mizzen.agent.Finding;
import dev.mizzen.agent.Grounder.Detection;
import dev.mizzen.agent.SearchAgent;
import dev.mizzen.agent.Transcript;
import dev.mizzen.error.DataFormatException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptFileTest {
  @TempDir private Path folder;

  @Test
  void readsAndReplaysWhatItWrote() throws IOException {
    try (SearchAgent agent = agent()) {
      Content.Image image = Content.image(URI.create("test:dog"), "image/png");
      Transcript run = agent.run("Wem gehört\n\u2028der \uD83D\uDC36, \uD83D?", image);
      assertThat(run.steps()).hasSize(7);
      Path file = folder.resolve("run.jsonl");
      agent.write(run, file);
      assertThat(Files.readAllLines(file)).hasSize(9);
      assertThat(agent.read(file)).isEqualTo(run);
      assertThat(agent.replay(agent.read(file))).isEqualTo(run);
    }
  }

  @Test
  void refusesReplaysThatAskForMore() {
    try (SearchAgent agent = agent();
        SearchAgent shorter =
            SearchAgent.builder(Scripts.model(Scripts.TEXT))
                .budget(AgentBudget.usual().turns(1))
                .open()) {
      Transcript run = shorter.run("q");
      assertThat(run.end()).isEqualTo(Transcript.End.TURNS);
      assertThatThrownBy(() -> agent.replay(run))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("asks for a turn that was not recorded");
    }
  }

  @Test
  void refusesDamagedFiles() throws IOException {
    try (SearchAgent agent = agent()) {
      Path file = folder.resolve("run.jsonl");
      agent.write(agent.run("q"), file);
      List<String> lines = Files.readAllLines(file);
      for (int damaged = 0; damaged < lines.size(); damaged++) {
        List<String> fewer = new java.util.ArrayList<>(lines);
        fewer.set(damaged, "{\"type\":\"other\"}");
        Files.write(file, fewer);
        assertThatThrownBy(() -> agent.read(file))
            .isInstanceOf(DataFormatException.class)
            .hasMessageContaining("line " + (damaged + 1));
      }
      Files.write(file, lines.subList(0, lines.size() - 1));
      assertThatThrownBy(() -> agent.read(file)).isInstanceOf(DataFormatException.class);
      Files.write(file, List.of("{"));
      assertThatThrownBy(() -> agent.read(file)).isInstanceOf(DataFormatException.class);
      Files.write(file, List.of());
      assertThatThrownBy(() -> agent.read(file)).isInstanceOf(DataFormatException.class);
    }
  }

  private static SearchAgent agent() {
    return SearchAgent.builder(Scripts.model("oops", Scripts.CROP, Scripts.TEXT, Scripts.ANSWER))
        .texts(
            (query, time) -> {
              throw new IllegalStateException("down");
            })
        .images((view, time) -> List.of(new Finding("a", "b < c", "d")))
        .grounder((image, phrase) -> List.of(new Detection(new Box(0.1, 0.2, 0.3, 0.4), 0.8)))
        .open();
  }
}
