package dev.mizzen.impl.recommend;

import dev.mizzen.impl.recommend.closed.Ease;
import dev.mizzen.impl.recommend.closed.GfCf;
import dev.mizzen.impl.recommend.closed.ItemKnn;
import dev.mizzen.impl.recommend.closed.LinearFilter;
import dev.mizzen.impl.recommend.closed.Popularity;
import dev.mizzen.impl.recommend.factor.LightGcnKind;
import dev.mizzen.impl.recommend.factor.TextGcnKind;
import dev.mizzen.impl.recommend.factor.TextGcnMlpKind;
import dev.mizzen.impl.recommend.miarec.MiarecKind;
import java.util.List;
import java.util.Optional;

/** The kinds of models of this library. */
final class ModelKinds {
  private static final List<ModelKind> ALL =
      List.of(
          new Popularity(),
          new ItemKnn(),
          new LinearFilter(),
          new GfCf(),
          new Ease(),
          new LightGcnKind(),
          new TextGcnKind(),
          new TextGcnMlpKind(),
          new MiarecKind());

  private ModelKinds() {}

  /** The kind of this name. */
  static Optional<ModelKind> find(String id) {
    return ALL.stream().filter(kind -> kind.id().equals(id)).findFirst();
  }

  /** The names of all kinds. */
  static List<String> ids() {
    return ALL.stream().map(ModelKind::id).toList();
  }
}
