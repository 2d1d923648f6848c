package dev.mizzen.impl.unanswerable;

import static dev.mizzen.impl.unanswerable.Examples.external;
import static dev.mizzen.impl.unanswerable.Examples.internal;
import static dev.mizzen.impl.unanswerable.Examples.question;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mizzen.error.DataFormatException;
import dev.mizzen.eval.unanswerable.UnanswerableQuestion;
import dev.mizzen.eval.unanswerable.UnanswerableQuestion.Extent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QuestionFileTest {
  @TempDir Path folder;

  @Test
  void questionsComeBackAsTheyWere() {
    List<UnanswerableQuestion> questions =
        List.of(
            question("r1/1", internal("a", "Keepers\r\n\r\nkeep."), external("x", "Ships \uD83D")),
            question("r1/2", external("y", "Article 2: a trap"), external("z", "\u2028Last one ")));
    Path file = folder.resolve("questions.jsonl");
    QuestionFile.write(file, questions);

    assertEquals(questions, QuestionFile.read(file));
  }

  @Test
  void contextsNumberTheirArticlesAndTheCorpusPartIsLeftOfThem() {
    UnanswerableQuestion question =
        question("q", external("x", "Outer\nspace."), internal("a", "Inner\n\n yard."));

    assertEquals("Article 1: Outer space.\n\nArticle 2: Inner yard.", question.context());
    assertEquals("Article 1: Inner yard.", question.internalContext());
    assertEquals(Extent.PARTIALLY, question.extent());
    assertEquals(Extent.FULLY, question("q", external("x", "Outer.")).extent());
    assertEquals(2, question.hops());
  }

  @Test
  void questionsOfTheCorpusAloneAreRefused() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> question("q", internal("a", "Inner yard.")));
    assertTrue(refusal.getMessage().contains("outside the corpus"), refusal.getMessage());
  }

  @Test
  void theLineThatIsNotInTheFormIsNamed() throws IOException {
    Path file = folder.resolve("questions.jsonl");
    QuestionFile.write(file, List.of(question("q", external("x", "One."), internal("a", "Two."))));
    String line = Files.readString(file);
    refused(line + line, "line 2: the id 'q' stands in an earlier line");
    refused(line.replace("\"verdict\":-1", "\"verdict\":7"), "line 1: a verdict is 1, 0 or -1");
    refused(line.replace("Article 2: ", "Article 3: "), "line 1: expected 'Article 2: '");
    refused(line.replace("\\n\\nArticle 2: Two.", ""), "2 sources, but 1 articles");
    refused(line.replace("\"context_necessity\":3", "\"context_necessity\":4"), "0 to 3, got 4");
    refused(line.replace("\"external\":true", "\"external\":1"), "true or false as 'external'");
    refused(line.substring(0, 40) + "\n", "line 1: expected JSON");
  }

  private void refused(String content, String problem) throws IOException {
    Path file = folder.resolve("damaged.jsonl");
    Files.writeString(file, content);
    DataFormatException refusal =
        assertThrows(DataFormatException.class, () -> QuestionFile.read(file));
    assertTrue(refusal.getMessage().contains(problem), refusal.getMessage());
  }
}
