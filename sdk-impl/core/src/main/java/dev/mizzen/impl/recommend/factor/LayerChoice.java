package dev.mizzen.impl.recommend.factor;

import dev.mizzen.impl.recommend.Settings;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How many layers: a number that was given, or one that validation decides. */
final class LayerChoice {
  private static final String NAME = "layers";
  private static final String AUTO = "auto";
  private static final int STANDARD = 3;
  private static final int MOST = 16;

  private final Settings settings;
  private final boolean auto;
  private final int given;
  private final int most;

  private LayerChoice(Settings settings, boolean auto, int given, int most) {
    this.settings = settings;
    this.auto = auto;
    this.given = given;
    this.most = most;
  }

  static LayerChoice read(Settings settings) {
    String[] options =
        Stream.concat(Stream.of(AUTO), IntStream.rangeClosed(0, MOST).mapToObj(Integer::toString))
            .toArray(String[]::new);
    String text = settings.choice(NAME, AUTO, options);
    int most = settings.whole("most-layers", 6, 0, MOST);
    boolean auto = text.equals(AUTO);
    return new LayerChoice(settings, auto, auto ? STANDARD : Integer.parseInt(text), most);
  }

  /** Whether each number of layers is to be tried. */
  boolean tries(boolean validation) {
    return auto && validation;
  }

  /** The most layers that are needed. */
  int upTo(boolean validation) {
    return tries(validation) ? most : given;
  }

  /** Keeps what was decided for the report. */
  void decided(int layers) {
    settings.decide(NAME, Integer.toString(layers));
  }
}
