package dev.mizzen.impl.recommend;

import dev.mizzen.recommend.RecommendExplanation;
import dev.mizzen.recommend.RecommendExplanation.Contribution;
import dev.mizzen.recommend.RecommendExplanation.Kind;
import dev.mizzen.recommend.RecommendRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tells what carried a score. */
final class Explainer {
  private final TrainedModel model;

  Explainer(TrainedModel model) {
    this.model = model;
  }

  RecommendExplanation explain(RecommendRequest request, String id) {
    Histories history = Asker.of(model, request);
    Scorer.Explained explained = model.scorer().explain(history, Asker.item(model, id));
    int[] items = history.history(0);
    List<Contribution> contributions = new ArrayList<>();
    for (int i = 0; i < explained.shares().length; i++) {
      contributions.add(
          new Contribution(
              Kind.ITEM,
              model.interactions().items().id(items[i]),
              model.catalogue().title(items[i]),
              explained.shares()[i]));
    }
    contributions.addAll(explained.others());
    contributions.sort(Comparator.comparingDouble(Contribution::share).reversed());
    return new RecommendExplanation(explained.score(), explained.description(), contributions);
  }
}
