package dev.mizzen.impl.train;

import dev.mizzen.impl.head.Float64Head;
import dev.mizzen.train.TrainingExample;
import dev.mizzen.train.TrainingLoss;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** The loss of a batch of examples in 64-bit floats, straight from the definitions. */
final class Float64Loss {
  private final TrainingLoss loss;
  private final double temperature;
  private final List<double[][]> queries;
  private final List<double[][]> documents;
  private final List<TrainingExample> examples;

  Float64Loss(
      TrainingLoss loss,
      double temperature,
      List<double[][]> queries,
      List<double[][]> documents,
      List<TrainingExample> examples) {
    this.loss = loss;
    this.temperature = temperature;
    this.queries = queries;
    this.documents = documents;
    this.examples = examples;
  }

  double of(Float64Head head) {
    double sum = 0;
    for (TrainingExample example : examples) {
      sum +=
          switch (loss) {
            case CONTRASTIVE -> contrastive(head, example);
            case DISTILLATION -> distillation(scores(head, example), example);
            case PREFERENCE -> preference(scores(head, example), example);
          };
    }
    return sum / examples.size();
  }

  private double[] scores(Float64Head head, TrainingExample example) {
    double[] scores = new double[example.count()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = score(head, example.query(), example.document(i));
    }
    return scores;
  }

  private double score(Float64Head head, int query, int document) {
    double score = 0;
    for (double[] q : queries.get(query)) {
      double[] u = head.unit(q);
      double best = Double.NEGATIVE_INFINITY;
      for (double[] d : documents.get(document)) {
        double[] v = head.unit(d);
        double dot = 0;
        for (int k = 0; k < u.length; k++) {
          dot += u[k] * v[k];
        }
        best = Math.max(best, dot);
      }
      score += best;
    }
    return score;
  }

  private double contrastive(Float64Head head, TrainingExample example) {
    TreeSet<Integer> positives = new TreeSet<>();
    for (int i = 0; i < example.count(); i++) {
      if (example.target(i) > 0) {
        positives.add(example.document(i));
      }
    }
    TreeSet<Integer> all = new TreeSet<>();
    examples.forEach(e -> all.addAll(documents(e)));
    double others = 1e-8;
    for (int d : all) {
      others += positives.contains(d) ? 0 : Math.exp(score(head, example.query(), d) / temperature);
    }
    double sum = 0;
    for (int d : positives) {
      double own = Math.exp(score(head, example.query(), d) / temperature);
      sum -= Math.log(own / (own + others));
    }
    return sum / positives.size();
  }

  private static List<Integer> documents(TrainingExample example) {
    List<Integer> documents = new ArrayList<>();
    for (int i = 0; i < example.count(); i++) {
      documents.add(example.document(i));
    }
    return documents;
  }

  private static double distillation(double[] scores, TrainingExample example) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      low = Math.min(low, score);
      high = Math.max(high, score);
    }
    double student = 0;
    double teacher = 0;
    for (int i = 0; i < scores.length; i++) {
      student += Math.exp((scores[i] - low) / (high - low + 1e-8));
      teacher += Math.exp(example.target(i));
    }
    double divergence = 0;
    for (int i = 0; i < scores.length; i++) {
      double t = Math.exp(example.target(i)) / teacher;
      double y = Math.exp((scores[i] - low) / (high - low + 1e-8)) / student;
      divergence += t * Math.log(t / y);
    }
    return divergence;
  }

  private double preference(double[] scores, TrainingExample example) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> -example.target(i)));
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = i + 1; j < scores.length; j++) {
        double gap = (scores[order.get(i)] - scores[order.get(j)]) / temperature;
        sum += Math.log1p(Math.exp(-gap));
      }
    }
    return sum;
  }
}
