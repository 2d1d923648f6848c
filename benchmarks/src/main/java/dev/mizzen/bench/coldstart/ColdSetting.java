package dev.mizzen.bench.coldstart;

import java.util.ArrayList;
import java.util.List;

/**
 * What is chosen on the validation slice.
 *
 * @param rate the highest learning rate
 * @param unknown the share of examples whose film is taken for an unknown one
 */
public record ColdSetting(double rate, double unknown) {
  /** All that are tried. */
  public static List<ColdSetting> grid() {
    List<ColdSetting> grid = new ArrayList<>();
    for (double rate : new double[] {1e-3, 3e-3, 1e-2}) {
      for (double unknown : new double[] {0.1, 0.3}) {
        grid.add(new ColdSetting(rate, unknown));
      }
    }
    return grid;
  }
}
