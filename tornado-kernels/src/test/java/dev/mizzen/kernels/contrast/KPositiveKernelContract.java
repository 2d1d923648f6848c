package dev.mizzen.kernels.contrast;

import static dev.mizzen.kernels.contrast.InfoNceCase.Values.DENORMAL;
import static dev.mizzen.kernels.contrast.InfoNceCase.Values.LARGE;
import static dev.mizzen.kernels.contrast.InfoNceCase.Values.NEGATIVE;
import static dev.mizzen.kernels.contrast.InfoNceCase.Values.ORDINARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.Rounding.Bounded;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.KPositiveCase.Shape;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link KPositiveKernel} must do; a backend adds a subclass that names its kernel. */
public abstract class KPositiveKernelContract {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);
  private static final float[] ANCHOR = {1, 0};
  private static final float[] TABLE = {1, 0, .6f, .8f, 0, 1, -1, 0};

  /** For subclasses. */
  protected KPositiveKernelContract() {}

  /** The kernel under test. */
  protected abstract KPositiveKernel kernel(Workers workers);

  static Stream<Shape> shapes() {
    return Stream.of(
        new Shape(1, 2, 1, 1, 1, ORDINARY, false),
        new Shape(3, 5, 2, 3, 3, ORDINARY, true),
        new Shape(5, 30, 3, 15, 15, NEGATIVE, false),
        new Shape(17, 40, 1, 16, 16, ORDINARY, false),
        new Shape(16, 20, 4, 17, 17, LARGE, true),
        new Shape(65, 600, 3, 33, 31, ORDINARY, true),
        new Shape(66, 7, 9, 5, 64, NEGATIVE, true),
        new Shape(9, 100, 2, 64, 65, LARGE, false),
        new Shape(9, 100, 2, 0, 12, ORDINARY, false),
        new Shape(9, 10, 0, 4, 8, ORDINARY, false),
        new Shape(20, 1100, 3, 40, 128, ORDINARY, false),
        new Shape(8, 50, 2, 20, 33, DENORMAL, false));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void staysWithinTheRoundingBoundOfFloat64(Shape shape) {
    KPositiveCase data = new KPositiveCase(shape, SEED);
    Float64KPositive exact = new Float64KPositive(data);
    KPositiveCase.Result result = data.run(kernel(Workers.caller()));
    String where = shape + ", seed " + SEED;
    assertWithin(exact.loss(), result.loss(), where);
    for (int k = 0; k < result.anchors().length; k++) {
      assertWithin(exact.anchorGradient(k), result.anchors()[k], where + ", anchor value " + k);
    }
    for (int k = 0; k < result.table().length; k++) {
      assertWithin(exact.tableGradient(k), result.table()[k], where + ", table value " + k);
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void givesTheSameBitsWithoutGradientsAndOnAnyNumberOfThreads(Shape shape) {
    KPositiveCase data = new KPositiveCase(shape, SEED);
    KPositiveCase.Result one = data.run(kernel(Workers.caller()));
    assertThat(data.loss(kernel(Workers.caller()))).isEqualTo(one.loss());
    try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
      for (int threads = 2; threads <= 3; threads++) {
        KPositiveCase.Result several = data.run(kernel(Workers.of(pool, threads)));
        assertThat(several.loss()).isEqualTo(one.loss());
        assertThat(several.anchors()).isEqualTo(one.anchors());
        assertThat(several.table()).isEqualTo(one.table());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void derivesTheGradientsOfTheLoss(Shape shape) {
    if (shape.values() == LARGE || shape.values() == DENORMAL) {
      return; // A step that differences can see is as large as the values.
    }
    KPositiveCase data = new KPositiveCase(shape, SEED);
    Float64KPositive exact = new Float64KPositive(data);
    Random random = new Random(SEED);
    for (int trial = 0; trial < 5; trial++) {
      int a = random.nextInt(data.anchors.length);
      int t = random.nextInt(data.table.length);
      assertThat(exact.anchorGradient(a).value())
          .as("%s, anchor value %d, seed %d", shape, a, SEED)
          .isCloseTo(difference(data, data.anchors, a), within(1e-4));
      assertThat(exact.tableGradient(t).value())
          .as("%s, table value %d, seed %d", shape, t, SEED)
          .isCloseTo(difference(data, data.table, t), within(1e-4));
    }
  }

  private static double difference(KPositiveCase data, float[] values, int at) {
    float value = values[at];
    values[at] = value + 0x1p-10f;
    double above = values[at];
    double high = new Float64KPositive(data).loss().value();
    values[at] = value - 0x1p-10f;
    double below = values[at];
    double low = new Float64KPositive(data).loss().value();
    values[at] = value;
    return (high - low) / (above - below);
  }

  @Test
  void givesTheLossOfAWorkedExample() {
    double first = example(new int[] {0}, new int[] {2, 3});
    double second = example(new int[] {1}, new int[] {2, 3});
    double both = example(new int[] {0, 1}, new int[] {2, 3});
    assertThat(first).isCloseTo(.006760, within(1e-6));
    assertThat(second).isCloseTo(.048907, within(1e-6));
    assertThat(both).isCloseTo(.027834, within(1e-6));
  }

  @Test
  void takesNoNoticeOfPadding() {
    double plain = example(new int[] {0, 1}, new int[] {2, 3});
    assertThat(example(new int[] {-1, 0, -1, 1}, new int[] {2, -1, 3, -1, -1})).isEqualTo(plain);
    float[] anchors = {1, 0, 5, 5};
    var padded =
        new KPositiveCase(anchors, TABLE, new int[] {0, 1, -1, -1}, new int[] {2, 3, 0, 1}, 2, .2f)
            .run(kernel(Workers.caller()));
    assertThat(padded.loss()).isEqualTo(plain);
    assertThat(Arrays.copyOfRange(padded.anchors(), 2, 4)).containsExactly(0, 0);
  }

  @Test
  void isNothingWithoutPositives() {
    var result =
        new KPositiveCase(ANCHOR, TABLE, new int[] {-1}, new int[] {2}, 2, .2f)
            .run(kernel(Workers.caller()));
    assertThat(result.loss()).isZero();
    assertThat(result.anchors()).containsOnly(0);
    assertThat(result.table()).containsOnly(0);
  }

  @Test
  void isInfoNceWhereTheNegativesAreTheOthers() {
    Random random = new Random(SEED);
    float[] left = InfoNceCase.values(6 * 10, ORDINARY, 1, random);
    float[] right = InfoNceCase.values(6 * 10, ORDINARY, 1, random);
    int[] positives = {0, 1, 2, 3, 4, 5};
    int[] negatives = new int[6 * 5];
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 5; j++) {
        negatives[i * 5 + j] = j < i ? j : j + 1;
      }
    }
    var data = new KPositiveCase(left, right, positives, negatives, 10, .2f);
    double inBatch =
        new Float64InfoNce(InfoNceCase.paired(left, right, 10, .2f, false)).loss().value();
    assertThat(data.loss(kernel(Workers.caller()))).isCloseTo(inBatch, within(1e-5));
  }

  private double example(int[] positives, int[] negatives) {
    return new KPositiveCase(ANCHOR, TABLE, positives, negatives, 2, .2f)
        .loss(kernel(Workers.caller()));
  }

  private static void assertWithin(Bounded expected, double actual, String where) {
    if (!(Math.abs(actual - expected.value()) <= expected.bound())) {
      assertThat(actual).as(where).isCloseTo(expected.value(), within(expected.bound()));
    }
  }
}
