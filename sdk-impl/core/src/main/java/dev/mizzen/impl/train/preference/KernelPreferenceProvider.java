package dev.mizzen.impl.train.preference;

import dev.mizzen.ProgressListener;
import dev.mizzen.impl.head.Network;
import dev.mizzen.impl.head.Shapes;
import dev.mizzen.impl.train.teacher.CallLedger;
import dev.mizzen.impl.train.teacher.CarefulTeacher;
import dev.mizzen.impl.train.teacher.Retries;
import dev.mizzen.impl.train.teacher.Tournament;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import dev.mizzen.spi.PreferenceProvider;
import dev.mizzen.spi.PreferenceSpec;
import dev.mizzen.train.HeadShape;
import dev.mizzen.train.preference.PreferenceItem;
import dev.mizzen.train.preference.PreferenceOptions;
import dev.mizzen.train.preference.PreferenceReport;
import dev.mizzen.train.preference.PreferenceTrainer;
import dev.mizzen.vector.Embedding;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;

/** Distillation of preferences on our own kernels. */
public final class KernelPreferenceProvider implements PreferenceProvider {
  /** For the service loader. */
  public KernelPreferenceProvider() {}

  @Override
  public String id() {
    return "kernels";
  }

  @Override
  public PreferenceTrainer.Result train(
      PreferenceSpec spec,
      List<String> texts,
      List<Embedding> textVectors,
      List<PreferenceItem> items,
      ProgressListener progress) {
    PreferenceData data = PreferenceVectors.data(texts, textVectors, items);
    KernelBackend backend = KernelBackends.select(Optional.empty());
    Student student = new Student(network(spec, data), backend, Workers.caller());
    PreferenceOptions options = spec.options();
    return asking(
        spec,
        (teacher, workers) -> {
          PreferenceTraining training =
              new PreferenceTraining(
                  data,
                  sampler(options),
                  cycles(options),
                  steps(options),
                  backend,
                  workers,
                  options.seed());
          PreferenceReport report = training.train(student, teacher, progress);
          return new PreferenceTrainer.Result(student.head(), report, teacher.counts());
        });
  }

  private static Network network(PreferenceSpec spec, PreferenceData data) {
    int input = data.itemDimension();
    HeadShape shape = spec.shape().orElseGet(() -> HeadShape.linear(input, data.textDimension()));
    if (shape.kind() != HeadShape.Kind.LINEAR || shape.inputDimension() != shape.dimension()) {
      return Shapes.random(shape, spec.options().seed());
    }
    float[] identity = new float[shape.inputDimension() * shape.dimension()];
    for (int k = 0; k < shape.dimension(); k++) {
      identity[k * shape.dimension() + k] = 1;
    }
    return Network.linear(identity, shape.inputDimension(), shape.dimension());
  }

  private static GroupSampler sampler(PreferenceOptions options) {
    ScoreBins bins = ScoreBins.standard();
    return options.binned() ? GroupSampler.binned(bins) : GroupSampler.random(bins.size());
  }

  private static CyclePlan cycles(PreferenceOptions options) {
    return new CyclePlan(
        options.cycles(), options.groups(), options.heldOut(), options.fresh(), options.keepBest());
  }

  private static StepPlan steps(PreferenceOptions options) {
    return new StepPlan(
        options.epochs(),
        options.batch(),
        1,
        options.learningRate(),
        1,
        1,
        0,
        1,
        options.temperature(),
        false);
  }

  @Override
  public PreferenceTrainer.Favourite favourite(
      PreferenceSpec spec, String text, List<PreferenceItem> items, int tournaments) {
    return asking(
        spec,
        (teacher, workers) -> {
          Tournament.Label label =
              new Tournament(teacher, workers)
                  .label(text, items, tournaments, spec.options().seed());
          return new PreferenceTrainer.Favourite(
              label.winner(), label.agreement(), teacher.counts());
        });
  }

  /** With the ledger and the threads for as long as they are needed. */
  private static <T> T asking(PreferenceSpec spec, BiFunction<CarefulTeacher, Workers, T> work) {
    Retries retries = new Retries(spec.attempts(), spec.firstWait(), Thread::sleep);
    try (CallLedger ledger = spec.ledger().map(CallLedger::open).orElseGet(CallLedger::inMemory);
        ExecutorService executor =
            Executors.newFixedThreadPool(spec.calls(), KernelPreferenceProvider::thread)) {
      CarefulTeacher teacher =
          new CarefulTeacher(spec.teacher(), ledger, retries, spec.options().seed());
      Workers workers = spec.calls() == 1 ? Workers.caller() : Workers.of(executor, spec.calls());
      return work.apply(teacher, workers);
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "mizzen-teacher");
    thread.setDaemon(true);
    return thread;
  }
}
