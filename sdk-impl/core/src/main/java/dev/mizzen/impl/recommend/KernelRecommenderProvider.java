package dev.mizzen.impl.recommend;

import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.Recommender;
import dev.mizzen.impl.call.AsyncCalls;
import dev.mizzen.impl.interact.IdTable;
import dev.mizzen.impl.interact.InteractionColumns;
import dev.mizzen.impl.interact.InteractionTable;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.recommend.Interaction;
import dev.mizzen.recommend.TrainingReport;
import dev.mizzen.spi.RecommenderProvider;
import dev.mizzen.spi.RecommenderSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Recommenders on our own kernels. The system property {@value #KERNELS} names the only acceptable
 * kernel backend; without it the best that can run is chosen.
 */
public final class KernelRecommenderProvider implements RecommenderProvider {
  /** Names a kernel backend. */
  public static final String KERNELS = "mizzen.kernels";

  private static final String SEED = "seed";

  /** For the service loader. */
  public KernelRecommenderProvider() {}

  @Override
  public String id() {
    return "kernels";
  }

  @Override
  public Recommender train(RecommenderSpec spec, ProgressListener progress) {
    long began = System.nanoTime();
    ModelKind kind =
        ModelKinds.find(spec.model())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no model '" + spec.model() + "'; there are " + ModelKinds.ids()));
    Settings settings = new Settings(kind.id(), spec.settings());
    ModelKind.Plan plan = kind.plan(settings);
    settings.requireAllKnown();
    AsyncCalls async = new AsyncCalls("recommender", Optional.empty(), spec.threads());
    try {
      Training training = training(spec, progress, async);
      Scorer scorer = plan.train(training);
      TrainingReport report =
          report(
              kind, settings, spec.seed(), training, Duration.ofNanos(System.nanoTime() - began));
      return new KernelRecommender(
          new TrainedModel(report, training.interactions(), training.catalogue(), scorer), async);
    } catch (RuntimeException | Error e) {
      async.close();
      throw e;
    }
  }

  private static Training training(
      RecommenderSpec spec, ProgressListener progress, AsyncCalls async) {
    List<Document> documents = new ArrayList<>();
    spec.items().forEach(documents::add);
    InteractionTable table = table(spec.interactions(), documents);
    if (table.size() == 0) {
      throw new IllegalArgumentException("there is nothing to learn from: 0 interactions");
    }
    Training.Resources resources =
        new Training.Resources(
            backend(), async.workers(), spec.seed(), spec.embedder(), spec.checkpoints(), progress);
    HeldOut heldOut = HeldOut.of(table, spec.validation());
    Training training =
        new Training(table, heldOut.table(), Catalogue.of(table.items(), documents), resources);
    if (table.duplicates() > 0) {
      training.warn(table.duplicates() + " interactions were of pairs that occur before");
    }
    heldOut.warnings().forEach(training::warn);
    return training;
  }

  /** The interactions with all items known that have documents. */
  private static InteractionTable table(
      Iterable<Interaction> interactions, List<Document> documents) {
    if (interactions instanceof InteractionTable ready
        && documents.stream()
            .allMatch(document -> ready.items().ordinal(document.id()) != IdTable.NONE)) {
      return ready;
    }
    InteractionColumns columns = new InteractionColumns();
    interactions.forEach(columns::add);
    documents.forEach(document -> columns.addItem(document.id()));
    return columns.table();
  }

  private static TrainingReport report(
      ModelKind kind, Settings settings, long seed, Training training, Duration time) {
    Map<String, String> inForce = new TreeMap<>(settings.effective());
    inForce.put(SEED, Long.toString(seed));
    return new TrainingReport(
        kind.id(),
        inForce,
        training.interactions().users().size(),
        training.interactions().items().size(),
        training.interactions().size(),
        time,
        training.epochs(),
        training.warnings());
  }

  private static KernelBackend backend() {
    return KernelBackends.select(Optional.ofNullable(System.getProperty(KERNELS)));
  }

  @Override
  public Recommender load(Path folder, Optional<Embedder> embedder) {
    int threads = Runtime.getRuntime().availableProcessors();
    AsyncCalls async = new AsyncCalls("recommender", Optional.empty(), threads);
    try {
      return new KernelRecommender(
          ModelFolder.load(folder, backend(), async.workers(), embedder), async);
    } catch (RuntimeException | Error e) {
      async.close();
      throw e;
    }
  }
}
