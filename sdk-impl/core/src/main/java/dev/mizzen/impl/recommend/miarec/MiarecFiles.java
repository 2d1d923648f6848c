package dev.mizzen.impl.recommend.miarec;

import dev.mizzen.impl.recommend.SavedModel;
import dev.mizzen.kernels.graph.CsrGraph;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Brings models back. */
final class MiarecFiles {
  private MiarecFiles() {}

  /** The items that have interactions, ascending. */
  static int[] warm(int[] degrees) {
    return IntStream.range(0, degrees.length).filter(item -> degrees[item] > 0).toArray();
  }

  /** What {@link MiarecScorer#arrays} wrote. */
  static MiarecScorer load(SavedModel saved, MiarecSettings settings, boolean trained) {
    int[] warm = warm(saved.interactions().itemDegrees());
    TermVectors words = TermVectors.known(saved.catalogue(), warm, saved.floats("words"));
    int content = words.dimension();
    int users = saved.interactions().users().size();
    int relations = settings.relations().size();
    Shape shape =
        new Shape(relations, settings.layers(), content, trained ? settings.dimension() : content);
    float[][] parts = new float[trained ? relations + 2 : relations][];
    for (int p = 0; p < parts.length; p++) {
      parts[p] = saved.floats("part." + p, (long) users * shape.dimension());
    }
    MiarecScorer.State state =
        new MiarecScorer.State(
            shape,
            trained ? weights(saved, shape) : null,
            parts,
            saved.floats("user-content", users),
            Relations.load(settings.relations(), saved),
            words);
    CsrGraph graph = saved.interactions().graph();
    return new MiarecScorer(
        state,
        saved.floats("contents", (long) graph.columns() * content),
        MiarecKernels.of(saved.backend(), saved.workers()));
  }

  private static MiarecWeights weights(SavedModel saved, Shape shape) {
    Map<String, float[]> all = new LinkedHashMap<>();
    MiarecWeights.zeros(shape)
        .all()
        .forEach((name, values) -> all.put(name, saved.floats("weight." + name, values.length)));
    return MiarecWeights.of(all);
  }
}
