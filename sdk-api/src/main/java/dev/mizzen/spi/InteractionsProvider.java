package dev.mizzen.spi;

import dev.mizzen.Incubating;
import dev.mizzen.recommend.Interaction;
import dev.mizzen.recommend.InteractionFormat;
import dev.mizzen.recommend.Interactions;
import java.nio.file.Path;

/** Reads and keeps interactions; registered as a service. */
@Incubating(since = "0.1.0")
public interface InteractionsProvider extends Provider {
  /** See {@link Interactions#of}. */
  Interactions of(Iterable<Interaction> interactions);

  /**
   * See {@link Interactions#lists} and {@link Interactions#sequences}.
   *
   * @param ordered whether the place in its list counts as an interaction's time
   */
  Interactions lists(Path file, boolean ordered);

  /** See {@link Interactions#delimited}. */
  Interactions delimited(Path file, InteractionFormat format);

  /** See {@link Interactions#jsonLines}. */
  Interactions jsonLines(Path file, InteractionFormat format);

  /** See {@link Interactions#load}. */
  Interactions load(Path folder);

  /** See {@link Interactions#append}. */
  void append(Path folder, Iterable<Interaction> more);
}
