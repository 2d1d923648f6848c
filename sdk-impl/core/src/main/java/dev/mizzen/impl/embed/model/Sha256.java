package dev.mizzen.impl.embed.model;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A running SHA-256. Not thread-safe. */
public final class Sha256 {
  private static final int BUFFER = 1 << 20;

  private final MessageDigest digest;

  /** Begins a hash. */
  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** The hash of these bytes, in lower-case hex. */
  public static String of(byte[] bytes) {
    Sha256 hash = new Sha256();
    hash.digest.update(bytes);
    return hash.hex();
  }

  /** The hash of a file, in lower-case hex. */
  public static String of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Sha256 hash = new Sha256();
      hash.add(in);
      return hash.hex();
    }
  }

  /** Adds these bytes. */
  public void add(MemorySegment bytes) {
    byte[] buffer = new byte[(int) Math.min(BUFFER, bytes.byteSize())];
    for (long from = 0; from < bytes.byteSize(); from += buffer.length) {
      int length = (int) Math.min(buffer.length, bytes.byteSize() - from);
      MemorySegment.copy(bytes, from, MemorySegment.ofArray(buffer), 0, length);
      digest.update(buffer, 0, length);
    }
  }

  /** Adds all that is left of a stream. */
  public void add(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int length; (length = in.read(buffer)) >= 0; ) {
      digest.update(buffer, 0, length);
    }
  }

  /** Adds a text's UTF-8 bytes. */
  public void add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The digest in lower-case hex; ends the hash. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
