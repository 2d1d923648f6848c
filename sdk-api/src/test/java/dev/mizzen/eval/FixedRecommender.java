package dev.mizzen.eval;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.Recommender;
import dev.mizzen.recommend.RecommendExplanation;
import dev.mizzen.recommend.RecommendRequest;
import dev.mizzen.recommend.Recommendation;
import dev.mizzen.recommend.TrainingReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/** Gives what it was told to give. */
final class FixedRecommender implements Recommender {
  final List<Set<String>> allowed = new ArrayList<>();
  private final Map<String, List<String>> rankings;
  private final int items;

  FixedRecommender(Map<String, List<String>> rankings, int items) {
    this.rankings = rankings;
    this.items = items;
  }

  @Override
  public String model() {
    return "fixed";
  }

  @Override
  public TrainingReport report() {
    return new TrainingReport(
        "fixed", Map.of(), rankings.size(), items, 0, Duration.ZERO, List.of(), List.of());
  }

  @Override
  public List<Recommendation> recommend(RecommendRequest request) {
    allowed.add(request.allowed().orElse(Set.of()));
    List<String> list =
        rankings.get(request.user().orElseThrow()).stream()
            .filter(item -> request.allowed().map(set -> set.contains(item)).orElse(true))
            .toList();
    return listed(list, request.limit());
  }

  private static List<Recommendation> listed(List<String> items, int limit) {
    List<Recommendation> list = new ArrayList<>();
    for (String item : items.subList(0, Math.min(limit, items.size()))) {
      list.add(new Recommendation(item, -list.size(), list.size() + 1, Optional.empty()));
    }
    return list;
  }

  @Override
  public CompletionStage<List<Recommendation>> recommendAsync(RecommendRequest request) {
    return CompletableFuture.completedFuture(recommend(request));
  }

  @Override
  public List<Recommendation> similarItems(String item, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public RecommendExplanation explain(RecommendRequest request, String item) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void recommendAll(
      int limit, BiConsumer<String, List<Recommendation>> sink, ProgressListener progress) {
    rankings.forEach((user, list) -> sink.accept(user, listed(list, limit)));
  }

  @Override
  public Recommender withItems(Iterable<Document> added, ProgressListener progress) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void save(Path folder) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
