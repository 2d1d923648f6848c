package dev.mizzen.samples.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The program as a user sees it, with the embedded answerer. */
class AskTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void write() throws Exception {
    Handbook.write(folder);
  }

  private int run(String... arguments) {
    CommandLine command = Ask.commandLine();
    command.setOut(new PrintWriter(out));
    command.setErr(new PrintWriter(err));
    return command.execute(arguments);
  }

  @Test
  void citesFileAndLine() {
    String index = folder.resolve(".index").toString();
    int code =
        run("once", "--folder", folder.toString(), "--index", index, "Who built the lighthouse?");
    assertThat(code).as(err.toString()).isZero();
    assertThat(err.toString()).contains("2 files: 2 taken in");
    assertThat(out.toString())
        .contains("The lighthouse was built by Maria Olsen in 1871.")
        .contains("[1] island.md:5")
        .contains("\"The lighthouse was built by Maria Olsen in 1871.\"");
    err.getBuffer().setLength(0);
    run("once", "--folder", folder.toString(), "--index", index, "Who built the lighthouse?");
    assertThat(err.toString()).contains("0 taken in, 2 as before");
  }

  @Test
  void talksAboutMoreThanOneThing() {
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    try (Library library =
        Library.open(
            folder,
            java.util.Optional.empty(),
            "all-minilm-l6-v2-q",
            java.util.Optional.empty(),
            new PrintWriter(err))) {
      Conversation conversation = new Conversation(library, writer);
      for (String question : List.of("Who built the lighthouse?", "When does the ferry leave?")) {
        conversation.ask(question);
      }
    }
    assertThat(said.toString()).contains("Maria Olsen", "island.md:5", "ferry.txt:1");
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    assertThat(run("once", "--folder", folder.resolve("none").toString(), "Why?")).isEqualTo(2);
    assertThat(err.toString()).contains("ask: not a folder");
    assertThat(run("once", "Why?")).isEqualTo(2);
    assertThat(err.toString()).contains("--folder");
    err.getBuffer().setLength(0);
    assertThat(
            run(
                "once",
                "--folder",
                folder.toString(),
                "--endpoint",
                "http://localhost:1/v1",
                "Who built the lighthouse?"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("localhost:1/v1").contains("start the server");
    Files.writeString(folder.resolve("slides.pptx"), "x");
    run("once", "--folder", folder.toString(), "Who?");
    assertThat(err.toString()).contains("1 .pptx files: no reader");
  }
}
