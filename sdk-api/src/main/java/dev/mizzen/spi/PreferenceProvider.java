package dev.mizzen.spi;

import dev.mizzen.ProgressListener;
import dev.mizzen.train.preference.PreferenceItem;
import dev.mizzen.train.preference.PreferenceTrainer;
import dev.mizzen.vector.Embedding;
import java.util.List;

/** Distils preferences; registered as a service. */
public interface PreferenceProvider extends Provider {
  /** Trains, as {@link PreferenceTrainer#train} says. */
  PreferenceTrainer.Result train(
      PreferenceSpec spec,
      List<String> texts,
      List<Embedding> textVectors,
      List<PreferenceItem> items,
      ProgressListener progress);

  /** Plays tournaments, as {@link PreferenceTrainer#favourite} says. */
  PreferenceTrainer.Favourite favourite(
      PreferenceSpec spec, String text, List<PreferenceItem> items, int tournaments);
}
