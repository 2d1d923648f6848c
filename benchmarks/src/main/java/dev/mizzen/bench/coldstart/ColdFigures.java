package dev.mizzen.bench.coldstart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * Figures of systems over seeds, with intervals by a bootstrap that draws users and seeds with
 * replacement, the same ones for all systems: differences are paired.
 */
public final class ColdFigures {
  private static final double TAIL = 0.025;

  /** Of what figures are: all cold films, or one stratum. */
  public static final List<String> PARTS = List.of("cold", "zero", "few", "warm");

  private final int population;
  private final int seeds;
  private final int resamples;
  private final List<int[]> userDraws = new ArrayList<>();
  private final List<int[]> seedDraws = new ArrayList<>();
  private final Map<String, double[]> resampled = new LinkedHashMap<>();

  /**
   * Draws.
   *
   * @param population users
   * @param resamples of the bootstrap
   */
  public ColdFigures(int population, int seeds, int resamples) {
    this.population = population;
    this.seeds = seeds;
    this.resamples = resamples;
    Random random = new Random(42);
    for (int r = 0; r < resamples; r++) {
      userDraws.add(draws(population, random));
      seedDraws.add(draws(seeds, random));
    }
  }

  private static int[] draws(int count, Random random) {
    int[] times = new int[count];
    for (int n = 0; n < count; n++) {
      times[random.nextInt(count)]++;
    }
    return times;
  }

  /**
   * AUC and GAUC of a system with their intervals.
   *
   * @param bySeed for each seed the scored ratings of each part
   */
  public Map<String, Object> of(String system, List<Map<String, Auc>> bySeed) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("system", system);
    row.put("seeds", seeds);
    for (String part : PARTS) {
      List<Auc> areas = bySeed.stream().map(m -> Objects.requireNonNull(m.get(part))).toList();
      put(row, system, part + "_auc", areas, Auc::pooled);
      put(row, system, part + "_gauc", areas, Auc::grouped);
    }
    return row;
  }

  private void put(
      Map<String, Object> row,
      String system,
      String name,
      List<Auc> areas,
      BiFunction<Auc, int[], Double> figure) {
    int[] once = new int[population];
    Arrays.fill(once, 1);
    double[] values = areas.stream().mapToDouble(a -> figure.apply(a, once)).toArray();
    double[] means = new double[resamples];
    for (int r = 0; r < resamples; r++) {
      double sum = 0;
      for (int s = 0; s < seeds; s++) {
        int times = seedDraws.get(r)[s];
        sum += times == 0 ? 0 : times * figure.apply(areas.get(s), userDraws.get(r));
      }
      means[r] = sum / seeds;
    }
    resampled.put(system + " " + name, means);
    resampled.put(system + " " + name + " mean", new double[] {mean(values)});
    row.put(name, rounded(mean(values)));
    interval(row, name, means);
    row.put(name + "_by_seed", Arrays.stream(values).mapToObj(ColdFigures::rounded).toList());
  }

  /** Adds how much better a system is than another, for cold films. */
  public void compare(Map<String, Object> row, String system, String key, String other) {
    for (String name : List.of("cold_auc", "cold_gauc", "zero_gauc", "few_gauc")) {
      double[] own = values(system + " " + name);
      double[] others = values(other + " " + name);
      double[] differences = new double[own.length];
      for (int r = 0; r < own.length; r++) {
        differences[r] = own[r] - others[r];
      }
      String full = "vs_" + key + "_" + name;
      row.put(
          full,
          rounded(
              values(system + " " + name + " mean")[0] - values(other + " " + name + " mean")[0]));
      interval(row, full, differences);
    }
  }

  private double[] values(String key) {
    return Objects.requireNonNull(resampled.get(key), key);
  }

  private static void interval(Map<String, Object> row, String name, double[] means) {
    double[] sorted = means.clone();
    Arrays.sort(sorted);
    int tail = (int) (TAIL * sorted.length);
    row.put(name + "_lower", rounded(sorted[tail]));
    row.put(name + "_upper", rounded(sorted[sorted.length - 1 - tail]));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** Four digits. */
  public static double rounded(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.4f", value));
  }
}
