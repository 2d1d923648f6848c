package dev.mizzen.impl.recommend;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.Recommender;
import dev.mizzen.impl.call.AsyncCalls;
import dev.mizzen.impl.call.Calls;
import dev.mizzen.recommend.RecommendExplanation;
import dev.mizzen.recommend.RecommendRequest;
import dev.mizzen.recommend.Recommendation;
import dev.mizzen.recommend.TrainingReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/** A {@link Recommender} over a {@link TrainedModel}: each duty is a class of its own. */
final class KernelRecommender implements Recommender {
  private final TrainedModel model;
  private final AsyncCalls async;
  private final Calls calls = new Calls("the recommender");

  KernelRecommender(TrainedModel model, AsyncCalls async) {
    this.model = model;
    this.async = async;
  }

  @Override
  public String model() {
    return model.report().model();
  }

  @Override
  public TrainingReport report() {
    return model.report();
  }

  @Override
  public List<Recommendation> recommend(RecommendRequest request) {
    return calls.during(() -> new Ranker(model).recommend(request));
  }

  @Override
  public CompletionStage<List<Recommendation>> recommendAsync(RecommendRequest request) {
    return async.call(() -> recommend(request));
  }

  @Override
  public List<Recommendation> similarItems(String item, int limit) {
    return calls.during(() -> new Ranker(model).similar(item, limit));
  }

  @Override
  public RecommendExplanation explain(RecommendRequest request, String item) {
    return calls.during(() -> new Explainer(model).explain(request, item));
  }

  @Override
  public void recommendAll(
      int limit, BiConsumer<String, List<Recommendation>> sink, ProgressListener progress) {
    run(() -> new BatchExport(model, async).run(limit, sink, progress));
  }

  /** Runs a call that hears the caller's own code. */
  private void run(Runnable call) {
    calls.enter();
    try {
      calls.hosting(
          () -> {
            call.run();
            return true;
          });
    } finally {
      calls.exit();
    }
  }

  @Override
  public Recommender withItems(Iterable<Document> items, ProgressListener progress) {
    TrainedModel[] grown = new TrainedModel[1];
    run(() -> grown[0] = MoreItems.of(model, items, progress));
    int threads = async.workers().threads();
    return new KernelRecommender(
        grown[0], new AsyncCalls("recommender", Optional.empty(), threads));
  }

  @Override
  public void save(Path folder) {
    run(() -> ModelFolder.save(model, folder));
  }

  @Override
  public void close() {
    calls.close(async::close);
  }
}
