package dev.mizzen.impl.train;

import dev.mizzen.impl.head.HeadFile;
import dev.mizzen.impl.head.HeadKernels;
import dev.mizzen.impl.head.Network;
import dev.mizzen.impl.head.NetworkHead;
import dev.mizzen.impl.head.Shapes;
import dev.mizzen.impl.head.TokenSet;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.dense.Dense;
import dev.mizzen.spi.HeadProvider;
import dev.mizzen.spi.HeadTraining;
import dev.mizzen.train.HeadTrainer;
import dev.mizzen.train.ProjectionHead;
import dev.mizzen.train.TrainingCurve;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Heads on our own kernels. */
public final class KernelHeadProvider implements HeadProvider {
  /** For the service loader. */
  public KernelHeadProvider() {}

  @Override
  public String id() {
    return "kernels";
  }

  @Override
  public ProjectionHead load(Path folder) {
    return head(HeadFile.load(folder));
  }

  private static ProjectionHead head(Network network) {
    var backend = KernelBackends.select(Optional.empty());
    return new NetworkHead(network, new Dense(backend.dense(Workers.caller())));
  }

  @Override
  public HeadTrainer.Result train(HeadTraining training) {
    Network network = Shapes.random(training.shape(), training.options().seed());
    TokenSet queries = TokenSet.of(training.queries(), network.inputDimension());
    TokenSet documents = TokenSet.of(training.documents(), network.inputDimension());
    try (ExecutorService executor =
        Executors.newFixedThreadPool(training.threads(), KernelHeadProvider::thread)) {
      Workers workers = Workers.of(executor, training.threads());
      HeadKernels kernels = HeadKernels.of(KernelBackends.select(Optional.empty()), workers);
      HeadTask task =
          new HeadTask(
              network,
              training.loss(),
              training.options(),
              queries,
              documents,
              training.train(),
              training.validation(),
              kernels);
      TrainingCurve curve =
          new Trainer(training.options(), training.checkpoints()).train(task, training.progress());
      return new HeadTrainer.Result(head(network), curve);
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "mizzen-training");
    thread.setDaemon(true);
    return thread;
  }
}
