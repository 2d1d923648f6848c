package dev.mizzen.documents;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The characters of an HTML file, in the encoding that it names. */
final class HtmlSource {
  private static final int HEAD = 1024;
  private static final Pattern CHARSET =
      Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([\\w.:-]+)");

  private HtmlSource() {}

  /** By its first bytes, by its {@code meta}, as UTF-8, and at last as Windows-1252. */
  static String decode(byte[] content) {
    String text = new String(content, charset(content));
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Charset charset(byte[] content) {
    if (starts(content, 0xFE, 0xFF) || starts(content, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16;
    }
    if (isUtf8(content)) {
      return StandardCharsets.UTF_8;
    }
    String head =
        new String(content, 0, Math.min(HEAD, content.length), StandardCharsets.ISO_8859_1);
    Matcher named = CHARSET.matcher(head);
    try {
      Charset charset = named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
      return charset.equals(StandardCharsets.UTF_8) ? Charset.forName("windows-1252") : charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Charset.forName("windows-1252");
    }
  }

  private static boolean isUtf8(byte[] content) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean starts(byte[] content, int first, int second) {
    return content.length >= 2 && content[0] == (byte) first && content[1] == (byte) second;
  }
}
