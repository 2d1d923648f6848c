package dev.mizzen.agent;

/**
 * A part of a picture, in fractions of its width and height, from its upper left corner.
 *
 * @param left in [0, 1)
 * @param top in [0, 1)
 * @param right above {@code left}, at most 1
 * @param bottom above {@code top}, at most 1
 */
public record Box(double left, double top, double right, double bottom) {
  /** Refuses boxes without an area, and those that leave the picture. */
  public Box {
    boolean across = left >= 0 && left < right && right <= 1;
    boolean down = top >= 0 && top < bottom && bottom <= 1;
    if (!(across && down)) {
      throw new IllegalArgumentException(
          "a box needs 0 <= left < right <= 1 and 0 <= top < bottom <= 1, got ("
              + left
              + ", "
              + top
              + ", "
              + right
              + ", "
              + bottom
              + ")");
    }
  }

  /** Wider on every side by {@code share} of its own width and height, but within the picture. */
  public Box padded(double share) {
    if (!(share >= 0)) {
      throw new IllegalArgumentException("share must be at least 0, got " + share);
    }
    double x = share * (right - left);
    double y = share * (bottom - top);
    return new Box(
        Math.max(0, left - x),
        Math.max(0, top - y),
        Math.min(1, right + x),
        Math.min(1, bottom + y));
  }
}
