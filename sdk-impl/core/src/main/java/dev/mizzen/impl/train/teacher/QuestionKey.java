package dev.mizzen.impl.train.teacher;

import dev.mizzen.Content;
import dev.mizzen.impl.embed.model.Sha256;
import dev.mizzen.train.preference.PreferenceItem;
import dev.mizzen.vector.Embedding;
import java.util.HexFormat;
import java.util.List;

/**
 * What tells one question from another: everything that the teacher is shown, and the seed of the
 * order in which it is. Pictures, sounds and films count by their place, not by what is there.
 *
 * @param hex a SHA-256
 */
record QuestionKey(String hex) {
  private static final int DIGITS = 16;

  static QuestionKey of(
      String teacher, String kind, String text, List<PreferenceItem> items, long seed) {
    Sha256 hash = new Sha256();
    add(hash, teacher);
    add(hash, kind);
    add(hash, text);
    add(hash, Long.toString(seed));
    for (PreferenceItem item : items) {
      add(hash, item.id());
      add(hash, item.content().map(QuestionKey::describe).orElse(""));
      add(hash, Integer.toString(item.vector().map(Embedding::dimension).orElse(0)));
      item.vector().ifPresent(vector -> hash.add(vector.segment()));
    }
    return new QuestionKey(hash.hex());
  }

  /** The length first, so that no two lists of texts look the same. */
  private static void add(Sha256 hash, String text) {
    hash.add(text.length() + ":" + text);
  }

  private static String describe(Content content) {
    return switch (content) {
      case Content.Text text -> "text " + text.text();
      case Content.Image image -> "image " + image.location();
      case Content.Audio audio -> "audio " + audio.location();
      case Content.Video video -> "video " + video.location();
    };
  }

  /** A number that the question decides. */
  long seed() {
    return HexFormat.fromHexDigitsToLong(hex, 0, DIGITS);
  }
}
