package dev.mizzen.bench.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a reader of a time must know about where it was taken. */
public final class MachineFacts {
  private static final double GIBIBYTE = 1L << 30;

  private MachineFacts() {}

  /** Names and values, in the order in which to read them. */
  public static Map<String, String> all() {
    Map<String, String> facts = new LinkedHashMap<>();
    Runtime runtime = Runtime.getRuntime();
    String name = field("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch"));
    facts.put("cpu", name + ", " + runtime.availableProcessors() + " CPUs");
    field("/proc/cpuinfo", "cpu family")
        .ifPresent(
            family ->
                facts.put(
                    "cpu family, model",
                    family + ", " + field("/proc/cpuinfo", "model").orElse("")));
    field("/proc/cpuinfo", "flags").ifPresent(flags -> facts.put("vector units", units(flags)));
    facts.put("memory", memory());
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put(
        "java",
        System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"));
    facts.put("date", LocalDate.now(ZoneOffset.UTC).toString());
    facts.put(
        "load average before",
        String.format(
            Locale.ROOT,
            "%.2f",
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    facts.putAll(versions());
    return facts;
  }

  private static String units(String flags) {
    return String.join(
        " ",
        Stream.of(flags.split(" ", -1))
            .filter(
                flag -> flag.matches("avx2|fma|f16c|avx512(f|bw|vl|vbmi|_vnni|_bf16)|asimd|sve2?"))
            .toList());
  }

  private static String memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean os
        ? String.format(Locale.ROOT, "%.1f GiB", os.getTotalMemorySize() / GIBIBYTE)
        : "";
  }

  private static Optional<String> field(String file, String name) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.matches("\\Q" + name + "\\E\\s*:.*"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> versions() {
    Properties properties = new Properties();
    try (InputStream in =
        MachineFacts.class.getResourceAsStream("/dev/mizzen/bench/versions.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the versions", e);
    }
    Map<String, String> versions = new TreeMap<>();
    properties.forEach((name, version) -> versions.put(name.toString(), version.toString()));
    return versions;
  }
}
