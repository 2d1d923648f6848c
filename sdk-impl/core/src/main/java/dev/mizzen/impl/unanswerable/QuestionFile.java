package dev.mizzen.impl.unanswerable;

import dev.mizzen.eval.unanswerable.UnanswerableQuestion;
import dev.mizzen.impl.eval.TextLines;
import dev.mizzen.impl.tensor.AtomicFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Questions as JSON objects, one in each line. */
public final class QuestionFile {
  private QuestionFile() {}

  /** Writes questions, as a whole or not at all. */
  public static void write(Path file, List<UnanswerableQuestion> questions) {
    List<ByteBuffer> lines = new ArrayList<>();
    for (UnanswerableQuestion question : questions) {
      String line = Json.line(QuestionJson.write(question)) + "\n";
      lines.add(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
    }
    AtomicFile.write(file, lines);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws dev.mizzen.error.DataFormatException naming the line that is not in this form, or has
   *     the id of an earlier one
   */
  public static List<UnanswerableQuestion> read(Path file) {
    List<UnanswerableQuestion> questions = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    TextLines.forEach(
        file,
        (number, line) -> {
          UnanswerableQuestion question = QuestionJson.read(Json.parse(line));
          if (!ids.add(question.id())) {
            throw new IllegalArgumentException(
                "the id '" + question.id() + "' stands in an earlier line");
          }
          questions.add(question);
        });
    return questions;
  }
}
