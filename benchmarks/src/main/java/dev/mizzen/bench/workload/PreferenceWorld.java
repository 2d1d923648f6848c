package dev.mizzen.bench.workload;

import dev.mizzen.impl.train.preference.PreferenceData;
import dev.mizzen.impl.train.teacher.ScriptedTeacher;
import dev.mizzen.train.preference.PreferenceItem;
import dev.mizzen.train.preference.PreferenceTeacher;
import dev.mizzen.vector.Embedding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A made-up world of things and people. Things have 8 attributes, people a wish for each, all
 * normally distributed. The teacher sees attributes and wishes; the student sees 64 random linear
 * mixtures of either, two mixtures that have nothing to do with each other, and has to find the map
 * between them.
 */
public final class PreferenceWorld {
  /** Values in every vector that the student sees. */
  public static final int DIMENSION = 64;

  private static final int ATTRIBUTES = 8;
  private static final RandomGeneratorFactory<RandomGenerator> RANDOM =
      RandomGeneratorFactory.of("L64X128MixRandom");

  /** Below it a sparse teacher finds all things as good as useless: 3.6 % of them are above. */
  private static final double THRESHOLD = 1.8;

  private static final double TINY = 1e-6;

  private final RandomGenerator random;
  private final double[][] itemMixture;
  private final double[][] textMixture;
  private final Map<String, double[]> wishes = new HashMap<>();

  /** A world. */
  public PreferenceWorld(long seed) {
    random = RANDOM.create(seed);
    itemMixture = normal(ATTRIBUTES, DIMENSION);
    textMixture = normal(ATTRIBUTES, DIMENSION);
  }

  private double[][] normal(int rows, int columns) {
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      for (int k = 0; k < columns; k++) {
        row[k] = random.nextGaussian();
      }
    }
    return values;
  }

  /** More people and things of this world; names begin with {@code part}. */
  public PreferenceData draw(String part, int people, int things) {
    List<String> texts = new ArrayList<>();
    double[][] wish = normal(people, ATTRIBUTES);
    for (int p = 0; p < people; p++) {
      texts.add(part + " person " + p);
      wishes.put(texts.getLast(), wish[p]);
    }
    List<PreferenceItem> items = new ArrayList<>();
    double[][] attributes = normal(things, ATTRIBUTES);
    for (int i = 0; i < things; i++) {
      items.add(PreferenceItem.of(part + " thing " + i, embedding(attributes[i])));
    }
    float[] textVectors = mix(wish, textMixture);
    scale(textVectors);
    return new PreferenceData(
        texts, textVectors, DIMENSION, items, mix(attributes, itemMixture), DIMENSION);
  }

  private static Embedding embedding(double[] values) {
    float[] floats = new float[values.length];
    for (int k = 0; k < floats.length; k++) {
      floats[k] = (float) values[k];
    }
    return Embedding.adopt(floats);
  }

  private static float[] mix(double[][] rows, double[][] mixture) {
    float[] mixed = new float[rows.length * DIMENSION];
    for (int row = 0; row < rows.length; row++) {
      for (int k = 0; k < DIMENSION; k++) {
        double sum = 0;
        for (int a = 0; a < ATTRIBUTES; a++) {
          sum += rows[row][a] * mixture[a][k];
        }
        mixed[row * DIMENSION + k] = (float) sum;
      }
    }
    return mixed;
  }

  /** To length 1. */
  private static void scale(float[] rows) {
    for (int from = 0; from < rows.length; from += DIMENSION) {
      double squares = 0;
      for (int k = from; k < from + DIMENSION; k++) {
        squares += (double) rows[k] * rows[k];
      }
      for (int k = from; k < from + DIMENSION; k++) {
        rows[k] = (float) (rows[k] / Math.sqrt(squares));
      }
    }
  }

  /** One who tells any two things apart: {@code ⟨wish, attributes⟩}. */
  public PreferenceTeacher dense() {
    return new ScriptedTeacher("dense", (text, item) -> fit(text, item));
  }

  /**
   * One to whom most things are equally irrelevant: {@code max(0, fit − 1.8)}, where the fit is the
   * attributes' part along the wish, and tiny differences that mean nothing.
   */
  public PreferenceTeacher sparse() {
    return new ScriptedTeacher("sparse", this::sparseUtility);
  }

  /** The utility that {@link #sparse} goes by. */
  public double sparseUtility(String text, PreferenceItem item) {
    double noise = RANDOM.create((text + item.id()).hashCode()).nextDouble();
    double fit = fit(text, item) / length(wish(text));
    return Math.max(0, fit - THRESHOLD) + TINY * noise;
  }

  /** The utility that {@link #dense} goes by. */
  public double fit(String text, PreferenceItem item) {
    double[] wish = wish(text);
    Embedding attributes = item.vector().orElseThrow();
    double sum = 0;
    for (int a = 0; a < ATTRIBUTES; a++) {
      sum += wish[a] * attributes.get(a);
    }
    return sum;
  }

  private double[] wish(String text) {
    double[] wish = wishes.get(text);
    if (wish == null) {
      throw new IllegalArgumentException("nobody here is called " + text);
    }
    return wish;
  }

  private static double length(double[] values) {
    double squares = 0;
    for (double value : values) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }

  /** Where a training begins: the identity. */
  public static float[] identity() {
    float[] matrix = new float[DIMENSION * DIMENSION];
    for (int k = 0; k < DIMENSION; k++) {
      matrix[k * DIMENSION + k] = 1;
    }
    return matrix;
  }
}
