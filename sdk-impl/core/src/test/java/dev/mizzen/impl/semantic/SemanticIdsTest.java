package dev.mizzen.impl.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.ProgressListener;
import dev.mizzen.error.CancelledException;
import dev.mizzen.error.ModelException;
import dev.mizzen.impl.quantize.ResidualQuantizer;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.ProductTables;
import dev.mizzen.kernels.quantize.ResidualLevel;
import dev.mizzen.kernels.quantize.ResidualTables;
import dev.mizzen.recommend.CodebookSharing;
import dev.mizzen.recommend.SemanticId;
import dev.mizzen.recommend.SemanticIdQuality;
import dev.mizzen.recommend.SemanticIdTrainer;
import dev.mizzen.recommend.SemanticIds;
import dev.mizzen.vector.Embedding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Semantic ids as an application uses them. Checks by their numbers in the method's description;
 * 10.4, the shares of ids that one thing alone has, is {@code SemanticIdSharesTest}.
 */
class SemanticIdsTest {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);
  private static final int D = 8;

  private static SemanticIdTrainer trainer() {
    return SemanticIds.trainer().sizes(16, 8, 4).fine(2, 16).rotations(3).threads(1).seed(SEED);
  }

  private static SemanticIds ids(List<Embedding> vectors) {
    return trainer().train(vectors, ProgressListener.NONE);
  }

  @Test
  void check1CentroidsAndWhatIsLeftAddUpAndEveryCodeIsTheNearest() {
    List<Embedding> vectors = Vectors.clusters(400, D, SEED);
    TokenRows rows = SemanticIdQuantizer.rows(vectors, D);
    SemanticIdQuantizer quantizer = (SemanticIdQuantizer) ids(vectors);
    ResidualQuantizer coarse = quantizer.coarse();
    int[] codes = new int[400 * 3];
    float[] left = new float[400 * D];
    coarse.encode(rows, codes, left);
    float[] sums = coarse.decode(codes);
    double[] error = new double[4];
    for (int i = 0; i < 400; i++) {
      double[] residual = new double[D];
      for (int k = 0; k < D; k++) {
        residual[k] = vectors.get(i).get(k);
        assertThat(sums[i * D + k] + left[i * D + k])
            .as("row %d, seed %d", i, SEED)
            .isCloseTo(vectors.get(i).get(k), within(1e-5f));
      }
      error[0] += squared(residual);
      for (int level = 0; level < 3; level++) {
        float[] centroids = coarse.centroids(level);
        int code = codes[i * 3 + level];
        double own = distance(residual, centroids, code);
        for (int other = 0; other < coarse.size(level); other++) {
          assertThat(own).isLessThanOrEqualTo(distance(residual, centroids, other) + 1e-4);
        }
        for (int k = 0; k < D; k++) {
          residual[k] -= centroids[code * D + k];
        }
        error[level + 1] += squared(residual);
      }
    }
    assertThat(error).isSortedAccordingTo(Comparator.reverseOrder());
  }

  private static double squared(double[] row) {
    double sum = 0;
    for (double value : row) {
      sum += value * value;
    }
    return sum;
  }

  private static double distance(double[] row, float[] centroids, int number) {
    double sum = 0;
    for (int k = 0; k < D; k++) {
      double difference = row[k] - centroids[number * D + k];
      sum += difference * difference;
    }
    return sum;
  }

  @Test
  void check2GoldenCodesAndResidual() {
    ResidualTables tables =
        new ResidualTables(
            List.of(
                ResidualLevel.single(new float[] {0, 0, 4, 0}, 2, 0),
                ResidualLevel.single(new float[] {0, 1, 0, -1}, 2, 1)),
            2,
            false);
    ResidualQuantizer quantizer =
        ResidualQuantizer.copyOf(tables, KernelBackends.select(Optional.empty()), Workers.caller());
    int[] codes = new int[2];
    float[] left = new float[2];
    quantizer.encode(TokenRows.of(new float[] {3.5f, -0.8f}, 2), codes, left);
    assertThat(codes).containsExactly(1, 1);
    assertThat(left[0]).isCloseTo(-0.5f, within(1e-6f));
    assertThat(left[1]).isCloseTo(0.2f, within(1e-6f));
  }

  @Test
  void check3RotationIsOrthogonalAndDoesNotHurt() {
    List<Embedding> vectors = Vectors.clusters(500, D, SEED);
    SemanticIdQuantizer rotated = (SemanticIdQuantizer) ids(vectors);
    SemanticIdQuantizer plain =
        (SemanticIdQuantizer) trainer().rotations(0).train(vectors, ProgressListener.NONE);
    float[] q = rotated.fine().rotation().orElseThrow();
    for (int a = 0; a < D; a++) {
      for (int b = 0; b < D; b++) {
        double dot = 0;
        for (int k = 0; k < D; k++) {
          dot += (double) q[k * D + a] * q[k * D + b];
        }
        assertThat(dot).isCloseTo(a == b ? 1 : 0, within(1e-5));
      }
    }
    assertThat(error(rotated, vectors)).isLessThanOrEqualTo(error(plain, vectors) * (1 + 1e-6));
  }

  private static double error(SemanticIds ids, List<Embedding> vectors) {
    List<Embedding> decoded = ids.decode(ids.encode(vectors));
    double sum = 0;
    for (int i = 0; i < vectors.size(); i++) {
      for (int k = 0; k < D; k++) {
        sum += Math.pow(vectors.get(i).get(k) - decoded.get(i).get(k), 2);
      }
    }
    return sum;
  }

  @ParameterizedTest
  @EnumSource(CodebookSharing.class)
  void check5CentroidCounts(CodebookSharing sharing) {
    SemanticIds ids =
        trainer().lastLevel(sharing).train(Vectors.clusters(300, D, SEED), ProgressListener.NONE);
    long expected =
        switch (sharing) {
          case ALL -> 16 + 8 + 4;
          case SAME_PREFIX -> 16 + 8 + 16 * 8 * 4;
          case SAME_PARENT -> 16 + 8 + 8 * 4;
        };
    assertThat(ids.centroids()).isEqualTo(expected);
  }

  @Test
  void check7IdOfAHistory() {
    assertThat(SemanticId.historyWeights(3))
        .containsExactly(new double[] {0.217745, 0.329488, 0.452767}, within(5e-7));
    List<SemanticId> history =
        Stream.of(List.of(10, 20, 30), List.of(40, 50, 60), List.of(70, 80, 90))
            .map(codes -> new SemanticId(codes, List.of()))
            .toList();
    assertThat(SemanticId.ofHistory(history).coarse()).containsExactly(48, 58, 68);
    SemanticId same = new SemanticId(List.of(1, 2), List.of(255));
    assertThat(SemanticId.ofHistory(List.of(same, same, same, same))).isEqualTo(same);
    assertThatThrownBy(() -> SemanticId.ofHistory(List.of())).hasMessageContaining("got 0");
    assertThatThrownBy(() -> SemanticId.ofHistory(List.of(same, history.getFirst())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void codesAreWrittenWithAnOffsetAndReadBack() {
    SemanticId id = new SemanticId(List.of(4095, 3, 0), List.of(7, 255));
    assertThat(id).hasToString("4095_3_0_7_511");
    assertThat(SemanticId.parse("4095_3_0_7_511", 3)).isEqualTo(id);
    for (String wrong : List.of("", "1_2", "1_2_3_256", "1_2_3_4_255", "1_2_x", "-1_2_3")) {
      assertThatThrownBy(() -> SemanticId.parse(wrong, 3))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new SemanticId(List.of(), List.of(256))).hasMessageContaining("256");
  }

  @Test
  void idsDoNotDependOnThreadsAndTellThingsApart() {
    List<Embedding> vectors = Vectors.clusters(600, D, SEED);
    SemanticIds one = ids(vectors);
    SemanticIds three = trainer().threads(3).train(vectors, ProgressListener.NONE);
    assertThat(three.sha256()).isEqualTo(one.sha256());
    List<SemanticId> ids = one.encode(vectors);
    assertThat(three.encode(vectors)).isEqualTo(ids);
    assertThat(one.encode(vectors.get(17))).isEqualTo(ids.get(17));
    SemanticIdQuality quality = one.quality(ids);
    assertThat(quality.things()).isEqualTo(600);
    assertThat(quality.used().getLast()).isEqualTo(new HashSet<>(ids).size());
    assertThat(quality.utilisation().getFirst()).isEqualTo(1.0);
    assertThat(quality.independent()).isGreaterThan(quality.independentCoarse());
    assertThat(error(one, vectors)).isLessThan(600 * D);
  }

  @Test
  void defaultsFitTheCatalogue() {
    assertThat(SemanticIdTrainer.sizesFor(1_000_000)).containsExactly(4096, 1024, 512);
    assertThat(SemanticIdTrainer.sizesFor(6000)).containsExactly(256, 64, 32);
    assertThat(SemanticIdTrainer.sizesFor(2)).containsExactly(2, 2, 2);
    List<Embedding> few = Vectors.clusters(5, D, SEED);
    SemanticIds ids = SemanticIds.trainer().train(few, ProgressListener.NONE);
    assertThat(ids.fineSizes()).containsExactly(5, 5);
    assertThat(error(ids, few)).isLessThan(1e-6);
  }

  @ParameterizedTest
  @EnumSource(CodebookSharing.class)
  void comesBackFromItsFolder(CodebookSharing sharing, @TempDir Path folder) {
    List<Embedding> vectors = Vectors.clusters(300, D, SEED);
    SemanticIds ids = trainer().lastLevel(sharing).train(vectors, ProgressListener.NONE);
    ids.save(folder);
    SemanticIds loaded = SemanticIds.load(folder);
    assertThat(loaded.sha256()).isEqualTo(ids.sha256());
    assertThat(loaded.encode(vectors)).isEqualTo(ids.encode(vectors));
    assertThat(loaded.decode(loaded.encode(vectors))).isEqualTo(ids.decode(ids.encode(vectors)));
    SemanticIds other = trainer().seed(SEED + 1).train(vectors, ProgressListener.NONE);
    other.save(folder);
    assertThat(SemanticIds.load(folder).sha256()).isEqualTo(other.sha256());
    assertThat(folder.toFile().list()).hasSize(2);
  }

  @Test
  void everyDamagedByteIsFound(@TempDir Path folder) throws IOException {
    ids(Vectors.clusters(100, D, SEED)).save(folder);
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.sorted().toList();
    }
    for (Path file : files) {
      byte[] good = Files.readAllBytes(file);
      for (int at = 0; at < good.length; at += 1 + good.length / 150) {
        byte[] bad = good.clone();
        bad[at] ^= 0x15;
        Files.write(file, bad);
        assertThatThrownBy(() -> SemanticIds.load(folder))
            .as("%s, byte %d", file.getFileName(), at)
            .isInstanceOf(ModelException.class);
      }
      Files.write(file, good);
    }
    Path json = folder.resolve("semantic-ids.json");
    Files.writeString(json, Files.readString(json).replace("\"version\" : 1", "\"version\" : 2"));
    assertThatThrownBy(() -> SemanticIds.load(folder))
        .hasMessageContaining("version 2, known is 1");
    assertThatThrownBy(() -> SemanticIds.load(folder.resolve("none")))
        .isInstanceOf(ModelException.class);
  }

  @Test
  void refusesWhatDoesNotFit() {
    List<Embedding> vectors = new ArrayList<>(Vectors.clusters(100, D, SEED));
    SemanticIds ids = ids(vectors);
    assertThatThrownBy(() -> ids.encode(Embedding.of(1, 2))).hasMessageContaining("2 values");
    SemanticId strange = new SemanticId(List.of(16, 0, 0), List.of(0, 0));
    assertThatThrownBy(() -> ids.decode(List.of(strange))).hasMessageContaining("below 16, got 16");
    assertThatThrownBy(() -> ids.quality(List.of())).isInstanceOf(IllegalArgumentException.class);
    vectors.add(Embedding.of(1, 2, 3));
    assertThatThrownBy(() -> ids(vectors)).hasMessageContaining("vector 100 has 3 values");
    assertThatThrownBy(() -> ids(List.of())).hasMessageContaining("no vectors");
    assertThatThrownBy(() -> ids(Vectors.clusters(10, D, SEED)))
        .isInstanceOf(IllegalArgumentException.class);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> ids(Vectors.clusters(100, D, SEED)))
        .isInstanceOf(CancelledException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void renormalisedIdsCannotBeDecoded() {
    List<Embedding> vectors = Vectors.clusters(100, D, SEED);
    SemanticIds ids = trainer().renormalised().train(vectors, ProgressListener.NONE);
    assertThatThrownBy(() -> ids.decode(ids.encode(vectors)))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void fineNeighboursAreThoseOfBruteForce() {
    List<Embedding> vectors = Vectors.clusters(300, D, SEED);
    SemanticIdQuantizer ids = (SemanticIdQuantizer) ids(vectors);
    List<SemanticId> codes = ids.encode(vectors);
    ProductTables tables = ids.fine().tables();
    List<int[]> found = ids.fineNeighbours(codes, 10);
    for (int i = 0; i < 300; i++) {
      int of = i;
      int[] expected =
          IntStream.range(0, 300)
              .filter(j -> j != of)
              .boxed()
              .sorted(Comparator.<Integer>comparingDouble(j -> apart(tables, codes, of, j)))
              .limit(10)
              .mapToInt(Integer::intValue)
              .toArray();
      double[] wanted =
          IntStream.of(expected).mapToDouble(j -> apart(tables, codes, of, j)).toArray();
      double[] got =
          IntStream.of(found.get(i)).mapToDouble(j -> apart(tables, codes, of, j)).toArray();
      assertThat(got).as("thing %d, seed %d", i, SEED).containsExactly(wanted, within(1e-4));
      assertThat(found.get(i)).doesNotContain(i).doesNotHaveDuplicates();
    }
    assertThat(ids.fineNeighbours(codes.subList(0, 3), 10).getFirst()).hasSize(2);
    assertThatThrownBy(() -> ids.fineNeighbours(codes, 0)).hasMessageContaining("got 0");
  }

  @Test
  void equalFineCodesComeFirstByOrdinal() {
    ProductTables tables = new ProductTables(new float[] {0, 1, 0, 1}, 2, 2, null, null);
    int[] codes = {0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0};
    List<int[]> found = new FineNeighbours(tables).of(codes, 3);
    assertThat(found.get(0)).containsExactly(2, 5, 3);
    assertThat(found.get(2)).containsExactly(0, 5, 3);
    assertThat(found.get(1)).containsExactly(3, 4, 0);
  }

  private static double apart(ProductTables tables, List<SemanticId> ids, int a, int b) {
    double sum = 0;
    int width = tables.width();
    for (int p = 0; p < tables.subspaces(); p++) {
      int first = (p * tables.size() + ids.get(a).fine().get(p)) * width;
      int second = (p * tables.size() + ids.get(b).fine().get(p)) * width;
      for (int k = 0; k < width; k++) {
        sum += Math.pow(tables.centroids()[first + k] - tables.centroids()[second + k], 2);
      }
    }
    return sum;
  }
}
