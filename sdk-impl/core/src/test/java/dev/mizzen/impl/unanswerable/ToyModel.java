package dev.mizzen.impl.unanswerable;

import dev.mizzen.Content;
import dev.mizzen.spi.ChatModel.Message;
import dev.mizzen.spi.ChatModel.Prompt;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Knows what each prompt is about by its rules, and answers as a model would that can read and
 * nothing else. Of five questions it writes one good one, and four that must not stay.
 */
final class ToyModel implements Function<Prompt, String> {
  private static final Pattern FACT = Pattern.compile("lighthouse at (\\w+) is kept by (\\w+)");
  private static final Pattern PLACE = Pattern.compile("Place\\d+");
  private static final Pattern KEEPER = Pattern.compile("Keeper\\d+");

  @Override
  public String apply(Prompt prompt) {
    String rules = text(prompt.messages().getFirst());
    String asked = text(prompt.messages().getLast());
    if (rules.contains("You name topics")) {
      return topics(asked);
    } else if (rules.contains("You sort texts")) {
      return asked.contains("lamp number 25 ") ? "NO" : "Yes, it is.";
    } else if (rules.contains("for an examination")) {
      return questions(asked, rules.contains("q5"));
    } else if (rules.contains("from the passages")) {
      return answer(asked);
    } else if (rules.contains("You compare an answer")) {
      return verdict(asked);
    } else if (rules.contains("count the hops")) {
      return reasoning(asked);
    } else if (rules.contains("You judge a question")) {
      return score(rules, asked);
    }
    throw new AssertionError("a prompt of no known kind: " + rules);
  }

  private static String text(Message message) {
    return ((Content.Text) message.contents().getFirst()).text();
  }

  private static String topics(String asked) {
    boolean document = asked.contains("Text: The lighthouse");
    return document
        ? "{\"topics\": \"keepers of Place20, lamps of Place25, keepers of Place20\"}"
        : "Here: {'topics': 'all lighthouses of the coast'}";
  }

  private static String questions(String context, boolean several) {
    Map<String, String> keepers = facts(context);
    String places = String.join(" and ", keepers.keySet());
    String names = String.join(" and ", keepers.values());
    String first = "\"q1\": \"Who keeps " + places + "?\", \"a1\": \"" + names + "\"";
    if (!several) {
      return "{" + first + "}=====";
    }
    return "```json\n{"
        + first
        + pair(2, "Inside, who might serve at the lamps of " + places, names)
        + pair(3, "Somehow vague matters concern which " + places, names)
        + pair(4, "Single steps lead whom toward " + places, names)
        + pair(5, "Guessing without reading gives which crew for " + places, names)
        + ",}\n```\n=====\nMore on request.";
  }

  private static String pair(int number, String question, String answer) {
    return ", \"q" + number + "\": \"" + question + "?\", \"a" + number + "\": \"" + answer + "\"";
  }

  private static Map<String, String> facts(String text) {
    Map<String, String> facts = new TreeMap<>();
    FACT.matcher(text).results().forEach(fact -> facts.put(fact.group(1), fact.group(2)));
    return facts;
  }

  private static String answer(String asked) {
    String question = asked.substring(asked.indexOf("Question:"));
    if (question.startsWith("Question: Inside")) {
      return inside(question);
    }
    Map<String, String> known = facts(asked);
    StringBuilder answer = new StringBuilder();
    for (MatchResult place : PLACE.matcher(question).results().toList()) {
      String keeper = known.get(place.group());
      if (keeper == null) {
        return "I cannot answer that from them.";
      }
      answer.append(keeper).append(' ');
    }
    return answer.toString();
  }

  /** For an even number of places right, else in a way that may be right. */
  private static String inside(String question) {
    List<MatchResult> places = PLACE.matcher(question).results().toList();
    if (places.size() % 2 == 1) {
      return "All of them, as everybody says.";
    }
    StringBuilder answer = new StringBuilder();
    for (MatchResult place : places) {
      int number = Integer.parseInt(place.group().substring("Place".length()));
      answer.append(ToyWorld.keeper(number)).append(' ');
    }
    return answer.toString();
  }

  private static String verdict(String asked) {
    if (asked.startsWith("Question: Somehow")) {
      return "It is hard to say.";
    }
    String[] parts = asked.split("\n(?:Reference answer|Answer): ", -1);
    if (parts[2].startsWith("All of them")) {
      return "{\"reason\": \"both may be\", \"verdict\": 0}";
    }
    List<String> wanted = names(parts[1]);
    boolean covers = names(parts[2]).containsAll(wanted);
    return "{\"reason\": \"of " + wanted.size() + "\", \"verdict\": " + (covers ? 1 : -1) + "}";
  }

  private static List<String> names(String text) {
    return KEEPER.matcher(text).results().map(MatchResult::group).toList();
  }

  private static String reasoning(String asked) {
    int hops = asked.contains("Question: Single") ? 1 : facts(asked).size();
    return "Rationale: (Article 1: \"is kept by\").\nThe answer is: them\nNumber of hops: "
        + hops
        + "\n=====";
  }

  private static String score(String rules, String asked) {
    boolean guessing = asked.contains("Question: Guessing");
    int places = (int) PLACE.matcher(asked.substring(asked.indexOf("Question:"))).results().count();
    boolean whole = facts(asked).size() == places;
    int score;
    if (rules.contains("needs the articles")) {
      score = guessing ? 0 : whole ? 3 : 1;
    } else if (rules.contains("enough to answer")) {
      score = whole ? 2 : 1;
    } else {
      score = 2;
    }
    return String.format(Locale.ROOT, "[EXPLAIN] So it is. [SCORE] [[%d]]=====", score);
  }
}
