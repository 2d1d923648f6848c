package dev.mizzen.samples.search;

import dev.mizzen.embed.Pooling;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/** The poolings that can be asked for. */
final class Poolings implements ITypeConverter<Pooling> {
  @Override
  public Pooling convert(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "cls" -> Pooling.CLS;
      case "mean" -> Pooling.MEAN;
      default ->
          throw new IllegalArgumentException(
              "there is no pooling '" + name + "'; choose among cls, mean");
    };
  }

  static String name(Pooling pooling) {
    return pooling.name().toLowerCase(Locale.ROOT);
  }
}
