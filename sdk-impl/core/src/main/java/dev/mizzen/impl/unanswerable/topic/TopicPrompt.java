package dev.mizzen.impl.unanswerable.topic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mizzen.eval.unanswerable.InformationRequest;
import dev.mizzen.impl.unanswerable.reply.LooseJson;
import dev.mizzen.impl.unanswerable.reply.Prompts;
import dev.mizzen.spi.ChatModel.Prompt;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Asks what a request, or a document with the request in mind, is about (CRUMQs, arXiv:2510.11956,
 * step I).
 */
public final class TopicPrompt {
  private static final int TOKENS = 300;
  private static final int LONGEST = 200;

  private static final Pattern SEPARATORS = Pattern.compile("[,;\n]");

  private static final String RULES =
      """
      You name topics that a newspaper archive could be searched for. A topic is a phrase of two to \
      six words. A word that could mean many things, such as "impact" or "law", stands together \
      with the person, place or thing it is about.
      Reply with JSON and nothing else, topics separated by commas: {"topics": "first, second"}
      """;

  private static final String REQUEST_EXAMPLE =
      """
      Reader: I keep bees on a city roof and sell honey at a market.
      Request: What do Hamburg's new rules mean for people who keep bees in town?
      {"topics": "Hamburg urban beekeeping rules, rooftop beehive permits, city honey market sales"}

      """;

  private static final String DOCUMENT_EXAMPLE =
      """
      Theme: Keeping bees in Hamburg
      Text: Since May each hive needs a permit. The veterinary office counts 9,000 colonies and \
      fears foulbrood, which spreads where hives stand close together.
      {"topics": "Hamburg hive permits, bee colonies in Hamburg, foulbrood in dense apiaries"}

      """;

  private TopicPrompt() {}

  /** Asks for the topics of a request. */
  public static Prompt of(InformationRequest request) {
    String asked =
        String.format(
            Locale.ROOT,
            """
            Name the topics of the last request.

            %sReader: %s
            Request: %s. %s
            """,
            REQUEST_EXAMPLE,
            request.background(),
            request.title(),
            request.problem());
    return Prompts.of(RULES, asked, TOKENS);
  }

  /** Asks for one to five topics of a document that belong to the request's theme. */
  public static Prompt of(InformationRequest request, String text) {
    String asked =
        String.format(
            Locale.ROOT,
            """
            Name one to five topics of the last text that belong to its theme.

            %sTheme: %s. %s
            Text: %s
            """,
            DOCUMENT_EXAMPLE,
            request.title(),
            request.problem(),
            text);
    return Prompts.of(RULES, asked, TOKENS);
  }

  /** The topics in a reply, each once; none if it is in no form that can be read. */
  public static List<String> read(String reply) {
    Set<String> topics = new LinkedHashSet<>();
    LooseJson.find(reply, "topics").ifPresent(node -> phrases(node.get("topics"), topics));
    return new ArrayList<>(topics);
  }

  private static void phrases(JsonNode node, Set<String> topics) {
    if (node.isArray()) {
      node.forEach(one -> add(one.asText(), topics));
    } else if (!node.isNull()) {
      SEPARATORS.splitAsStream(node.asText()).forEach(one -> add(one, topics));
    }
  }

  private static void add(String phrase, Set<String> topics) {
    String topic = phrase.replaceAll("\\s+", " ").strip();
    if (!topic.isEmpty() && topic.length() <= LONGEST) {
      topics.add(topic);
    }
  }
}
