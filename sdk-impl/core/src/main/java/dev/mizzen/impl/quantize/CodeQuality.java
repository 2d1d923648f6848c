package dev.mizzen.impl.quantize;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well codes tell rows apart.
 *
 * @param used for each number of leading codes, how many combinations there are among the rows
 * @param utilisation the same as a share of the combinations that there could be (CUR)
 * @param independent the share of rows whose full codes no other row has (ICR)
 */
public record CodeQuality(List<Long> used, List<Double> utilisation, double independent) {

  /** Copies the lists. */
  public CodeQuality {
    used = List.copyOf(used);
    utilisation = List.copyOf(utilisation);
  }

  /**
   * Counts codes.
   *
   * @param codes {@code [N × sizes]}
   * @param sizes how many values each code can have
   * @throws IllegalArgumentException if codes are not one or more whole rows
   */
  public static CodeQuality of(int[] codes, List<Integer> sizes) {
    int width = sizes.size();
    if (width == 0 || codes.length == 0 || codes.length % width != 0) {
      throw new IllegalArgumentException(
          codes.length + " codes are not one or more rows of " + width);
    }
    List<Long> used = new ArrayList<>();
    List<Double> utilisation = new ArrayList<>();
    double possible = 1;
    Map<IntBuffer, Integer> owners = Map.of();
    for (int prefix = 1; prefix <= width; prefix++) {
      owners = owners(codes, width, prefix);
      possible *= sizes.get(prefix - 1);
      used.add((long) owners.size());
      utilisation.add(owners.size() / possible);
    }
    long single = owners.values().stream().filter(count -> count == 1).count();
    int rows = codes.length / width;
    return new CodeQuality(used, utilisation, (double) single / rows);
  }

  private static Map<IntBuffer, Integer> owners(int[] codes, int width, int prefix) {
    Map<IntBuffer, Integer> owners = new HashMap<>();
    for (int at = 0; at < codes.length; at += width) {
      owners.merge(IntBuffer.wrap(codes, at, prefix).slice(), 1, Integer::sum);
    }
    return owners;
  }
}
