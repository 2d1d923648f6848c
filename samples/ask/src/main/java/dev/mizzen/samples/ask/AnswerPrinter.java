package dev.mizzen.samples.ask;

import dev.mizzen.rag.Abstention;
import dev.mizzen.rag.Answer;
import dev.mizzen.rag.Citation;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Prints answers with their proof, and abstentions with their reason. */
final class AnswerPrinter {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final Library library;
  private final PrintWriter out;

  AnswerPrinter(Library library, PrintWriter out) {
    this.library = library;
    this.out = out;
  }

  void print(Answer answer) {
    if (answer.isAnswered()) {
      out.println(oneLine(answer.text()));
      if (answer.shortSpan().isPresent()) {
        out.println("In short: " + oneLine(answer.shortAnswer()));
      }
    }
    proof(answer);
  }

  /** All but the text. */
  void proof(Answer answer) {
    answer.abstention().map(Abstention::message).ifPresent(out::println);
    List<Citation> citations = answer.citations();
    for (int i = 0; i < citations.size(); i++) {
      Citation citation = citations.get(i);
      out.println("[" + (i + 1) + "] " + library.place(citation));
      out.println("    \"" + oneLine(citation.quote()) + "\"");
    }
    if (answer.isAnswered()) {
      out.println(String.format(Locale.ROOT, "Confidence %.2f", answer.confidence()));
    }
    out.flush();
  }

  private static String oneLine(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }
}
