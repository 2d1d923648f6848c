package dev.mizzen.impl.recommend.factor;

import dev.mizzen.recommend.TrainingReport;
import dev.mizzen.train.TrainingCurve;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a report says of epochs: the curve, and what was heard of evaluations besides. */
final class Epochs {
  private final long began = System.nanoTime();
  private final Map<Long, Duration> times = new HashMap<>();
  private final Map<Long, HeldOut.Quality> qualities = new HashMap<>();

  void hear(long step, HeldOut.@Nullable Quality quality) {
    times.put(step, Duration.ofNanos(System.nanoTime() - began));
    if (quality != null) {
      qualities.put(step, quality);
    }
  }

  /** Evaluations before an interruption are known by their loss alone, and count no time. */
  List<TrainingReport.Epoch> of(TrainingCurve curve, int stepsPerEpoch) {
    return curve.epochs().stream()
        .map(
            epoch ->
                new TrainingReport.Epoch(
                    (int) (epoch.step() / stepsPerEpoch),
                    epoch.loss(),
                    values(epoch.step()),
                    times.getOrDefault(epoch.step(), Duration.ZERO)))
        .toList();
  }

  private Map<String, Double> values(long step) {
    HeldOut.Quality quality = qualities.get(step);
    return quality == null
        ? Map.of()
        : Map.of("recall@20", quality.recall(), "ndcg@20", quality.ndcg());
  }
}
