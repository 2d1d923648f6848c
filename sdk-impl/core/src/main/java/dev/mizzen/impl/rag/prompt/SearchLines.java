package dev.mizzen.impl.rag.prompt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The searches in a model's reply, one to a line. Numbers, bullets and quotation marks around them
 * are taken off. Lines that introduce others, are longer than {@value #LONGEST} characters, or look
 * like JSON, a tag or code are no searches. Without state.
 */
public final class SearchLines {
  /** How many searches a reply may have. */
  public static final int MOST = 4;

  private static final int LONGEST = 300;
  private static final Pattern LEAD =
      Pattern.compile(
          "^(?:[-*+\u2022]\\s*|\\(?\\d{1,2}[.):](?!\\d)\\s*"
              + "|(?i:(?:sub-?\\s?)?(?:question|search|query)\\s*\\d*\\s*:)\\s*)+");
  private static final Pattern QUOTES = Pattern.compile("^[\"'\u201C\u2018]+|[\"'\u201D\u2019]+$");
  private static final Pattern OTHER = Pattern.compile("[<>{}\\[\\]|`\\\\\\p{Cntrl}]");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{2}");

  private SearchLines() {}

  /** The first searches of a reply, each once; none if there is no line that can be one. */
  public static List<String> of(String reply) {
    List<String> searches = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String line : reply.lines().toList()) {
      String search = bare(line);
      if (searches.size() < MOST && isSearch(search) && seen.add(same(search))) {
        searches.add(search);
      }
    }
    return searches;
  }

  /** A line without what stands around a search. */
  static String bare(String line) {
    String led = LEAD.matcher(line.strip()).replaceFirst("");
    return QUOTES.matcher(led).replaceAll("").strip();
  }

  /**
   * What is equal for searches that differ in case, in white space, and in how prompts show them.
   */
  public static String same(String search) {
    return Fence.oneLine(search).toLowerCase(Locale.ROOT);
  }

  private static boolean isSearch(String line) {
    return line.length() <= LONGEST
        && !line.endsWith(":")
        && WORD.matcher(line).find()
        && !OTHER.matcher(line).find();
  }
}
