package dev.mizzen.recommend;

import dev.mizzen.Incubating;
import dev.mizzen.spi.InteractionsProvider;
import dev.mizzen.spi.Providers;
import java.nio.file.Path;

/**
 * Interactions in memory, 20 bytes each at most, without two of the same pair. Immutable and safe
 * for use by many threads.
 *
 * {@snippet :
 * Interactions all = Interactions.delimited(file, InteractionFormat.csv("user", "item"));
 * Split split = all.kCore(5).split(SplitRule.leaveOneOut());
 * Recommender model = Recommender.model("item-knn").train(split.training(), ProgressListener.NONE);
 * }
 *
 * <p>Where a file has a pair more than once, the largest weight and the earliest time are kept.
 * Files are UTF-8, unpacked if their name ends in {@code .gz}, and read in one pass. A line that
 * cannot be used ends the reading with a {@link dev.mizzen.error.DataFormatException} that names
 * file and line, shows the line, and says what was expected.
 */
@Incubating(since = "0.1.0")
public interface Interactions extends Iterable<Interaction> {
  /** Those of any source. */
  static Interactions of(Iterable<Interaction> interactions) {
    return provider().of(interactions);
  }

  /**
   * Lists as in the data sets of NGCF and LightGCN: in each line a user and its items, whole
   * numbers from 0 on, with blanks between them.
   */
  static Interactions lists(Path file) {
    return provider().lists(file, false);
  }

  /** As {@link #lists}, where a user's items stand in the order in which they were dealt with. */
  static Interactions sequences(Path file) {
    return provider().lists(file, true);
  }

  /** A line for each interaction, its values divided by a character. */
  static Interactions delimited(Path file, InteractionFormat format) {
    return provider().delimited(file, format);
  }

  /** A JSON object in each line. The format's names are those of its properties. */
  static Interactions jsonLines(Path file, InteractionFormat format) {
    return provider().jsonLines(file, format);
  }

  /**
   * Reads what {@link #save} and {@link #append} wrote.
   *
   * @throws dev.mizzen.error.ModelException if it is damaged, or of a version that is not known
   */
  static Interactions load(Path folder) {
    return provider().load(folder);
  }

  /**
   * Adds interactions to a folder, which is begun if it is not there; all of them or, if something
   * fails, none.
   *
   * @throws dev.mizzen.error.ModelException if the folder is damaged, or of a version that is not
   *     known
   */
  static void append(Path folder, Iterable<Interaction> more) {
    provider().append(folder, more);
  }

  private static InteractionsProvider provider() {
    return Providers.first(InteractionsProvider.class, Providers.CORE);
  }

  /** The number of users. */
  int userCount();

  /** The number of items. */
  int itemCount();

  /** The number of distinct pairs. */
  int size();

  /** How many interactions fell together with others of the same pair. */
  int duplicates();

  /**
   * The largest part in which every user and every item has at least {@code k} interactions.
   *
   * @param k at least 1
   */
  Interactions kCore(int k);

  /**
   * Divides them into three parts without common pairs.
   *
   * @throws IllegalArgumentException if the rule needs times, and some are not known
   */
  Split split(SplitRule rule);

  /** Writes them to a folder, in full or not at all, in place of what is there. */
  void save(Path folder);
}
