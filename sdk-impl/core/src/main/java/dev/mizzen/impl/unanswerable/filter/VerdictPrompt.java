package dev.mizzen.impl.unanswerable.filter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mizzen.eval.unanswerable.Verification;
import dev.mizzen.eval.unanswerable.Verification.Verdict;
import dev.mizzen.impl.unanswerable.reply.LooseJson;
import dev.mizzen.impl.unanswerable.reply.Prompts;
import dev.mizzen.spi.ChatModel.Prompt;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks how an answer from the corpus compares with the true one (arXiv:2510.11956, step IV, after
 * UAEval4RAG, arXiv:2412.12300).
 */
public final class VerdictPrompt {
  private static final int TOKENS = 500;

  private static final String RULES =
      """
      You compare an answer with a reference answer to the same question, and give a verdict.
       1: the answer says every core idea of the reference; it may say more.
       0: the two are not equal, but both may be right; or the reference is empty or says that \
      nothing is known, while the answer is good.
      -1: the answer misses the question, leaves out a key point of the reference, contradicts it, \
      or says that it does not know; or the question is too vague to have one answer.
      Reply with JSON and nothing else: {"reason": "one or two sentences", "verdict": -1}
      """;

  private static final Pattern NUMBER =
      Pattern.compile(
          "verdict[\"'*]*\\s*[:=]\\s*[\"'*]*\\s*([-\u2212\u2013]?)\\s*\\+?([01])(?![0-9.])",
          Pattern.CASE_INSENSITIVE);

  private VerdictPrompt() {}

  /** The prompt. */
  public static Prompt of(String question, String reference, String answer) {
    String asked =
        String.format(
            Locale.ROOT,
            "Question: %s\nReference answer: %s\nAnswer: %s",
            question,
            reference,
            answer);
    return Prompts.of(RULES, asked, TOKENS);
  }

  /**
   * The verdict about {@code answer} in a reply; empty if it cannot be told, which the paper calls
   * murky.
   */
  public static Optional<Verification> read(String answer, String reply) {
    Optional<JsonNode> object = LooseJson.find(reply, "verdict");
    String reason = object.map(node -> node.path("reason").asText()).orElse("");
    return object
        .flatMap(node -> verdict("verdict: " + node.get("verdict").asText()))
        .or(() -> object.isPresent() ? Optional.empty() : verdict(reply))
        .map(verdict -> new Verification(answer, verdict, reason));
  }

  private static Optional<Verdict> verdict(String text) {
    Matcher number = NUMBER.matcher(text);
    if (!number.find()) {
      return Optional.empty();
    }
    boolean negative = !number.group(1).isEmpty();
    boolean one = number.group(2).equals("1");
    if (negative && !one) {
      return Optional.empty();
    }
    return Optional.of(one ? Verdict.of(negative ? -1 : 1) : Verdict.PLAUSIBLE);
  }
}
