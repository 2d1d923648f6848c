package dev.mizzen.impl.rag.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NamesTest {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

  @Test
  void findsNamesAsLongAsTheyGo() {
    assertThat(Names.of("Born in the Kingdom of Prussia, he met Ada Lovelace's friend in 1842."))
        .containsExactly("born in the kingdom of prussia", "ada lovelace", "1842");
  }

  @Test
  void leavesOutWhatATitleHasInBrackets() {
    assertThat(Names.ofTitle("Mercury (planet)")).isEqualTo("mercury");
  }

  @Property
  void plainTextIsLowerCaseWithOneSpaceBetweenWords(@ForAll String text) {
    String expected = BETWEEN.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    assertThat(Names.plain(text)).isEqualTo(expected);
  }

  @Property
  void isWithinIfItsWordsStandInARow(
      @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 3) String part,
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 12) String letters) {
    String whole = Names.plain(letters.replace('c', ' ')); // words of a and b
    boolean expected = !part.isEmpty() && (" " + whole + " ").contains(" " + part + " ");
    assertThat(Names.within(part, whole)).isEqualTo(expected);
  }

  @Test
  void findsWholeTitlesOfTwoWordsOrMore() {
    String plain = Names.plain("The queen was a daughter of Albert III, Duke of Bavaria.");
    assertThat(Names.isTitleIn(plain, "Albert III, Duke of Bavaria (1401)")).isTrue();
    assertThat(Names.isTitleIn(plain, "albert iii")).isTrue();
    assertThat(Names.isTitleIn(plain, "Albert II")).isFalse();
    assertThat(Names.isTitleIn(plain, "Queen")).isFalse();
    assertThat(Names.isTitleIn(plain, "(1401)")).isFalse();
  }
}
