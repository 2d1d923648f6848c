package dev.mizzen.impl.recommend.factor;

import dev.mizzen.ProgressListener;
import dev.mizzen.error.ModelException;
import dev.mizzen.impl.recommend.Catalogue;
import dev.mizzen.impl.recommend.Histories;
import dev.mizzen.impl.recommend.SavedModel;
import dev.mizzen.impl.recommend.Scorer;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.recommend.RecommendExplanation.Contribution;
import dev.mizzen.recommend.RecommendExplanation.Kind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scores items by the cosine of what the towers make of their propagated texts and the user's. */
final class TowerScorer implements Scorer {
  private static final String DESCRIPTION =
      "the cosine of what a small network makes of the user's texts and of the item's; near this"
          + " user the network is a linear map and a constant, so each item of the history has its"
          + " share, and what was learned of all users is the rest";

  private final TextSource source;
  private final TextUsers users;
  private final int layers;
  private final Towers towers;
  private final float[] items;
  private final FactorKernels kernels;

  /**
   * @param items {@code [I × output]} of length 1
   */
  private TowerScorer(
      TextSource source,
      TextUsers users,
      int layers,
      Towers towers,
      float[] items,
      FactorKernels kernels) {
    this.source = source;
    this.users = users;
    this.layers = layers;
    this.towers = towers;
    this.items = items;
    this.kernels = kernels;
  }

  static TowerScorer of(TextGraph text, Towers towers) {
    float[] items = Towers.unit(towers.items(), text.itemRows(), text.kernels());
    return new TowerScorer(
        text.source(), text.users(), text.layers(), towers, items, text.kernels());
  }

  static TowerScorer load(SavedModel saved) {
    TextSource source = TextSource.load(saved);
    int layers = saved.ints("layers", 1)[0];
    if (layers < 0) {
      throw new ModelException("the model has " + layers + " layers");
    }
    Towers towers = TowerArrays.read(saved::has, saved::floats, source.dimension());
    int count = saved.interactions().items().size();
    return new TowerScorer(
        source,
        source.users(saved),
        layers,
        towers,
        saved.floats("items", (long) count * towers.items().output()),
        FactorKernels.of(saved.backend(), saved.workers()));
  }

  @Override
  public Map<String, Object> arrays() {
    Map<String, Object> arrays = new LinkedHashMap<>();
    source.put(arrays, users);
    arrays.put("layers", new int[] {layers});
    TowerArrays.put(towers, arrays);
    arrays.put("items", items);
    return arrays;
  }

  @Override
  public int items() {
    return items.length / dimension();
  }

  private int dimension() {
    return towers.items().output();
  }

  /** Means of layers. */
  private float[] rows(Histories of) {
    float[] rows = users.vectors(of.items());
    Chunks.scale(kernels.workers(), rows, 1f / (layers + 1), rows);
    return rows;
  }

  private float[] vectors(Histories of) {
    return Towers.unit(towers.users(), rows(of), kernels);
  }

  @Override
  public void scores(Histories of, float[] scores) {
    FactorRanking.scores(kernels, vectors(of), items, dimension(), scores);
  }

  @Override
  public void best(Histories of, @Nullable CsrGraph seen, int k, int[] ranked, float[] scores) {
    FactorRanking.best(kernels, vectors(of), items, dimension(), seen, k, ranked, scores);
  }

  @Override
  public void similar(int item, float[] near) {
    FactorRanking.similar(kernels, items, item, dimension(), near);
  }

  @Override
  public Explained explain(Histories of, int item) {
    Tower tower = towers.users();
    float[] hidden = new float[tower.hidden()];
    float[] result = new float[tower.output()];
    tower.apply(kernels.dense(), rows(of), 1, hidden, result);
    double length = Math.sqrt(RowDot.dot(result, 0, result, 0, dimension()));
    float[] with = Arrays.copyOfRange(items, item * dimension(), (item + 1) * dimension());
    float[] factors = tower.factors(kernels.dense(), hidden, with);
    double scale = length > 0 ? 1 / length : 0;
    int[] history = of.history(0);
    double[] shares = new double[history.length];
    double sum = 0;
    for (int n = 0; n < history.length; n++) {
      float[] part = new float[users.dimension()];
      users.add(history[n], history.length, part, 0);
      shares[n] = scale / (layers + 1) * RowDot.dot(part, 0, factors, 0, part.length);
      sum += shares[n];
    }
    double rest = scale * factors[users.dimension()];
    return new Explained(
        sum + rest,
        shares,
        List.of(new Contribution(Kind.USER, "", "what was learned of all users", rest)),
        DESCRIPTION);
  }

  @Override
  public Scorer withItems(Catalogue grown, ProgressListener progress) {
    float[] more = source.more(grown, items(), progress);
    float[] means = new float[more.length];
    Chunks.scale(kernels.workers(), more, 1f / (layers + 1), means);
    float[] results = Towers.unit(towers.items(), means, kernels);
    float[] all = Arrays.copyOf(items, items.length + results.length);
    System.arraycopy(results, 0, all, items.length, results.length);
    return new TowerScorer(source, users.and(more), layers, towers, all, kernels);
  }
}
