package dev.mizzen.eval.unanswerable;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How a question was asked for.
 *
 * @param template the prompt's name: {@code d1} to {@code d6}
 * @param arguments what was filled in, by name; empty for all but {@code d6}
 */
public record Recipe(String template, Map<String, String> arguments) {
  /** Copies the map, in the order of its keys. */
  public Recipe {
    Objects.requireNonNull(template, "template");
    arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
  }
}
