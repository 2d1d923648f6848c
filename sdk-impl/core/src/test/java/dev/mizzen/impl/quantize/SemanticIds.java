package dev.mizzen.impl.quantize;

import dev.mizzen.ProgressListener;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Residual codes and two product codes of 64 values for a {@link ZipfMixture}, and their worth. */
final class SemanticIds {
  private static final int DIMENSION = 64;
  private static final int SIZE = 64;

  private final KernelBackend backend = KernelBackends.select(Optional.of("simd"));
  private final TokenRows rows;
  private final int count;
  private final int rotations;
  private final KMeansOptions kMeans;

  SemanticIds(int count, int iterations, int rotations, long seed) {
    rows = ZipfMixture.rows(count, DIMENSION, 512, seed);
    this.count = count;
    this.rotations = rotations;
    kMeans = KMeansOptions.of(1).withSeed(seed).withIterations(iterations);
  }

  CodeFigures figures(List<Integer> sizes, KMeansStart start) {
    KMeansOptions options = kMeans.withStart(start);
    List<Double> errors = new ArrayList<>();
    errors.add(SquaredError.mean(centred(), new float[count * DIMENSION]));
    float[] left = new float[count * DIMENSION];
    int[] codes = {};
    for (int levels = 1; levels <= sizes.size(); levels++) {
      codes = new int[count * levels];
      train(sizes.subList(0, levels), LevelThree.GLOBAL, options).encode(rows, codes, left);
      errors.add(SquaredError.mean(TokenRows.of(left, DIMENSION), new float[left.length]));
    }
    int[] grouped = train(sizes, LevelThree.PER_LEVEL_TWO, options).encode(rows);
    TokenRows residuals = TokenRows.of(left, DIMENSION);
    ProductQuantizer plain = train(residuals, 0, options);
    ProductQuantizer rotated = train(residuals, rotations, options);
    CodeQuality quality = CodeQuality.of(codes, sizes);
    return new CodeFigures(
        quality.utilisation().getFirst(),
        quality.independent(),
        CodeQuality.of(grouped, sizes).independent(),
        full(codes, rotated.encode(residuals), sizes),
        errors,
        SquaredError.mean(residuals, plain.decode(plain.encode(residuals))),
        SquaredError.mean(residuals, rotated.decode(rotated.encode(residuals))));
  }

  private TokenRows centred() {
    TrainingRows all = TrainingRows.sample(rows, 1, count, 0);
    return all.minus(all.mean()).rows();
  }

  private ResidualQuantizer train(List<Integer> sizes, LevelThree last, KMeansOptions options) {
    return new ResidualQuantizerTrainer(
            backend, Workers.caller(), new ResidualQuantizerOptions(sizes, last, false, options))
        .train(rows, ProgressListener.NONE);
  }

  private ProductQuantizer train(TokenRows residuals, int times, KMeansOptions options) {
    return new ProductQuantizerTrainer(
            backend, Workers.caller(), new ProductQuantizerOptions(2, SIZE, times, options))
        .train(residuals, ProgressListener.NONE);
  }

  private double full(int[] coarse, byte[] fine, List<Integer> sizes) {
    int levels = sizes.size();
    int[] all = new int[count * (levels + 2)];
    for (int i = 0; i < count; i++) {
      System.arraycopy(coarse, i * levels, all, i * (levels + 2), levels);
      all[i * (levels + 2) + levels] = fine[2 * i];
      all[i * (levels + 2) + levels + 1] = fine[2 * i + 1];
    }
    List<Integer> values = new ArrayList<>(sizes);
    values.addAll(List.of(SIZE, SIZE));
    return CodeQuality.of(all, values).independent();
  }
}
