package dev.mizzen.impl.ingest.read;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings between lines of three dashes that many tools put before a text; they are no text.
 *
 * @param end where the text begins
 * @param title as the settings give it
 */
record FrontMatter(int end, Optional<String> title) {
  private static final Pattern SETTING = Pattern.compile("(?m)^[\\w.-]+[ \\t]*:");
  private static final Pattern TITLE = Pattern.compile("(?m)^title[ \\t]*:(?<title>.*)$");
  private static final Pattern QUOTES = Pattern.compile("^[\"']|[\"']$");

  static FrontMatter of(String source) {
    int start = lineEnd(source, 0);
    if (!source.substring(0, start).strip().equals("---")) {
      return new FrontMatter(0, Optional.empty());
    }
    for (int line = start; line < source.length(); line = lineEnd(source, line)) {
      String content = source.substring(line, lineEnd(source, line)).strip();
      if (content.equals("---") || content.equals("...")) {
        return of(source.substring(start, line), lineEnd(source, line));
      }
    }
    return new FrontMatter(0, Optional.empty());
  }

  /** A rule may start a text too; what follows it has no settings. */
  private static FrontMatter of(String settings, int end) {
    if (!SETTING.matcher(settings).find()) {
      return new FrontMatter(0, Optional.empty());
    }
    Matcher title = TITLE.matcher(settings);
    String name = title.find() ? title.group("title").strip() : "";
    name = QUOTES.matcher(name).replaceAll("").strip();
    return new FrontMatter(end, name.isEmpty() ? Optional.empty() : Optional.of(name));
  }

  /** Where the next line begins. */
  private static int lineEnd(String source, int from) {
    int end = source.indexOf('\n', from);
    return end < 0 ? source.length() : end + 1;
  }
}
