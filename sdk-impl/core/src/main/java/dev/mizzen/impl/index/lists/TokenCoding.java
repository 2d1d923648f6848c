package dev.mizzen.impl.index.lists;

import dev.mizzen.impl.late.ResidualForm;
import java.util.Optional;

/**
 * What a field asks of its lists.
 *
 * @param codesOnly whether exact vectors are dropped once a segment has lists
 * @param form of codes; empty for what is usual for the dimension
 */
public record TokenCoding(boolean codesOnly, Optional<ResidualForm> form) {
  /** Exact vectors stay, codes are the usual ones. */
  public static final TokenCoding USUAL = new TokenCoding(false, Optional.empty());

  /** The form for a dimension; empty if there is none. */
  Optional<ResidualForm> form(int dimension) {
    return form.isPresent() ? form : usual(dimension);
  }

  /** 2 bits a dimension, or what is nearest and fits into 256 nibbles. */
  private static Optional<ResidualForm> usual(int dimension) {
    if (dimension % 2 == 0 && dimension <= 512) {
      return Optional.of(ResidualForm.grid(2));
    }
    if (dimension <= 256) {
      return Optional.of(ResidualForm.grid(4));
    }
    return dimension % 4 == 0 && dimension <= 1024
        ? Optional.of(ResidualForm.grid(1))
        : Optional.empty();
  }
}
