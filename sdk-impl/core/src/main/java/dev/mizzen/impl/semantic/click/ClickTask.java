package dev.mizzen.impl.semantic.click;

import dev.mizzen.impl.embed.model.Sha256;
import dev.mizzen.impl.train.TrainingTask;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * The training of a click model. What a step draws is decided by the seed and the step's number
 * alone, so that a training that was interrupted goes on with the same draws.
 */
final class ClickTask implements TrainingTask {
  private static final RandomGeneratorFactory<RandomGenerator> RANDOM =
      RandomGeneratorFactory.of("L64X128MixRandom");
  private static final long STRIDE = 0x9E3779B97F4A7C15L;
  private static final int BLOCK = 4096;

  private final Sizes sizes;
  private final ClickWeights weights;
  private final ClickWeights gradients;
  private final ClickNetwork network;
  private final Catalogue catalogue;
  private final EncodedImpressions train;
  private final EncodedImpressions validation;
  private final List<int[]> neighbours;
  private final int[][] fine;
  private final long seed;

  /**
   * @param neighbours of each known item, by number less 1
   */
  ClickTask(
      Sizes sizes,
      ClickNetwork network,
      Catalogue catalogue,
      EncodedImpressions train,
      EncodedImpressions validation,
      List<int[]> neighbours,
      long seed) {
    this.sizes = sizes;
    this.network = network;
    this.catalogue = catalogue;
    this.train = train;
    this.validation = validation;
    this.neighbours = neighbours;
    this.seed = seed;
    weights = new ClickWeights(sizes);
    weights.randomise(RANDOM.create(seed));
    gradients = new ClickWeights(sizes);
    fine = fineCodes(catalogue, sizes);
  }

  private static int[][] fineCodes(Catalogue catalogue, Sizes sizes) {
    int levels = sizes.coarse().size();
    int width = levels + sizes.fine().size();
    int[][] fine = new int[catalogue.items().known()][];
    for (int i = 0; i < fine.length; i++) {
      fine[i] = Arrays.copyOfRange(catalogue.codes(), (i + 1) * width + levels, (i + 2) * width);
    }
    return fine;
  }

  ClickWeights network() {
    return weights;
  }

  @Override
  public List<float[]> weights() {
    return weights.arrays();
  }

  @Override
  public int examples() {
    return train.count();
  }

  @Override
  public double step(int[] examples, List<float[]> into) {
    return step(0, examples, into);
  }

  @Override
  public double step(long step, int[] examples, List<float[]> into) {
    RandomGenerator random = RANDOM.create(seed + STRIDE * (step + 1));
    double[] users = random.doubles(examples.length).toArray();
    double[] items = random.doubles(examples.length).toArray();
    ClickBatch batch =
        train.batch(
            examples,
            (i, user) ->
                user
                    ? users[i] < sizes.shape().unknownUsers()
                    : items[i] < sizes.shape().unknownItems());
    double loss = network.step(batch, rows(batch, random), fine, weights, gradients);
    List<float[]> all = gradients.arrays();
    for (int n = 0; n < all.size(); n++) {
      System.arraycopy(all.get(n), 0, into.get(n), 0, all.get(n).length);
    }
    return loss;
  }

  /** What a step contrasts; nothing where the model does not. */
  Optional<ContrastRows> rows(ClickBatch batch, RandomGenerator random) {
    return sizes.representation().isContrasted()
        ? Optional.of(ContrastRows.of(batch.items(), neighbours, fine, random))
        : Optional.empty();
  }

  @Override
  public double validate() {
    double sum = 0;
    for (int from = 0; from < validation.count(); from += BLOCK) {
      int[] numbers = IntStream.range(from, Math.min(from + BLOCK, validation.count())).toArray();
      ClickBatch batch = validation.batch(numbers, EncodedImpressions.Unknown.NONE);
      float[] logits = network.logits(batch, weights);
      sum += ClickLoss.mean(logits, batch.clicked(), new float[logits.length]) * logits.length;
    }
    return sum / validation.count();
  }

  @Override
  public String fingerprint() {
    Sha256 hash = new Sha256();
    hash.add(sizes + "\n" + seed + "\n" + train.describe() + "\n" + validation.describe() + "\n");
    hash.add(catalogue.users().ids() + "\n" + catalogue.items().ids() + "\n");
    hash.add(MemorySegment.ofArray(catalogue.codes()));
    for (float[] facts :
        List.of(catalogue.contents(), catalogue.itemFeatures(), catalogue.userFeatures())) {
      hash.add(MemorySegment.ofArray(facts));
    }
    return hash.hex();
  }

  @Override
  public void keep(Path folder) {
    ClickModelFile.save(sizes, weights, catalogue, folder);
  }
}
