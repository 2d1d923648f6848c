package dev.mizzen.impl.recommend;

import dev.mizzen.recommend.RecommendRequest;
import dev.mizzen.recommend.Recommendation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Answers requests: scores, takes away what may not be, and ranks. */
final class Ranker {
  private final TrainedModel model;

  Ranker(TrainedModel model) {
    this.model = model;
  }

  /** The best items of a request. */
  List<Recommendation> recommend(RecommendRequest request) {
    Histories history = Asker.of(model, request);
    BitSet candidates = new Candidates(model).of(request, history);
    float[] scores = new float[model.scorer().items()];
    model.scorer().scores(history, scores);
    if (request.diversity() == 0) {
      return best(scores, candidates, request.limit());
    }
    return diverse(scores, candidates, request);
  }

  /** The items nearest to one, without itself. */
  List<Recommendation> similar(String id, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, got " + limit);
    }
    int item = Asker.item(model, id);
    float[] near = new float[model.scorer().items()];
    model.scorer().similar(item, near);
    BitSet candidates = new BitSet();
    candidates.set(0, near.length);
    candidates.clear(item);
    return best(near, candidates, limit);
  }

  private List<Recommendation> best(float[] scores, BitSet candidates, int limit) {
    int k = Math.min(limit, Math.max(1, candidates.cardinality()));
    int[] ranked = new int[k];
    float[] best = new float[k];
    top(scores, candidates, ranked, best);
    return listed(ranked, best);
  }

  private List<Recommendation> diverse(
      float[] scores, BitSet candidates, RecommendRequest request) {
    long pool = Math.min((long) Diversity.POOL * request.limit(), candidates.cardinality());
    int[] ranked = new int[(int) Math.max(1, pool)];
    float[] best = new float[ranked.length];
    top(scores, candidates, ranked, best);
    int found = (int) Arrays.stream(ranked).filter(item -> item >= 0).count();
    ranked = Arrays.copyOf(ranked, found);
    best = Arrays.copyOf(best, found);
    List<Integer> chosen =
        new Diversity(model.scorer()).choose(ranked, best, request.limit(), request.diversity());
    int[] items = new int[chosen.size()];
    float[] values = new float[chosen.size()];
    for (int i = 0; i < items.length; i++) {
      items[i] = ranked[chosen.get(i)];
      values[i] = best[chosen.get(i)];
    }
    return listed(items, values);
  }

  private static void top(float[] scores, BitSet candidates, int[] ranked, float[] best) {
    for (int i = candidates.nextClearBit(0);
        i < scores.length;
        i = candidates.nextClearBit(i + 1)) {
      scores[i] = Float.NEGATIVE_INFINITY;
    }
    TopK.best(scores, 0, scores.length, null, 0, ranked.length, ranked, best);
  }

  /** What users see of ranked ordinals. */
  List<Recommendation> listed(int[] ranked, float[] scores) {
    return listed(ranked, scores, 0, ranked.length);
  }

  /** What users see of a part of ranked ordinals, as far as there are any. */
  List<Recommendation> listed(int[] ranked, float[] scores, int from, int to) {
    List<Recommendation> list = new ArrayList<>(to - from);
    for (int i = from; i < to && ranked[i] >= 0; i++) {
      list.add(
          new Recommendation(
              model.interactions().items().id(ranked[i]),
              scores[i],
              i - from + 1,
              model.catalogue().document(ranked[i])));
    }
    return list;
  }
}
