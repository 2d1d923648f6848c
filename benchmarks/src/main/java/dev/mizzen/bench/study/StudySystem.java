package dev.mizzen.bench.study;

import dev.mizzen.train.HeadShape;
import dev.mizzen.train.HeadShape.Activation;
import dev.mizzen.train.HeadShape.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A way from token vectors to others of k values: one row of the study.
 *
 * @param name as it was asked for
 * @param origin where its weights come from
 * @param shape of the head; of no account for full vectors
 * @param fromPrincipal whether training starts from the principal directions
 * @param decay AdamW's weight decay
 */
public record StudySystem(
    String name, Origin origin, HeadShape shape, boolean fromPrincipal, double decay) {
  /** AdamW's weight decay where the name does not say otherwise. */
  public static final double DECAY = 0.01;

  /** That of the comparison of effective ranks. */
  private static final double STRONG_DECAY = 0.1;

  /** Where weights come from. */
  public enum Origin {
    /** There are none: the vectors as they are. */
    FULL,
    /** Random directions at right angles. */
    RANDOM,
    /** The leading eigenvectors of the documents' tokens. */
    PRINCIPAL,
    /** Learned from full-dimension MaxSim. */
    DISTILLED,
    /** Learned from judgments. */
    SUPERVISED
  }

  /**
   * Reads a name: {@code full}, {@code random}, {@code pca}, or a kind of head and what is special
   * about it, such as {@code linear}, {@code ffn2-res}, {@code ffn2-res-f4}, {@code glu-silu-f1},
   * {@code linear-frompca}, {@code linear-decay}, {@code linear-supervised}. Without a width f it
   * is 2, without an activation the identity.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static StudySystem parse(String name, int inputDimension, int dimension) {
    String plain = name.toLowerCase(Locale.ROOT);
    HeadShape linear = HeadShape.linear(inputDimension, dimension);
    return switch (plain) {
      case "full" ->
          new StudySystem(
              plain, Origin.FULL, HeadShape.linear(inputDimension, inputDimension), false, 0);
      case "random" -> new StudySystem(plain, Origin.RANDOM, linear, false, 0);
      case "pca" -> new StudySystem(plain, Origin.PRINCIPAL, linear, false, 0);
      default -> trained(plain, inputDimension, dimension);
    };
  }

  private static StudySystem trained(String name, int inputDimension, int dimension) {
    List<String> words = List.of(name.split("-", -1));
    boolean residual = words.size() > 1 && words.get(1).equals("res");
    String kind = words.getFirst() + (residual ? "_res" : "");
    double width = 2;
    Activation activation = Activation.IDENTITY;
    Origin origin = Origin.DISTILLED;
    boolean fromPrincipal = false;
    double decay = DECAY;
    for (String word : words.subList(residual ? 2 : 1, words.size())) {
      switch (word) {
        case "supervised" -> origin = Origin.SUPERVISED;
        case "frompca" -> fromPrincipal = true;
        case "decay" -> decay = STRONG_DECAY;
        default -> {
          if (word.matches("f\\d+(\\.\\d+)?")) {
            width = Double.parseDouble(word.substring(1));
          } else {
            activation = constant(Activation.values(), word, name);
          }
        }
      }
    }
    HeadShape shape =
        new HeadShape(
            constant(Kind.values(), kind, name), inputDimension, dimension, width, activation);
    if (fromPrincipal && shape.kind() != Kind.LINEAR) {
      throw new IllegalArgumentException("'" + name + "': only linear heads start from directions");
    }
    return new StudySystem(name, origin, shape, fromPrincipal, decay);
  }

  private static <E extends Enum<E>> E constant(E[] values, String word, String name) {
    return Arrays.stream(values)
        .filter(value -> value.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + word
                        + "' in '"
                        + name
                        + "' is none of "
                        + Arrays.stream(values)
                            .map(value -> value.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))));
  }

  /** Values in a vector. */
  public int dimension() {
    return shape.dimension();
  }

  /** Whether it is another with another seed. */
  public boolean seeded() {
    return origin != Origin.FULL && origin != Origin.PRINCIPAL;
  }

  /** Whether it learns. */
  public boolean trains() {
    return origin == Origin.DISTILLED || origin == Origin.SUPERVISED;
  }
}
