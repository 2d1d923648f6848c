package dev.mizzen.impl.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** What scripts have in common. */
public final class Scripts {
  private static final Set<UnicodeScript> UNSPACED =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private Scripts() {}

  /** Whether a character is of a script that puts no spaces between words. */
  public static boolean isUnspaced(int codePoint) {
    return UNSPACED.contains(UnicodeScript.of(codePoint));
  }
}
