package dev.mizzen.impl.embed.onnx;

import ai.onnxruntime.OrtEnvironment;
import dev.mizzen.error.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps an ONNX Runtime that reports usage from starting. From 1.29 on its official builds for
 * Linux and macOS contain an uploader that begins when the library is loaded, before any call can
 * stop it, and writes a device id into the user's cache folder. Only an environment variable
 * forbids it.
 */
final class OnnxRuntimeGuard {
  static final String OPT_OUT = "ORT_DISABLE_TELEMETRY";

  private static final String POMS = "META-INF/maven/com.microsoft.onnxruntime/";
  private static final Pattern VERSION = Pattern.compile("<version>\\s*(\\d+)\\.(\\d+)");
  private static final int FIRST_MAJOR = 1;
  private static final int FIRST_MINOR = 29;

  private OnnxRuntimeGuard() {}

  /**
   * Looks at the runtime's version without loading it.
   *
   * @throws ModelException if the runtime would report usage
   */
  static void requireSilence() {
    check(pom(), System.getenv(), System.getProperty("os.name"));
  }

  /** As {@link #requireSilence()}, of this pom, environment and operating system. */
  static void check(Optional<String> pom, Map<String, String> environment, String osName) {
    if (osName.toLowerCase(Locale.ROOT).startsWith("windows") || isOptedOut(environment)) {
      return;
    }
    Matcher version = VERSION.matcher(pom.orElse(""));
    if (version.find() && reports(version)) {
      throw new ModelException(
          "com.microsoft.onnxruntime:onnxruntime:"
              + version.group(1)
              + "."
              + version.group(2)
              + " reports usage over the network on this system; use a version before 1.29, which"
              + " is what dev.mizzen:mizzen brings, or start the JVM with the environment variable "
              + OPT_OUT
              + "=1");
    }
  }

  private static boolean reports(Matcher version) {
    int major = Integer.parseInt(version.group(1));
    int minor = Integer.parseInt(version.group(2));
    return major > FIRST_MAJOR || (major == FIRST_MAJOR && minor >= FIRST_MINOR);
  }

  private static boolean isOptedOut(Map<String, String> environment) {
    return "1".equals(environment.get(OPT_OUT));
  }

  private static Optional<String> pom() {
    for (String artifact : new String[] {"onnxruntime", "onnxruntime_gpu"}) {
      try (InputStream in =
          OrtEnvironment.class.getClassLoader().getResourceAsStream(POMS + artifact + "/pom.xml")) {
        if (in != null) {
          return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        throw new ModelException("the jar of ONNX Runtime cannot be read", e);
      }
    }
    return Optional.empty();
  }
}
