package dev.mizzen.impl.train.preference;

import dev.mizzen.impl.head.Network;
import dev.mizzen.impl.train.teacher.ScriptedTeacher;
import dev.mizzen.kernels.Workers;
import dev.mizzen.train.preference.PreferenceItem;
import dev.mizzen.train.preference.PreferenceTeacher;
import dev.mizzen.vector.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Random texts of 6 values and items of 9; the teacher compares an item's first values with p. */
final class SmallData {
  static final int TEXT = 6;
  static final int ITEM = 9;

  private SmallData() {}

  static PreferenceData of(int texts, int items, long seed) {
    RandomGenerator random = Randomness.of(seed);
    float[] textVectors = normal(texts * TEXT, random);
    for (int t = 0; t < texts; t++) {
      double squares = 0;
      for (int k = 0; k < TEXT; k++) {
        squares += (double) textVectors[t * TEXT + k] * textVectors[t * TEXT + k];
      }
      for (int k = 0; k < TEXT; k++) {
        textVectors[t * TEXT + k] /= (float) Math.sqrt(squares);
      }
    }
    float[] itemVectors = normal(items * ITEM, random);
    List<PreferenceItem> list = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      float[] own = java.util.Arrays.copyOfRange(itemVectors, i * ITEM, (i + 1) * ITEM);
      list.add(PreferenceItem.of("i" + i, Embedding.adopt(own)));
    }
    List<String> names = IntStream.range(0, texts).mapToObj(Integer::toString).toList();
    return new PreferenceData(names, textVectors, TEXT, list, itemVectors, ITEM);
  }

  static float[] normal(int count, RandomGenerator random) {
    float[] values = new float[count];
    for (int k = 0; k < count; k++) {
      values[k] = (float) random.nextGaussian();
    }
    return values;
  }

  static PreferenceTeacher teacher(PreferenceData data) {
    return new ScriptedTeacher(
        "inner product",
        (text, item) -> {
          int at = Integer.parseInt(text) * TEXT;
          double sum = 0;
          for (int k = 0; k < TEXT; k++) {
            sum += data.textVectors()[at + k] * item.vector().orElseThrow().get(k);
          }
          return sum;
        });
  }

  static Student student(long seed) {
    float[] matrix = normal(ITEM * TEXT, Randomness.of(seed));
    return new Student(Network.linear(matrix, ITEM, TEXT), Kernels.BACKEND, Workers.caller());
  }

  /** Groups of {@code size} different items in a random order. */
  static List<PreferenceGroup> groups(PreferenceData data, int count, int size, long seed) {
    RandomGenerator random = Randomness.of(seed);
    List<PreferenceGroup> groups = new ArrayList<>();
    for (int g = 0; g < count; g++) {
      int[] order = Randomness.permutation(data.items().size(), random);
      groups.add(
          new PreferenceGroup(
              random.nextInt(data.texts().size()),
              IntStream.of(order).limit(size).boxed().toList()));
    }
    return groups;
  }
}
