package dev.mizzen.kernels.contrast;

import static dev.mizzen.kernels.contrast.InfoNceCase.Values.DENORMAL;
import static dev.mizzen.kernels.contrast.InfoNceCase.Values.LARGE;
import static dev.mizzen.kernels.contrast.InfoNceCase.Values.NEGATIVE;
import static dev.mizzen.kernels.contrast.InfoNceCase.Values.ORDINARY;
import static dev.mizzen.kernels.contrast.InfoNceCase.Values.RISING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.Rounding.Bounded;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.InfoNceCase.Shape;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link InfoNceKernel} must do; a backend adds a subclass that names its kernel. */
public abstract class InfoNceKernelContract {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);

  /** For subclasses. */
  protected InfoNceKernelContract() {}

  /** The kernel under test. */
  protected abstract InfoNceKernel kernel(Workers workers);

  static Stream<Shape> shapes() {
    Stream<Shape> sizes =
        Stream.of(
            new Shape(1, 1, 1, ORDINARY, false, false),
            new Shape(1, 9, 3, ORDINARY, false, true),
            new Shape(2, 2, 5, NEGATIVE, true, true),
            new Shape(5, 13, 15, LARGE, false, true),
            new Shape(14, 14, 16, ORDINARY, true, false),
            new Shape(15, 29, 17, ORDINARY, true, true),
            new Shape(31, 33, 31, LARGE, true, false),
            new Shape(32, 15, 32, NEGATIVE, false, false),
            new Shape(33, 64, 33, DENORMAL, false, true),
            new Shape(65, 65, 64, ORDINARY, false, true),
            new Shape(7, 230, 65, NEGATIVE, true, true),
            new Shape(223, 20, 8, ORDINARY, true, true),
            new Shape(225, 30, 9, LARGE, false, true),
            new Shape(16, 500, 12, DENORMAL, true, false),
            new Shape(240, 250, 4, ORDINARY, false, false),
            new Shape(12, 40, 128, ORDINARY, false, false),
            new Shape(9, 460, 3, RISING, false, true),
            new Shape(460, 9, 5, RISING, true, true),
            new Shape(230, 231, 2, RISING, false, true));
    return sizes.flatMap(
        s ->
            Stream.of(
                s,
                new Shape(
                    s.queries(),
                    s.documents(),
                    s.dimension(),
                    s.values(),
                    s.logQ(),
                    !s.symmetric())));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void staysWithinTheRoundingBoundOfFloat64(Shape shape) {
    InfoNceCase data = new InfoNceCase(shape, SEED);
    Float64InfoNce exact = new Float64InfoNce(data);
    InfoNceCase.Result result = data.run(kernel(Workers.caller()));
    String where = shape + ", seed " + SEED;
    assertWithin(exact.loss(), result.loss(), where);
    for (int i = 0; i < result.queries().length; i++) {
      Bounded expected = exact.queryGradient(i / data.dimension, i % data.dimension);
      assertWithin(expected, result.queries()[i], where + ", query gradient " + i);
    }
    for (int j = 0; j < result.documents().length; j++) {
      Bounded expected = exact.documentGradient(j / data.dimension, j % data.dimension);
      assertWithin(expected, result.documents()[j], where + ", document gradient " + j);
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void givesTheSameLossWithoutGradients(Shape shape) {
    InfoNceCase data = new InfoNceCase(shape, SEED);
    InfoNceKernel kernel = kernel(Workers.caller());
    assertThat(data.loss(kernel)).isEqualTo(data.run(kernel).loss());
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void givesTheSameBitsOnAnyNumberOfThreads(Shape shape) {
    InfoNceCase data = new InfoNceCase(shape, SEED);
    InfoNceCase.Result one = data.run(kernel(Workers.caller()));
    try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
      for (int threads = 2; threads <= 3; threads++) {
        InfoNceCase.Result several = data.run(kernel(Workers.of(pool, threads)));
        assertThat(several.loss()).isEqualTo(one.loss());
        assertThat(several.queries()).isEqualTo(one.queries());
        assertThat(several.documents()).isEqualTo(one.documents());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void derivesTheGradientsOfTheLoss(Shape shape) {
    if (shape.values() == LARGE || shape.values() == DENORMAL || shape.values() == RISING) {
      return; // A step that differences can see is too large for the values, or for the slopes.
    }
    InfoNceCase data = new InfoNceCase(shape, SEED);
    Float64InfoNce exact = new Float64InfoNce(data);
    Random random = new Random(SEED);
    for (int trial = 0; trial < 4; trial++) {
      int i = random.nextInt(data.queries.length);
      int j = random.nextInt(data.documents.length);
      assertThat(exact.queryGradient(i / data.dimension, i % data.dimension).value())
          .as("%s, query value %d, seed %d", shape, i, SEED)
          .isCloseTo(difference(data, data.queries, i), within(1e-5));
      assertThat(exact.documentGradient(j / data.dimension, j % data.dimension).value())
          .as("%s, document value %d, seed %d", shape, j, SEED)
          .isCloseTo(difference(data, data.documents, j), within(1e-5));
    }
  }

  /** The central difference of the float64 loss over a step that floats hold exactly. */
  private static double difference(InfoNceCase data, float[] values, int at) {
    float value = values[at];
    float step = 0x1p-10f;
    values[at] = value + step;
    double above = values[at];
    double high = new Float64InfoNce(data).loss().value();
    values[at] = value - step;
    double below = values[at];
    double low = new Float64InfoNce(data).loss().value();
    values[at] = value;
    return (high - low) / (above - below);
  }

  @Test
  void isTheMeanOfBothDirections() {
    Random random = new Random(SEED);
    float[] left = InfoNceCase.values(37 * 24, ORDINARY, 1, random);
    float[] right = InfoNceCase.values(37 * 24, ORDINARY, 1, random);
    InfoNceKernel kernel = kernel(Workers.caller());
    var both = InfoNceCase.paired(left, right, 24, 0.2f, true).run(kernel);
    var there = InfoNceCase.paired(left, right, 24, 0.2f, false).run(kernel);
    var back = InfoNceCase.paired(right, left, 24, 0.2f, false).run(kernel);
    assertThat(both.loss()).isCloseTo((there.loss() + back.loss()) / 2, within(1e-4));
    for (int k = 0; k < left.length; k++) {
      assertThat((double) both.queries()[k])
          .isCloseTo((there.queries()[k] + back.documents()[k]) / 2, within(1e-5));
      assertThat((double) both.documents()[k])
          .isCloseTo((there.documents()[k] + back.queries()[k]) / 2, within(1e-5));
    }
  }

  @Test
  void isNothingForASinglePair() {
    var result =
        InfoNceCase.paired(new float[] {3, -4}, new float[] {1, 2}, 2, 0.05f, true)
            .run(kernel(Workers.caller()));
    assertThat(result.loss()).isCloseTo(0, within(1e-5));
    for (int k = 0; k < 2; k++) {
      assertThat(result.queries()[k]).isCloseTo(0, within(1e-3f));
      assertThat(result.documents()[k]).isCloseTo(0, within(1e-3f));
    }
  }

  @Test
  void dependsOnTheRatioOfScaleAndTemperatureAlone() {
    Random random = new Random(SEED);
    float[] queries = InfoNceCase.values(20 * 16, ORDINARY, 1, random);
    float[] documents = InfoNceCase.values(20 * 16, ORDINARY, 1, random);
    InfoNceKernel kernel = kernel(Workers.caller());
    var plain = InfoNceCase.paired(queries, documents, 16, 0.25f, false).run(kernel);
    for (int k = 0; k < queries.length; k++) {
      queries[k] *= 4;
    }
    var scaled = InfoNceCase.paired(queries, documents, 16, 1, false).run(kernel);
    assertThat(scaled.loss()).isEqualTo(plain.loss());
    assertThat(scaled.documents()).containsExactly(plain.documents());
  }

  @Test
  void staysFiniteForHugeLogits() {
    float[] queries = {1e15f, -1e15f, 1e15f, 1e15f};
    float[] documents = {1e15f, 1e15f, -1e15f, 1e15f};
    var result =
        InfoNceCase.paired(queries, documents, 2, 0.01f, true).run(kernel(Workers.caller()));
    assertThat(result.loss()).isFinite();
    for (int k = 0; k < 4; k++) {
      assertThat(result.queries()[k]).isFinite();
      assertThat(result.documents()[k]).isFinite();
    }
  }

  @Test
  void ignoresTheSizeOfTheCallBefore() {
    InfoNceKernel kernel = kernel(Workers.caller());
    InfoNceCase small = new InfoNceCase(new Shape(9, 11, 10, ORDINARY, true, true), SEED);
    InfoNceCase.Result before = small.run(kernel);
    new InfoNceCase(new Shape(230, 300, 20, LARGE, false, true), SEED).run(kernel);
    InfoNceCase.Result after = small.run(kernel);
    assertThat(after.loss()).isEqualTo(before.loss());
    assertThat(after.queries()).isEqualTo(before.queries());
    assertThat(after.documents()).isEqualTo(before.documents());
  }

  private static void assertWithin(Bounded expected, double actual, String where) {
    // Millions of values: the message is built only for a failure.
    if (!(Math.abs(actual - expected.value()) <= expected.bound())) {
      assertThat(actual).as(where).isCloseTo(expected.value(), within(expected.bound()));
    }
  }
}
