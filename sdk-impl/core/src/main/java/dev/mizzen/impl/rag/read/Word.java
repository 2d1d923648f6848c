package dev.mizzen.impl.rag.read;

import dev.mizzen.Span;

/**
 * A word of a text.
 *
 * @param span where it stands
 * @param form as written, without a possessive ending
 * @param stem lower case, by Porter's second stemmer
 * @param function whether it says little by itself, such as "the" or "which"
 */
public record Word(Span span, String form, String stem, boolean function) {
  /** Whether it begins with a capital letter. */
  public boolean capital() {
    return Character.isUpperCase(form.codePointAt(0));
  }

  /** Whether it holds a digit. */
  public boolean digit() {
    return form.chars().anyMatch(Character::isDigit);
  }
}
