package dev.mizzen.samples.search;

import dev.mizzen.search.Mode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;

/** The modes that take a question. */
final class SearchModes implements ITypeConverter<Mode> {
  private static final Set<Mode> MODES = EnumSet.complementOf(EnumSet.of(Mode.ALL));

  @Override
  public Mode convert(String name) {
    return parse(name);
  }

  /** As typed, in lower or upper case. */
  static Mode parse(String name) {
    return MODES.stream()
        .filter(mode -> mode.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no mode '" + name + "'; choose among " + names()));
  }

  static String names() {
    return Arrays.stream(Mode.values())
        .filter(MODES::contains)
        .map(SearchModes::name)
        .collect(Collectors.joining(", "));
  }

  static String name(Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }
}
