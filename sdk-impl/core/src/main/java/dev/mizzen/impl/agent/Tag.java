package dev.mizzen.impl.agent;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tags of the protocol, letter for letter; anything else between angle brackets is text. */
enum Tag {
  REASON("<reason>"),
  REASON_END("</reason>"),
  TEXT_SEARCH("<text_search>"),
  TEXT_SEARCH_END("</text_search>"),
  IMG_SEARCH("<img_search>"),
  IMG_SEARCH_END("</img_search>"),
  IMG("<img>"),
  IMG_END("</img>"),
  ANSWER("<answer>"),
  ANSWER_END("</answer>"),
  INFORMATION("<information>"),
  INFORMATION_END("</information>");

  private static final Map<String, Tag> BY_TEXT =
      Arrays.stream(values()).collect(Collectors.toMap(Tag::text, Function.identity()));

  private final String text;

  Tag(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** Whether {@code text} is the beginning of a tag, or all of it. */
  static boolean begins(CharSequence text) {
    return Arrays.stream(values()).anyMatch(tag -> tag.text.startsWith(text.toString()));
  }

  /** Whether {@code text} is a tag. */
  static boolean is(CharSequence text) {
    return BY_TEXT.containsKey(text.toString());
  }

  /** The tag {@code text}. */
  static Tag of(CharSequence text) {
    Tag tag = BY_TEXT.get(text.toString());
    if (tag == null) {
      throw new IllegalArgumentException("no tag of the protocol: " + text);
    }
    return tag;
  }
}
