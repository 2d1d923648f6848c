package dev.mizzen.impl.unanswerable.score;

import dev.mizzen.eval.unanswerable.Reaction;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads verdicts in what a model wrote: the last that is named ("verdict: -1", "**Verdict** is 1",
 * {@code {"verdict": 0}}, "Verdict: [[1]]"), or, if none is, a reply that is nothing else. Anything
 * else is none; no reply is an error. Cost: linear.
 */
final class Verdicts {
  private static final String NAME = "verdict[\"'*_\\s]*(?:[:=]|\\bis\\b)?[\"'*_\\s\\[(]*";
  private static final Pattern NUMBER =
      Pattern.compile(NAME + "([+\\-\u2212\u2013]?\\s?\\d+)(?![\\d.,]\\d)");
  private static final Pattern WORD = Pattern.compile(NAME + "(true|false|yes|no)\\b");
  private static final Pattern ALONE =
      Pattern.compile("[\"'*_\\s\\[(]*([+\\-\u2212\u2013]?\\d+|true|false|yes|no)[\"'*_\\s\\]).]*");

  private Verdicts() {}

  /** Judge A's: 1 for acceptable, −1 for not. */
  static Optional<Boolean> acceptable(String reply) {
    return named(reply, NUMBER)
        .flatMap(
            verdict ->
                switch (verdict) {
                  case "1" -> Optional.of(true);
                  case "-1" -> Optional.of(false);
                  default -> Optional.empty();
                });
  }

  /** Judge B's: 1, 0 or −1. */
  static Optional<Reaction> reaction(String reply) {
    return named(reply, NUMBER)
        .flatMap(
            verdict ->
                switch (verdict) {
                  case "1" -> Optional.of(Reaction.ANSWERED);
                  case "0" -> Optional.of(Reaction.CLARIFICATION);
                  case "-1" -> Optional.of(Reaction.REFUSED);
                  default -> Optional.empty();
                });
  }

  /** The accuracy judge's: true or false. */
  static Optional<Boolean> accurate(String reply) {
    return named(reply, WORD)
        .flatMap(
            verdict ->
                switch (verdict) {
                  case "true", "yes" -> Optional.of(true);
                  case "false", "no" -> Optional.of(false);
                  default -> Optional.empty();
                });
  }

  private static Optional<String> named(String reply, Pattern pattern) {
    String lower = reply.toLowerCase(Locale.ROOT);
    Optional<String> last = Optional.empty();
    Matcher matcher = pattern.matcher(lower);
    while (matcher.find()) {
      last = Optional.of(matcher.group(1));
    }
    if (last.isEmpty()) {
      Matcher alone = ALONE.matcher(lower);
      last = alone.matches() ? Optional.of(alone.group(1)) : Optional.empty();
    }
    return last.map(
        v -> v.replaceAll("\\s", "").replaceAll("[\u2212\u2013]", "-").replace("+", ""));
  }
}
