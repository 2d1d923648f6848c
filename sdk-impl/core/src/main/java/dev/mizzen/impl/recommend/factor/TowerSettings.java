package dev.mizzen.impl.recommend.factor;

import dev.mizzen.impl.recommend.Settings;

/**
 * How towers learn.
 *
 * @param hidden values between the two layers
 * @param dimension of results
 * @param shared whether users and items have one tower
 * @param positives most of a user in an example
 * @param negatives of each example
 * @param each whether each example draws negatives of its own; else a batch shares them
 * @param domain the metadata field that tells data sets apart; empty for one data set
 * @param sampling shares of data sets: proportional, equal, or name:weight,name:weight
 */
record TowerSettings(
    int hidden,
    int dimension,
    boolean shared,
    int positives,
    int negatives,
    boolean each,
    String domain,
    String sampling) {
  static TowerSettings read(Settings settings) {
    return new TowerSettings(
        settings.whole("hidden", 512, 1, 1 << 16),
        settings.whole("dimension", 128, 1, 4096),
        settings.choice("tower", "two", "one", "two").equals("one"),
        settings.whole("positives", 5, 1, 1024),
        settings.whole("negatives", 512, 1, 1 << 16),
        settings.choice("drawing", "shared", "each", "shared").equals("each"),
        settings.text("domain", ""),
        settings.text("sampling", "proportional"));
  }

  /** The same for towers that are there. */
  TowerSettings like(Towers towers) {
    return new TowerSettings(
        towers.users().hidden(),
        towers.users().output(),
        towers.shared(),
        positives,
        negatives,
        each,
        domain,
        sampling);
  }
}
