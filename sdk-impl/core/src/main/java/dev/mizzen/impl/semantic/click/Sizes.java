package dev.mizzen.impl.semantic.click;

import dev.mizzen.recommend.ClickModelShape;
import dev.mizzen.recommend.ItemRepresentation;
import java.util.List;

/**
 * How large a network is.
 *
 * @param shape as the user wants it
 * @param users known ones; row 0 of their table is for all others
 * @param items likewise
 * @param coarse values of each coarse code
 * @param fine values of each fine code
 * @param contents values in an item's content vector, 0 for none
 * @param itemFeatures values, 0 for none
 * @param userFeatures values, 0 for none
 * @param context values, 0 for none
 */
record Sizes(
    ClickModelShape shape,
    int users,
    int items,
    List<Integer> coarse,
    List<Integer> fine,
    int contents,
    int itemFeatures,
    int userFeatures,
    int context) {
  Sizes {
    coarse = List.copyOf(coarse);
    fine = List.copyOf(fine);
  }

  int dimension() {
    return shape.dimension();
  }

  ItemRepresentation representation() {
    return shape.representation();
  }

  /** How many vectors of an item go into the head, each by itself and times the user's. */
  int blocks() {
    int blocks =
        switch (representation()) {
          case ID, TRANSFER, CONTRAST, COINS -> 1;
          case CODES -> 2;
          case ID_AND_CODES -> 3;
        };
    return blocks + (contents > 0 ? 1 : 0);
  }

  /** Values that the gate looks at: the user's vector, and features of user, item and context. */
  int gateInput() {
    return dimension() + userFeatures + itemFeatures + context;
  }

  /** Values that the head looks at. */
  int headInput() {
    return gateInput() + 2 * blocks() * dimension();
  }
}
