package dev.mizzen.impl.ingest.read;

import dev.mizzen.error.DataFormatException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The text of a file: UTF-8, or UTF-16 that says so by its first bytes. */
final class SourceText {
  private SourceText() {}

  /**
   * @throws DataFormatException if it is neither, or has NUL characters, as programs and pictures
   *     do
   */
  static String decode(String name, byte[] content) {
    Charset charset = isUtf16(content) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      if (text.indexOf('\0') >= 0) {
        throw new DataFormatException(Path.of(name), "has NUL characters, so it is no text", null);
      }
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new DataFormatException(Path.of(name), "is not UTF-8; convert it first", e);
    }
  }

  private static boolean isUtf16(byte[] content) {
    return content.length >= 2
        && ((content[0] == (byte) 0xFE && content[1] == (byte) 0xFF)
            || (content[0] == (byte) 0xFF && content[1] == (byte) 0xFE));
  }
}
