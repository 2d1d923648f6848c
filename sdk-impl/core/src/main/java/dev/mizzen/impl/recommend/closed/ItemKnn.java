package dev.mizzen.impl.recommend.closed;

import dev.mizzen.impl.recommend.ModelKind;
import dev.mizzen.impl.recommend.SavedModel;
import dev.mizzen.impl.recommend.Scorer;
import dev.mizzen.impl.recommend.Settings;
import dev.mizzen.impl.recommend.Training;
import dev.mizzen.kernels.graph.CsrGraph;

/**
 * The nearest neighbours of items by cosine with shrinkage, {@code c(i, j) ⁄ (√(deg i · deg j) +
 * shrinkage)}, c the number of common users; each item is scored by its own {@code neighbours}
 * (Sarwar et al., WWW 2001; Deshpande and Karypis, TOIS 2004).
 *
 * <p>Settings: {@code neighbours} (200); {@code shrinkage} (0), without which two items with one
 * and the same single user are as near as can be; {@code normalize} (false), whether an item's
 * weights are divided by their sum, so that its score is the share of its neighbourhood that the
 * history has (Sarwar et al.'s weighted sum). Cost {@code Σ deg(user)²} to train, and eight bytes
 * for each neighbour of each item.
 */
public final class ItemKnn implements ModelKind {
  private static final String DESCRIPTION =
      "each item of the history gives the cosine of its users and the item's, if it is among the"
          + " item's nearest neighbours";

  /** For the list of kinds. */
  public ItemKnn() {}

  @Override
  public String id() {
    return "item-knn";
  }

  @Override
  public Plan plan(Settings settings) {
    int neighbours = settings.whole("neighbours", 200, 1, 100_000);
    double shrinkage = settings.real("shrinkage", 0, 0, 1e9);
    boolean normalize = settings.flag("normalize", false);
    return new Plan() {
      @Override
      public Scorer train(Training training) {
        CsrGraph users = training.interactions().graph();
        Neighbourhoods found =
            Neighbourhoods.of(
                users,
                neighbours,
                shrinkage,
                training.resources().workers(),
                (done, all) -> training.progress("neighbours", done, all));
        float[] weights = normalize ? found.shares() : found.cosines();
        // Neighbours give to the item, so the rows are theirs.
        return new SparseWeights(
            found.graph().transpose(),
            found.graph().transpose(weights),
            DESCRIPTION,
            training.resources().workers());
      }

      @Override
      public Scorer load(SavedModel saved) {
        int items = saved.interactions().items().size();
        CsrGraph graph =
            CsrGraph.of(
                items,
                saved.ints(SparseWeights.STARTS, items + 1L),
                saved.ints(SparseWeights.NEIGHBOURS));
        return new SparseWeights(
            graph,
            saved.floats(SparseWeights.WEIGHTS, graph.neighbours().length),
            DESCRIPTION,
            saved.workers());
      }
    };
  }
}
