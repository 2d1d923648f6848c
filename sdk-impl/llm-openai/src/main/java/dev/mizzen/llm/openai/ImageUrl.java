package dev.mizzen.llm.openai;

import dev.mizzen.Content;
import dev.mizzen.error.GenerationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;

/** A picture as the protocol takes it: the address itself, or a file's bytes within the request. */
final class ImageUrl {
  static final long MOST_BYTES = 20L << 20;

  private ImageUrl() {}

  static String of(Content.Image image) {
    String scheme = String.valueOf(image.location().getScheme()).toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "http", "https", "data" -> image.location().toString();
      case "file" -> inline(Path.of(image.location()), image.mediaType());
      default ->
          throw new IllegalArgumentException(
              "an image's location is an http, https, data or file address, got "
                  + image.location());
    };
  }

  private static String inline(Path file, String mediaType) {
    try {
      long size = Files.size(file);
      if (size > MOST_BYTES) {
        throw new IllegalArgumentException(
            file + " has " + size + " bytes, but an image may have at most " + MOST_BYTES);
      }
      String bytes = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
      return "data:" + mediaType + ";base64," + bytes;
    } catch (IOException e) {
      throw new GenerationException("cannot read the image " + file + "; check the path", e);
    }
  }
}
