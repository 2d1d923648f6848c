package dev.mizzen.impl.unanswerable.filter;

import dev.mizzen.eval.unanswerable.InformationRequest;
import dev.mizzen.impl.unanswerable.reply.Prompts;
import dev.mizzen.spi.ChatModel.Prompt;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks whether any part of a text belongs to a request (CRUMQs, arXiv:2510.11956, step III.2). */
public final class RelevancePrompt {
  private static final int TOKENS = 20;

  private static final String RULES =
      """
      You sort texts for a researcher. Say YES if at least one sentence of the text has to do with \
      the topic, the request or the reader's situation, and NO if none has. Reply with that one word.
      """;

  private static final Pattern WORD = Pattern.compile("\\b(yes|no)\\b", Pattern.CASE_INSENSITIVE);

  private RelevancePrompt() {}

  /**
   * The prompt.
   *
   * @param topic by which the text was found; may be empty
   */
  public static Prompt of(InformationRequest request, String topic, String text) {
    String asked =
        String.format(
            Locale.ROOT,
            "Topic: %s\nRequest: %s. %s\nReader: %s\nText: %s\n\nYES or NO?",
            topic.isEmpty() ? request.title() : topic,
            request.title(),
            request.problem(),
            request.background(),
            text);
    return Prompts.of(RULES, asked, TOKENS);
  }

  /** The first yes or no of a reply; empty if it says neither. */
  public static Optional<Boolean> read(String reply) {
    Matcher word = WORD.matcher(reply);
    return word.find()
        ? Optional.of(word.group(1).toLowerCase(Locale.ROOT).equals("yes"))
        : Optional.empty();
  }
}
