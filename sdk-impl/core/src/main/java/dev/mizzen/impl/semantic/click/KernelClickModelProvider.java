package dev.mizzen.impl.semantic.click;

import dev.mizzen.impl.train.Trainer;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import dev.mizzen.recommend.ClickModel;
import dev.mizzen.recommend.ClickModelTrainer;
import dev.mizzen.recommend.Impression;
import dev.mizzen.recommend.ItemRepresentation;
import dev.mizzen.recommend.SemanticId;
import dev.mizzen.recommend.SemanticIds;
import dev.mizzen.spi.ClickModelProvider;
import dev.mizzen.spi.ClickModelTraining;
import dev.mizzen.train.TrainingCurve;
import dev.mizzen.vector.Embedding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Click models on our own kernels. */
public final class KernelClickModelProvider implements ClickModelProvider {
  /** For the service loader. */
  public KernelClickModelProvider() {}

  @Override
  public String id() {
    return "kernels";
  }

  @Override
  public ClickModel load(Path folder) {
    return ClickModelFile.load(folder, KernelBackends.select(Optional.empty()));
  }

  @Override
  public ClickModelTrainer.Result train(ClickModelTraining training) {
    if (training.train().isEmpty() || training.validation().isEmpty()) {
      throw new IllegalArgumentException(
          "need impressions to learn from and to choose by, got "
              + training.train().size()
              + " and "
              + training.validation().size());
    }
    Facts users = Catalogue.known(training.train(), Impression::user);
    Facts items = Catalogue.known(training.train(), Impression::item);
    Sizes sizes = sizes(training, users, items);
    boolean codes = !sizes.coarse().isEmpty();
    Catalogue catalogue =
        Catalogue.empty(users, items, sizes)
            .withItems(
                codes ? training.codes() : Map.of(),
                training.contents(),
                training.itemFeatures(),
                sizes)
            .withUsers(training.userFeatures(), sizes);
    EncodedImpressions train = new EncodedImpressions(training.train(), catalogue, sizes);
    EncodedImpressions validation = new EncodedImpressions(training.validation(), catalogue, sizes);
    List<int[]> neighbours = neighbours(training, items);
    KernelBackend backend = KernelBackends.select(Optional.empty());
    try (ExecutorService executor =
        Executors.newFixedThreadPool(
            training.threads(), Thread.ofPlatform().daemon().name("mizzen-training").factory())) {
      Workers workers = Workers.of(executor, training.threads());
      ClickTask task =
          new ClickTask(
              sizes,
              new ClickNetwork(sizes, backend, workers),
              catalogue,
              train,
              validation,
              neighbours,
              training.options().seed());
      TrainingCurve curve =
          new Trainer(training.options(), training.checkpoints()).train(task, training.progress());
      ClickNetwork network = new ClickNetwork(sizes, backend, Workers.caller());
      return new ClickModelTrainer.Result(
          new TrainedClickModel(sizes, task.network(), catalogue, network), curve);
    }
  }

  private static Sizes sizes(ClickModelTraining training, Facts users, Facts items) {
    ItemRepresentation representation = training.shape().representation();
    boolean codes = representation.usesCoarse() || representation.usesFine();
    if (codes && training.ids().isEmpty()) {
      throw new IllegalArgumentException(
          representation + " needs codes: ClickModelTrainer.codes(ids, byItem)");
    }
    return new Sizes(
        training.shape(),
        users.known(),
        items.known(),
        codes ? training.ids().map(SemanticIds::sizes).orElse(List.of()) : List.of(),
        codes ? training.ids().map(SemanticIds::fineSizes).orElse(List.of()) : List.of(),
        width(training.contents()),
        width(training.itemFeatures()),
        width(training.userFeatures()),
        training.train().getFirst().context().map(Embedding::dimension).orElse(0));
  }

  private static int width(Map<String, Embedding> vectors) {
    return vectors.values().stream().mapToInt(Embedding::dimension).max().orElse(0);
  }

  private static List<int[]> neighbours(ClickModelTraining training, Facts items) {
    if (!training.shape().representation().isContrasted()) {
      return List.of();
    }
    List<SemanticId> codes = new ArrayList<>();
    for (String item : items.ids()) {
      SemanticId id = training.codes().get(item);
      if (id == null) {
        throw new IllegalArgumentException("the model uses codes, but " + item + " has none");
      }
      codes.add(id);
    }
    return training.ids().orElseThrow().fineNeighbours(codes, training.shape().neighbours());
  }
}
