package dev.mizzen.impl.semantic.click;

import dev.mizzen.recommend.ClickModel;
import dev.mizzen.recommend.ClickModelShape;
import dev.mizzen.recommend.Impression;
import dev.mizzen.recommend.SemanticId;
import dev.mizzen.vector.Embedding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A network that nobody trains any more. */
final class TrainedClickModel implements ClickModel {
  private static final int BLOCK = 4096;

  private final Sizes sizes;
  private final ClickWeights weights;
  private final Catalogue catalogue;
  private final ClickNetwork network;
  private final String sha256;

  /**
   * @param weights that nobody changes any more
   */
  TrainedClickModel(Sizes sizes, ClickWeights weights, Catalogue catalogue, ClickNetwork network) {
    this.sizes = sizes;
    this.weights = weights;
    this.catalogue = catalogue;
    this.network = network;
    this.sha256 = ClickModelFile.sha256(sizes, weights, catalogue);
  }

  @Override
  public ClickModelShape shape() {
    return sizes.shape();
  }

  @Override
  public float[] scores(List<Impression> impressions) {
    float[] scores = inBlocks(impressions, batch -> network.logits(batch, weights));
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (float) ClickLoss.probability(scores[i]);
    }
    return scores;
  }

  @Override
  public float[] gates(List<Impression> impressions) {
    return inBlocks(impressions, batch -> network.gates(batch, weights));
  }

  private float[] inBlocks(List<Impression> impressions, Function<ClickBatch, float[]> of) {
    float[] all = new float[impressions.size()];
    for (int from = 0; from < all.length; from += BLOCK) {
      List<Impression> block = impressions.subList(from, Math.min(from + BLOCK, all.length));
      EncodedImpressions encoded = new EncodedImpressions(block, catalogue, sizes);
      int[] numbers = IntStream.range(0, block.size()).toArray();
      float[] values = of.apply(encoded.batch(numbers, EncodedImpressions.Unknown.NONE));
      System.arraycopy(values, 0, all, from, values.length);
    }
    return all;
  }

  @Override
  public ClickModel withItems(
      Map<String, SemanticId> codes,
      Map<String, Embedding> contents,
      Map<String, Embedding> features) {
    return new TrainedClickModel(
        sizes, weights, catalogue.withItems(codes, contents, features, sizes), network);
  }

  @Override
  public String sha256() {
    return sha256;
  }

  @Override
  public void save(Path folder) {
    ClickModelFile.save(sizes, weights, catalogue, folder);
  }
}
