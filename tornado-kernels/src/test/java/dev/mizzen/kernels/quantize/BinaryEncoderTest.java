package dev.mizzen.kernels.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryEncoderTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 65, 128, 130, 320, 768, 1000, 1024})
  void rotationsKeepLengthsAndAngles(int dimension) {
    Random random = new Random(ScanCase.SEED);
    BinaryRotation rotation = new BinaryRotation(dimension, random.nextLong());
    float[] a = ScanCase.values(random, dimension);
    float[] b = ScanCase.values(random, dimension + 3);
    float[] rotatedA = new float[rotation.size()];
    float[] rotatedB = new float[rotation.size()];
    rotation.rotate(a, 0, rotatedA);
    rotation.rotate(b, 3, rotatedB);
    double before = 0;
    double after = 0;
    for (int i = 0; i < dimension; i++) {
      before += (double) a[i] * b[i + 3];
    }
    for (int i = 0; i < rotation.size(); i++) {
      after += (double) rotatedA[i] * rotatedB[i];
    }
    assertThat(after).isCloseTo(before, within(1e-5 * dimension));
    assertThat(rotation.size()).isEqualTo((dimension + 63) / 64 * 64);
    float[] again = new float[rotation.size()];
    rotation.rotate(a, 0, again);
    assertThat(again).isEqualTo(rotatedA);
  }

  @Test
  void rotatesAUnitVectorToEqualMagnitudes() {
    float[] rotated = new float[64];
    new BinaryRotation(1, 1).rotate(new float[] {8}, 0, rotated);
    double square = 0;
    for (float value : rotated) {
      square += value * value;
    }
    assertThat(square).isCloseTo(64, within(1e-4));
  }

  @Test
  void storesSignsAndFactors() {
    BinaryEncoder encoder =
        new BinaryEncoder(
            new BinaryRotation(2, 5), new float[] {1, 1}, DistanceTableMetric.SQUARED_EUCLIDEAN);
    BinaryCodes codes = encoder.encode(new float[] {1, 1, 4, 5});
    // At the centroid: no direction, no bits, no error.
    for (int i = 0; i < BinaryCodes.FACTORS; i++) {
      assertThat(codes.factor(0, i)).isZero();
    }
    float[] rotated = new float[64];
    encoder.rotation().rotate(new float[] {3, 4}, 0, rotated);
    int set = 0;
    double absolute = 0;
    for (int i = 0; i < 64; i++) {
      int bit = (codes.bits().get(ValueLayout.JAVA_BYTE, 8 + i / 8) >> i % 8) & 1;
      assertThat(bit).as("bit %d", i).isEqualTo(rotated[i] > 0 ? 1 : 0);
      set += bit;
      absolute += Math.abs(rotated[i]);
    }
    double aligned = absolute / 8 / 5;
    assertThat(codes.factor(1, 0)).isCloseTo(25, within(1e-4f));
    assertThat((double) codes.factor(1, 1)).isCloseTo(-10 / aligned, within(1e-4));
    assertThat(codes.factor(1, 2)).isEqualTo(set);
  }

  @ParameterizedTest
  @EnumSource
  void estimatesWithoutBiasAndWithinTheBound(DistanceTableMetric metric) {
    Random random = new Random(ScanCase.SEED);
    int dimension = 100;
    int rotations = 2000;
    float[] row = ScanCase.values(random, dimension);
    float[] query = ScanCase.values(random, dimension);
    float[] centroid = ScanCase.values(random, dimension);
    double exact = 0;
    for (int i = 0; i < dimension; i++) {
      double difference = query[i] - row[i];
      boolean euclidean = metric == DistanceTableMetric.SQUARED_EUCLIDEAN;
      exact += euclidean ? difference * difference : -query[i] * (double) row[i];
    }
    double sum = 0;
    double deviation = 0;
    int outside = 0;
    for (int r = 0; r < rotations; r++) {
      BinaryEncoder encoder =
          new BinaryEncoder(new BinaryRotation(dimension, random.nextLong()), centroid, metric);
      BinaryCodes codes = encoder.encode(row);
      BinaryQueries queries = new BinaryQueries(encoder, 1);
      queries.set(query, r);
      float[] distances = new float[1];
      dev.mizzen.kernels.KernelBackends.known()
          .getFirst()
          .binaryScan(dev.mizzen.kernels.Workers.caller())
          .estimate(queries, codes, null, 1, distances, new int[1]);
      double error = distances[0] - exact;
      sum += error;
      deviation = Math.max(deviation, queries.errorBound(0, codes, 0, 1));
      outside += Math.abs(error) > queries.errorBound(0, codes, 0, 3) ? 1 : 0;
    }
    // Four standard errors of the mean: one seed in 16,000 would fail.
    assertThat(sum / rotations).isCloseTo(0, within(4 * deviation / Math.sqrt(rotations)));
    assertThat(outside).isLessThan(rotations / 200);
  }

  @Test
  void refusesSizesThatDoNotFit() {
    BinaryRotation rotation = new BinaryRotation(3, 1);
    var l2 = DistanceTableMetric.SQUARED_EUCLIDEAN;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BinaryRotation(0, 1))
        .withMessageContaining("got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BinaryEncoder(rotation, new float[2], l2))
        .withMessageContainingAll("2", "3");
    BinaryEncoder encoder = new BinaryEncoder(rotation, new float[3], l2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encoder.encode(new float[4]))
        .withMessageContainingAll("4", "3");
    BinaryCodes codes = encoder.encode(new float[3]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encoder.encode(new float[6], codes))
        .withMessageContainingAll("1", "2");
    assertThatIllegalArgumentException().isThrownBy(() -> new BinaryQueries(encoder, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BinaryQueries(encoder, 1).set(new float[4], 0))
        .withMessageContainingAll("4", "3");
  }
}
