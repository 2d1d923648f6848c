package dev.mizzen.impl.rag.read;

import dev.mizzen.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tartarus.snowball.ext.EnglishStemmer;

/** Cuts texts into words. Without state. */
final class Words {
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}\\p{M}]+(?:[.,'\u2019][\\p{L}\\p{N}\\p{M}]+)*");

  private static final Pattern POSSESSIVE = Pattern.compile("['\u2019]s?$");

  private static final Set<String> FUNCTION =
      Set.of(
          """
          a about above after again against all also am an and any are as at be because been before
          being below between both but by can could did do does doing down during each few for from
          further had has have having he her here hers him his how i if in into is it its itself just
          may me might more most must my no nor not of off on once one only or other our out over own
          same shall she should so some such than that the their them then there these they this those
          through to too under until up upon us was we were what when where which while who whom whose
          why will with within without would you your\
          """
              .split("\\s+"));

  private Words() {}

  /** The words in order. Cost: linear. */
  static List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    EnglishStemmer stemmer = new EnglishStemmer();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      String form = POSSESSIVE.matcher(matcher.group()).replaceFirst("");
      String lower = form.toLowerCase(Locale.ROOT);
      stemmer.setCurrent(lower.replace(",", ""));
      stemmer.stem();
      words.add(
          new Word(
              new Span(matcher.start(), matcher.start() + form.length()),
              form,
              stemmer.getCurrent(),
              FUNCTION.contains(lower)));
    }
    return words;
  }
}
