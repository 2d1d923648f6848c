package dev.mizzen.impl.unanswerable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.error.DataFormatException;
import dev.mizzen.eval.unanswerable.InformationRequest;
import dev.mizzen.eval.unanswerable.UnanswerableQuestions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RequestFileTest {
  @TempDir Path folder;

  @Test
  void requestsAreReadLineByLine() throws IOException {
    Path file = folder.resolve("requests.jsonl");
    Files.writeString(
        file,
        "{\"request_id\": \"1\", \"title\": \"Bees\", \"problem_statement\": \"Rules?\","
            + " \"background\": \"Keeper\", \"documents\": [\"a\", \"b\"]}\n"
            + "{\"request_id\": \"2\", \"title\": \"Trams\"}\n");

    assertThat(UnanswerableQuestions.readRequests(file))
        .containsExactly(
            new InformationRequest("1", "Bees", "Rules?", "Keeper", List.of("a", "b")),
            InformationRequest.of("2", "Trams"));
  }

  @Test
  void linesOfAnotherFormAreNamed() throws IOException {
    refused("{\"title\": \"Bees\"}", "line 1: expected a string as 'request_id'");
    refused("{\"request_id\": \" \", \"title\": \"Bees\"}", "needs an id and a title");
    refused(
        "{\"request_id\": \"1\", \"title\": \"B\", \"documents\": \"a\"}", "a list as 'documents'");
    refused(
        "{\"request_id\": \"1\", \"title\": \"B\", \"documents\": [7]}",
        "ids in 'documents', got 7");
  }

  private void refused(String line, String problem) throws IOException {
    Path file = folder.resolve("wrong.jsonl");
    Files.writeString(file, line + "\n");
    assertThatThrownBy(() -> UnanswerableQuestions.readRequests(file))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining(problem);
  }
}
