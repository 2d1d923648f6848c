package dev.mizzen.impl.semantic;

import dev.mizzen.impl.quantize.KMeansOptions;
import dev.mizzen.impl.quantize.LevelThree;
import dev.mizzen.impl.quantize.ProductQuantizer;
import dev.mizzen.impl.quantize.ProductQuantizerOptions;
import dev.mizzen.impl.quantize.ProductQuantizerTrainer;
import dev.mizzen.impl.quantize.ResidualQuantizer;
import dev.mizzen.impl.quantize.ResidualQuantizerOptions;
import dev.mizzen.impl.quantize.ResidualQuantizerTrainer;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.recommend.CodebookSharing;
import dev.mizzen.recommend.Keywords;
import dev.mizzen.recommend.SemanticIds;
import dev.mizzen.spi.SemanticIdProvider;
import dev.mizzen.spi.SemanticIdTraining;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Semantic ids on our own kernels. */
public final class KernelSemanticIdProvider implements SemanticIdProvider {
  /** For the service loader. */
  public KernelSemanticIdProvider() {}

  @Override
  public String id() {
    return "kernels";
  }

  @Override
  public Keywords keywords(Collection<String> dictionary) {
    return new DictionaryKeywords(dictionary);
  }

  @Override
  public SemanticIds load(Path folder) {
    return SemanticIdFile.load(folder, KernelBackends.select(Optional.empty()), Workers.caller());
  }

  @Override
  public SemanticIds train(SemanticIdTraining training) {
    if (training.vectors().isEmpty()) {
      throw new IllegalArgumentException("there are no vectors to learn from");
    }
    try (ExecutorService executor =
        Executors.newFixedThreadPool(
            training.threads(), Thread.ofPlatform().daemon().name("mizzen-codes").factory())) {
      return train(training, Workers.of(executor, training.threads()));
    }
  }

  private static SemanticIds train(SemanticIdTraining training, Workers workers) {
    KernelBackend backend = KernelBackends.select(Optional.empty());
    int dimension = training.vectors().getFirst().dimension();
    TokenRows rows = SemanticIdQuantizer.rows(training.vectors(), dimension);
    KMeansOptions kMeans =
        KMeansOptions.of(1).withIterations(training.iterations()).withSeed(training.seed());
    ResidualQuantizer coarse =
        new ResidualQuantizerTrainer(
                backend,
                workers,
                new ResidualQuantizerOptions(
                    training.sizes(), last(training.sharing()), training.renormalised(), kMeans))
            .train(rows, training.progress());
    int count = training.vectors().size();
    float[] residuals = new float[Math.multiplyExact(count, dimension)];
    coarse.encode(rows, new int[Math.multiplyExact(count, coarse.levels())], residuals);
    ProductQuantizer fine =
        new ProductQuantizerTrainer(
                backend,
                workers,
                new ProductQuantizerOptions(
                    training.fineCodes(), training.fineSize(), training.rotations(), kMeans))
            .train(TokenRows.of(residuals, dimension), training.progress());
    // The threads of the training end with it: what it gives works on its callers'.
    return new SemanticIdQuantizer(
        ResidualQuantizer.copyOf(coarse.tables(), backend, Workers.caller()),
        ProductQuantizer.copyOf(fine.tables(), backend, Workers.caller()));
  }

  private static LevelThree last(CodebookSharing sharing) {
    return switch (sharing) {
      case ALL -> LevelThree.GLOBAL;
      case SAME_PREFIX -> LevelThree.PER_PAIR;
      case SAME_PARENT -> LevelThree.PER_LEVEL_TWO;
    };
  }
}
