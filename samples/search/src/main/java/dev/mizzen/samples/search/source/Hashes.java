package dev.mizzen.samples.search.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes of texts. */
public final class Hashes {
  private Hashes() {}

  /** The first {@code bytes} of the SHA-256 in hexadecimal digits. */
  static String hex(String text, int bytes) {
    return HexFormat.of().formatHex(sha256(text), 0, bytes);
  }

  /** The SHA-256 of the text in UTF-8. */
  public static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
