package dev.mizzen.samples.search.source;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short names of folders, readable and distinct. */
public final class FolderNames {
  private FolderNames() {}

  /** The folder's own name, and eight digits of a hash of its whole path. */
  public static String of(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    Path last = path.getFileName();
    String name = last == null ? "root" : last.toString().replaceAll("[^\\p{Alnum}._-]", "_");
    return name + "-" + HexFormat.of().formatHex(sha256(path.toString()), 0, 4);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
