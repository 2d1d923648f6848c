package dev.mizzen.impl.recommend.factor;

import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.EdgeWeights;

/**
 * Users and items joined by interactions, with the weights {@code 1/√(deg·deg)} of both directions.
 *
 * @param users {@code [U × I]}: the items of each user
 * @param items {@code [I × U]}: the users of each item
 * @param userWeights of the edges of {@code users}
 * @param itemWeights of the edges of {@code items}
 */
public record Bipartite(
    CsrGraph users, CsrGraph items, EdgeWeights userWeights, EdgeWeights itemWeights) {
  /** Both directions of a graph of users and items. */
  public static Bipartite of(CsrGraph users) {
    EdgeWeights weights = EdgeWeights.symmetric(users);
    return new Bipartite(users, users.transpose(), weights, weights.transpose(users));
  }
}
