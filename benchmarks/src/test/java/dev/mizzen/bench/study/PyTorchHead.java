package dev.mizzen.bench.study;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.GradientCollector;
import dev.mizzen.impl.head.Weights;
import dev.mizzen.train.HeadShape;
import dev.mizzen.train.TrainingExample;
import dev.mizzen.train.TrainingLoss;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Heads and losses in PyTorch, differentiated automatically. DJL wraps plain numbers in buffers
 * that it frees while the graph still reads them, so every number is an array that lives as long as
 * this.
 */
final class PyTorchHead implements AutoCloseable {
  private final HeadShape shape;
  private final NDManager manager;
  private final List<NDArray> weights = new ArrayList<>();
  private final NDArray one;
  private final NDArray tiny;
  private final NDArray temperature;

  PyTorchHead(HeadShape shape, List<Weights> values, float temperature) {
    this.shape = shape;
    manager = Engine.getEngine("PyTorch").newBaseManager();
    one = manager.create(1f);
    tiny = manager.create(1e-8f);
    this.temperature = manager.create(temperature);
    for (Weights w : values) {
      weights.add(manager.create(w.values(), new Shape(w.inner(), w.columns())));
    }
    weights.forEach(w -> w.setRequiresGradient(true));
  }

  /** Loss and gradients; {@code between} is run after the forward pass. */
  double run(
      TrainingLoss loss,
      List<float[]> queries,
      List<float[]> documents,
      List<TrainingExample> examples,
      Runnable between,
      List<float[]> gradients) {
    List<NDArray> q = queries.stream().map(this::rows).toList();
    List<NDArray> d = documents.stream().map(this::rows).toList();
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      NDArray sum = manager.create(0f);
      NDArray count = manager.create((float) examples.size());
      for (TrainingExample example : examples) {
        sum = sum.add(of(loss, q, d, example, examples));
      }
      NDArray mean = sum.div(count);
      between.run();
      collector.backward(mean);
      weights.forEach(w -> gradients.add(w.getGradient().toFloatArray()));
      return mean.getFloat();
    }
  }

  private NDArray rows(float[] values) {
    int d = shape.inputDimension();
    return manager.create(values, new Shape(values.length / d, d));
  }

  private NDArray of(
      TrainingLoss loss,
      List<NDArray> queries,
      List<NDArray> documents,
      TrainingExample example,
      List<TrainingExample> examples) {
    NDArray query = unit(queries.get(example.query()));
    return switch (loss) {
      case CONTRASTIVE -> contrastive(query, documents, example, examples);
      case DISTILLATION -> distillation(scores(query, documents, own(example)), example);
      case PREFERENCE -> preference(scores(query, documents, ordered(example)));
    };
  }

  private static List<Integer> own(TrainingExample example) {
    return IntStream.range(0, example.count()).mapToObj(example::document).toList();
  }

  private static List<Integer> ordered(TrainingExample example) {
    return IntStream.range(0, example.count())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -example.target(i)))
        .map(example::document)
        .toList();
  }

  private NDArray scores(NDArray query, List<NDArray> documents, List<Integer> numbers) {
    NDList scores = new NDList();
    for (int number : numbers) {
      NDArray tokens = unit(documents.get(number));
      scores.add(query.matMul(tokens.transpose()).max(new int[] {1}).sum());
    }
    return NDArrays.stack(scores);
  }

  private NDArray contrastive(
      NDArray query,
      List<NDArray> documents,
      TrainingExample example,
      List<TrainingExample> examples) {
    TreeSet<Integer> others = new TreeSet<>();
    examples.forEach(e -> others.addAll(own(e)));
    List<Integer> positives =
        IntStream.range(0, example.count())
            .filter(i -> example.target(i) > 0)
            .mapToObj(example::document)
            .toList();
    others.removeAll(positives);
    NDArray negative =
        scores(query, documents, List.copyOf(others)).div(temperature).exp().sum().add(tiny);
    NDArray positive = scores(query, documents, positives).div(temperature);
    return positive.exp().add(negative).log().sub(positive).mean();
  }

  private NDArray distillation(NDArray scores, TrainingExample example) {
    float[] targets = new float[example.count()];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = example.target(i);
    }
    NDArray teacher = manager.create(targets).logSoftmax(0);
    NDArray low = scores.min();
    NDArray student = scores.sub(low).div(scores.max().sub(low).add(tiny)).logSoftmax(0);
    return teacher.exp().mul(teacher.sub(student)).sum();
  }

  private NDArray preference(NDArray scores) {
    long count = scores.getShape().get(0);
    NDArray sum = manager.create(0f);
    for (long i = 0; i < count; i++) {
      for (long j = i + 1; j < count; j++) {
        NDArray gap = scores.get(j).sub(scores.get(i)).div(temperature);
        sum = sum.add(gap.exp().add(one).log());
      }
    }
    return sum;
  }

  private NDArray unit(NDArray x) {
    NDArray y = raw(x);
    return y.div(y.mul(y).sum(new int[] {1}, true).sqrt());
  }

  private NDArray raw(NDArray x) {
    return switch (shape.kind()) {
      case LINEAR -> x.matMul(weights.get(0));
      case FFN2 -> phi(x.matMul(weights.get(0))).matMul(weights.get(1));
      case FFN2_RES ->
          phi(x.matMul(weights.get(0))).add(x.matMul(weights.get(1))).matMul(weights.get(2));
      case FFN3_RES -> {
        NDArray h = phi(x.matMul(weights.get(0)));
        yield phi(h.matMul(weights.get(1))).add(h).matMul(weights.get(2));
      }
      case GLU -> gated(x);
      case GLU_RES -> gated(x).add(x.matMul(weights.get(3)));
    };
  }

  private NDArray gated(NDArray x) {
    return phi(x.matMul(weights.get(0))).mul(x.matMul(weights.get(1))).matMul(weights.get(2));
  }

  private NDArray phi(NDArray x) {
    return switch (shape.activation()) {
      case IDENTITY -> x;
      case RELU -> Activation.relu(x);
      case GELU -> Activation.gelu(x);
      case SILU -> x.mul(Activation.sigmoid(x));
      case SIGMOID -> Activation.sigmoid(x);
    };
  }

  @Override
  public void close() {
    manager.close();
  }
}
