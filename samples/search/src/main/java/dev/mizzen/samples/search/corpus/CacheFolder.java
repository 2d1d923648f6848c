package dev.mizzen.samples.search.corpus;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where programs of this user keep what can be made again. */
public final class CacheFolder {
  private CacheFolder() {}

  /**
   * The folder for this program: below {@code $XDG_CACHE_HOME} or {@code ~/.cache}, {@code
   * ~/Library/Caches} on macOS, {@code %LOCALAPPDATA%} on Windows.
   *
   * @param system the value of {@code os.name}
   */
  public static Path of(Map<String, String> environment, String system, Path home) {
    return base(environment, system.toLowerCase(Locale.ROOT), home).resolve("mizzen-search");
  }

  private static Path base(Map<String, String> environment, String system, Path home) {
    if (system.startsWith("mac")) {
      return home.resolve("Library/Caches");
    }
    String variable = system.startsWith("windows") ? "LOCALAPPDATA" : "XDG_CACHE_HOME";
    String value = environment.getOrDefault(variable, "");
    return value.isBlank() ? home.resolve(".cache") : Path.of(value);
  }
}
