package dev.mizzen.impl.unanswerable.question;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mizzen.impl.unanswerable.reply.LooseJson;
import dev.mizzen.impl.unanswerable.reply.Prompts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads questions and answers out of {@code {"q1": "…", "a1": "…", …}=====}. As JSON where it is
 * that, with single quotes or a comma too many; else key by key, so that quotes inside a text, a
 * missing brace and an end in the middle of a pair cost that pair at most.
 */
public final class QuestionPairs {
  private static final int MOST = 20;

  private static final Pattern KEY =
      Pattern.compile("[\"'\u201C\u2018`]?\\b([qQaA])(\\d{1,2})[\"'\u201D\u2019`]?\\s*[:=]\\s*");

  private static final String OPENING = "\"'\u201C\u2018`";
  private static final String CLOSING = "\"'\u201D\u2019`";
  private static final String BETWEEN = ",;{}[]";

  private QuestionPairs() {}

  /** The complete pairs of a reply in the order of their numbers; none if there are none. */
  public static List<QuestionPair> read(String reply) {
    int stop = reply.indexOf(Prompts.END);
    String said = (stop < 0 ? reply : reply.substring(0, stop)).strip();
    List<QuestionPair> byKey = pairs(keys(said, stop >= 0 || isEnded(said)));
    List<QuestionPair> byJson =
        LooseJson.find(said, "q1").map(QuestionPairs::fields).orElse(List.of());
    return byJson.size() >= byKey.size() ? byJson : byKey;
  }

  private static List<QuestionPair> fields(JsonNode object) {
    Map<String, String> values = new HashMap<>();
    object.properties().stream()
        .filter(field -> !field.getValue().isNull())
        .forEach(field -> values.put(field.getKey(), field.getValue().asText()));
    return pairs(values);
  }

  /** The last value is left out unless the reply came to its end. */
  private static Map<String, String> keys(String said, boolean ended) {
    Map<String, String> values = new HashMap<>();
    Matcher key = KEY.matcher(said);
    boolean more = key.find();
    while (more) {
      String name = key.group(1).toLowerCase(Locale.ROOT) + Integer.parseInt(key.group(2));
      int start = key.end();
      more = key.find();
      if (more || ended) {
        String raw = said.substring(start, more ? key.start() : said.length());
        values.putIfAbsent(name, value(raw));
      }
    }
    return values;
  }

  private static boolean isEnded(String said) {
    return !said.isEmpty() && (CLOSING + "}]").indexOf(said.charAt(said.length() - 1)) >= 0;
  }

  /** Without the quotation marks, and what separates it from the next. */
  private static String value(String raw) {
    int start = 0;
    int end = raw.length();
    while (end > 0 && isBetween(raw.charAt(end - 1))) {
      end--;
    }
    String bare = raw.substring(start, end);
    if (bare.equals("null") || bare.equals("None")) {
      return "";
    }
    if (start < end && OPENING.indexOf(raw.charAt(start)) >= 0) {
      start++;
      boolean closed = start < end && CLOSING.indexOf(raw.charAt(end - 1)) >= 0;
      end -= closed ? 1 : 0;
    }
    return raw.substring(start, end).replace("\\\"", "\"").replace("\\'", "'").replace("\\n", " ");
  }

  private static boolean isBetween(char c) {
    return Character.isWhitespace(c) || BETWEEN.indexOf(c) >= 0;
  }

  private static List<QuestionPair> pairs(Map<String, String> values) {
    List<QuestionPair> pairs = new ArrayList<>();
    for (int number = 1; number <= MOST; number++) {
      String question = values.getOrDefault("q" + number, "").strip();
      String answer = values.getOrDefault("a" + number, "").strip();
      if (!question.isEmpty() && !answer.isEmpty()) {
        pairs.add(new QuestionPair(question, answer));
      }
    }
    return pairs;
  }
}
