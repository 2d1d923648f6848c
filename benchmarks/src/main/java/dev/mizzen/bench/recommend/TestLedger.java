package dev.mizzen.bench.recommend;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mizzen.bench.machine.Commit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** One line for each time that a test part was read. */
public final class TestLedger {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int HASH_DIGITS = 16;

  private final Path file;

  /** A ledger in a file, which need not be there. */
  public TestLedger(Path file) {
    this.file = file;
  }

  /** Appends date, commit and configuration, before anything of the test part is known. */
  public void add(String data, String model, Map<String, String> settings) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    line.put("commit", Commit.atStart());
    line.put("configuration", hash(data, model, settings));
    line.put("data", data);
    line.put("model", model);
    line.put("settings", new TreeMap<>(settings));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file,
          JSON.writeValueAsString(line) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger " + file + " cannot be written: " + e, e);
    }
  }

  /** The same for the same data, model and settings in force. */
  static String hash(String data, String model, Map<String, String> settings) {
    String text = data + "\n" + model + "\n" + new TreeMap<>(settings);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
