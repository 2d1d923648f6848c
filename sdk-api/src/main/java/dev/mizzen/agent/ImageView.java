package dev.mizzen.agent;

import dev.mizzen.Content;
import java.util.Optional;

/**
 * A picture, or a part of it.
 *
 * @param image the picture
 * @param box the part; the whole picture if empty
 */
public record ImageView(Content.Image image, Optional<Box> box) {
  /** The whole of a picture. */
  public static ImageView whole(Content.Image image) {
    return new ImageView(image, Optional.empty());
  }
}
