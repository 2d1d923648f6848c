package dev.mizzen.impl.recommend.miarec;

import dev.mizzen.impl.recommend.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * What decides the model besides the course of its training.
 *
 * @param content values in a vector of content
 * @param dimension values in a vector of the network
 * @param layers of each channel
 * @param sharedItems whether users are joined by items that both dealt with
 * @param topic whether users are joined by the likeness of their items' content
 * @param fields of items' metadata by whose values users are joined
 * @param neighbours of a user by topic, and by each field
 * @param sharing users that a user is joined to by items at most
 * @param law of mutual influence
 * @param degrees whether messages are divided by √(degree · degree)
 * @param share how much neighbours count where nothing is trained
 */
record MiarecSettings(
    int content,
    int dimension,
    int layers,
    boolean sharedItems,
    boolean topic,
    List<String> fields,
    int neighbours,
    int sharing,
    Influence.Law law,
    boolean degrees,
    double share) {
  static MiarecSettings read(Settings settings) {
    return new MiarecSettings(
        settings.whole("content", 128, 1, 4096),
        settings.whole("dimension", 64, 1, 4096),
        settings.whole("layers", 2, 1, 8),
        settings.flag("shared-items", true),
        settings.flag("topic", true),
        settings.names("fields"),
        settings.whole("neighbours", 20, 1, 1000),
        settings.whole("sharing", 100, 1, 100_000),
        new Influence.Law(
            settings.real("mass-exponent", 1, 0, 8), settings.real("distance-exponent", 2, 0, 8)),
        settings.flag("degrees", true),
        settings.real("share", 0.6, 0, 1e6));
  }

  /** The names of all relations, in order. */
  List<String> relations() {
    List<String> names = new ArrayList<>();
    if (sharedItems) {
      names.add("items");
    }
    if (topic) {
      names.add("topic");
    }
    names.addAll(fields);
    return names;
  }
}
