package dev.mizzen.impl.recommend.miarec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * What a network learns, by name and always in the same order. Matrices are row-major and stand
 * behind their input: {@code [input × output]}.
 */
final class MiarecWeights {
  static final String IN = "in";
  static final String QUERY = "query";
  static final String KEY = "key";
  static final String VALUE = "value";
  static final String JOINED = "out.joined";
  static final String CONTENT = "out.content";
  static final String ITEM = "item";

  /** γ, what the content's cosine counts. */
  static final String GAMMA = "gamma";

  /** Items begin near 0, so that content alone ranks first. */
  private static final double SMALL = 0.1;

  private final Map<String, float[]> all;

  private MiarecWeights(Map<String, float[]> all) {
    this.all = all;
  }

  /** Zeros. */
  static MiarecWeights zeros(Shape shape) {
    int d = shape.dimension();
    Map<String, float[]> all = new LinkedHashMap<>();
    all.put(IN, new float[shape.content() * d]);
    for (int r = 0; r < shape.relations(); r++) {
      for (int l = 0; l < shape.layers(); l++) {
        all.put(own(r, l), new float[d * d]);
        all.put(heard(r, l), new float[d * d]);
        all.put(bias(r, l), new float[d]);
      }
      all.put(out(r), new float[d * d]);
    }
    for (String name : List.of(QUERY, KEY, VALUE, JOINED)) {
      all.put(name, new float[d * d]);
    }
    all.put(CONTENT, new float[shape.content() * d]);
    all.put(ITEM, new float[shape.content() * d]);
    all.put(GAMMA, new float[1]);
    return new MiarecWeights(all);
  }

  /** First values: normally distributed (Glorot and Bengio, AISTATS 2010), biases 0, γ 1. */
  static MiarecWeights drawn(Shape shape, long seed) {
    RandomGenerator random =
        RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(seed);
    MiarecWeights weights = zeros(shape);
    int d = shape.dimension();
    weights.all.forEach(
        (name, values) -> {
          double deviation = Math.sqrt(2.0 / (values.length / d + d));
          if (name.equals(ITEM)) {
            deviation *= SMALL;
          }
          for (int k = 0; k < values.length && values.length > d; k++) {
            values[k] = (float) (deviation * random.nextGaussian());
          }
        });
    weights.get(GAMMA)[0] = 1;
    return weights;
  }

  /** Those of another order or from a file, by name. */
  static MiarecWeights of(Map<String, float[]> all) {
    return new MiarecWeights(all);
  }

  static String own(int relation, int layer) {
    return "own." + relation + "." + layer;
  }

  static String heard(int relation, int layer) {
    return "heard." + relation + "." + layer;
  }

  static String bias(int relation, int layer) {
    return "bias." + relation + "." + layer;
  }

  static String out(int relation) {
    return "out." + relation;
  }

  /** One array, not a copy. */
  float[] get(String name) {
    float[] values = all.get(name);
    if (values == null) {
      throw new IllegalArgumentException("there are no weights '" + name + "': " + all.keySet());
    }
    return values;
  }

  /** All of them by name. */
  Map<String, float[]> all() {
    return all;
  }

  /** All of them in order. */
  List<float[]> list() {
    return List.copyOf(all.values());
  }
}
