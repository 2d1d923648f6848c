package dev.mizzen.impl.rag.read;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What kind of words a question asks for, told by its own words. English alone. */
public enum Wanted {
  /** A date, a year, a time. */
  TIME(0),
  /** A count or a measure. */
  NUMBER(1),
  /** A person or a group. */
  PERSON(2),
  /** A place. */
  PLACE(3),
  /** Anything else. */
  THING(4);

  /** How many kinds there are. */
  public static final int COUNT = 5;

  private static final Pattern ASKS_TIME =
      Pattern.compile(
          "\\b(when|(what|which|whose) (year|date|day|month|century|decade|era|time|season)s?)\\b");
  private static final Pattern ASKS_NUMBER =
      Pattern.compile(
          "\\b(how (many|much|long|old|far|fast|high|tall|large|big|deep|wide|often|heavy)"
              + "|(what|which) (is the |was the |were the |are the )?"
              + "(number|percentage|percent|amount|population|age|size|rate|ratio|cost|price))\\b");
  private static final Pattern ASKS_PERSON = Pattern.compile("\\b(who|whom|whose)\\b");
  private static final Pattern ASKS_PLACE =
      Pattern.compile(
          "\\b(where|(what|which) (country|city|town|state|place|region|continent|river|area"
              + "|location|county|province|district))\\b");
  private static final Set<String> TIMES =
      Set.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december",
          "century",
          "centuries",
          "decade",
          "bc",
          "ad",
          "today");
  private static final Set<String> NUMBERS =
      Set.of(
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "twenty",
          "thirty",
          "forty",
          "fifty",
          "hundred",
          "thousand",
          "million",
          "billion",
          "half",
          "third",
          "quarter",
          "dozen",
          "percent",
          "zero",
          "twice");

  private final int place;

  Wanted(int place) {
    this.place = place;
  }

  /** Where the kind stands among values learned for each, from 0; never changes. */
  public int place() {
    return place;
  }

  /** What {@code question} asks for. */
  public static Wanted by(String question) {
    String lower = question.toLowerCase(Locale.ROOT);
    if (ASKS_TIME.matcher(lower).find()) {
      return TIME;
    }
    if (ASKS_NUMBER.matcher(lower).find()) {
      return NUMBER;
    }
    if (ASKS_PLACE.matcher(lower).find()) {
      return PLACE;
    }
    return ASKS_PERSON.matcher(lower).find() ? PERSON : THING;
  }

  /** Whether {@code words.get(at)} is of this kind, as far as its form tells. */
  boolean fits(List<Word> words, int at) {
    Word word = words.get(at);
    String lower = word.form().toLowerCase(Locale.ROOT);
    return switch (this) {
      case TIME -> word.digit() || (TIMES.contains(lower) && (word.capital() || at > 0));
      case NUMBER -> word.digit() || NUMBERS.contains(lower);
      case PERSON, PLACE -> word.capital() && !word.function();
      case THING -> !word.function();
    };
  }
}
