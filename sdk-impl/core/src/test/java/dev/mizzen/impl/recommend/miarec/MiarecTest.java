package dev.mizzen.impl.recommend.miarec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.Recommender;
import dev.mizzen.impl.recommend.World;
import dev.mizzen.recommend.Interaction;
import dev.mizzen.recommend.RecommendExplanation;
import dev.mizzen.recommend.RecommendExplanation.Kind;
import dev.mizzen.recommend.RecommendRequest;
import dev.mizzen.recommend.Recommendation;
import dev.mizzen.recommend.RecommenderBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MIARec beyond what all models have in common. */
class MiarecTest {
  private static final ProgressListener NONE = ProgressListener.NONE;
  private static final List<Interaction> TRAINING = World.interactions(90, 80, 12, 3);

  private static List<Document> items(int count) {
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      documents.add(
          Document.builder("item-" + i)
              .title("Of kind" + i % 4 + " and shade" + i % 7)
              .metadata("shelf", "shelf " + i % 8)
              .build());
    }
    return documents;
  }

  private static RecommenderBuilder model() {
    return Recommender.model("miarec")
        .set("fields", "shelf")
        .set("dimension", "8")
        .set("content", "8")
        .set("neighbours", "5")
        .set("epochs", "4")
        .set("negatives", "32")
        .threads(2);
  }

  private static double score(Recommender model, String user, String item) {
    return model
        .recommend(RecommendRequest.forUser(user).includeSeen().allow(Set.of(item)))
        .getFirst()
        .score();
  }

  @Test
  void explainsByUsersOfEachRelation() {
    try (Recommender model = model().items(items(80)).train(TRAINING, NONE)) {
      String best = model.recommend("user-3", 1).getFirst().item();
      RecommendExplanation why = model.explain(RecommendRequest.forUser("user-3"), best);
      for (String relation : List.of("items", "topic", "shelf")) {
        assertThat(why.contributions())
            .filteredOn(one -> one.title().matches("user-\\d+ by " + relation))
            .hasSize(3)
            .allSatisfy(one -> assertThat(one.kind()).isEqualTo(Kind.USER));
      }
      double sum = why.contributions().stream().mapToDouble(one -> one.share()).sum();
      assertThat(sum).isCloseTo(why.score(), within(1e-5));
    }
  }

  /** What only an item without interactions has decides nothing, whatever it says. */
  @Test
  void itemsWithoutInteractionsLeaveNoTrace() {
    for (String trained : List.of("true", "false")) {
      List<Document> more = new ArrayList<>(items(80));
      more.add(
          Document.builder("cold").title("kind0 kind0 words").metadata("shelf", "shelf 1").build());
      more.add(Document.builder("colder").title("words alone").metadata("shelf", "x").build());
      try (Recommender without =
              model().set("trained", trained).items(items(80)).train(TRAINING, NONE);
          Recommender with = model().set("trained", trained).items(more).train(TRAINING, NONE);
          Recommender grown = without.withItems(more.subList(80, 82), NONE)) {
        assertThat(score(with, "user-0", "cold")).isEqualTo(score(grown, "user-0", "cold"));
        for (String user : List.of("user-0", "user-41")) {
          RecommendRequest request = RecommendRequest.forUser(user).limit(50);
          List<Recommendation> expected = without.recommend(request);
          assertThat(with.recommend(request.deny(Set.of("cold", "colder")))).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void theOrderOfUsersDecidesNothing() {
    List<Interaction> shuffled = new ArrayList<>(TRAINING);
    Collections.shuffle(shuffled, new Random(5));
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      // No two have the same words, so that no two users are equally near to a third.
      String title = "kind" + i % 4 + " shade" + i % 7 + " tone" + i % 9 + " tint" + i / 16;
      documents.add(
          Document.builder("item-" + i).title(title).metadata("shelf", "shelf " + i % 8).build());
    }
    try (Recommender one =
            model()
                .set("trained", "false")
                .set("content", "40")
                .items(documents)
                .train(TRAINING, NONE);
        Recommender other =
            model()
                .set("trained", "false")
                .set("content", "40")
                .items(documents)
                .train(shuffled, NONE)) {
      for (String user : List.of("user-0", "user-17", "user-60")) {
        for (int item = 0; item < 80; item += 9) {
          assertThat(score(other, user, "item-" + item))
              .isCloseTo(score(one, user, "item-" + item), within(1e-4));
        }
      }
    }
  }

  @Test
  void learnsAndGoesOnFromACheckpoint(@TempDir Path folder) {
    List<Interaction> heldOut = World.interactions(90, 80, 4, 9);
    List<List<Recommendation>> answers = new ArrayList<>();
    for (int threads : new int[] {1, 3, 2}) {
      RecommenderBuilder builder =
          model().threads(threads).items(items(80)).validation(heldOut).set("samples", "3");
      if (threads > 1) {
        builder.checkpoints(folder);
      }
      try (Recommender model = builder.train(TRAINING, NONE)) {
        answers.add(model.recommend("user-11", 40));
        assertThat(model.report().epochs()).hasSize(4);
        assertThat(model.report().epochs().getLast().loss())
            .isLessThan(model.report().epochs().getFirst().loss());
        assertThat(model.report().epochs().getLast().validation()).containsKey("recall@20");
      }
    }
    assertThat(answers.get(1)).isEqualTo(answers.get(0));
    assertThat(answers.get(2)).isEqualTo(answers.get(0));
  }

  @Test
  void eachRelationMayStandAloneOrNone() {
    Map<String, String> off = Map.of("shared-items", "false", "topic", "false", "fields", "");
    for (String on : List.of("none", "shared-items", "topic", "fields")) {
      RecommenderBuilder builder = model().set("loss", "bpr").items(items(80));
      off.forEach(builder::set);
      if (!on.equals("none")) {
        builder.set(on, on.equals("fields") ? "shelf" : "true");
      }
      try (Recommender model = builder.train(TRAINING, NONE)) {
        assertThat(model.recommend("user-4", 5)).hasSize(5);
      }
    }
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> model().train(TRAINING, NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("titles");
    List<Interaction> single =
        List.of(Interaction.of("a", "item-0"), Interaction.of("b", "item-4"));
    assertThatThrownBy(() -> model().items(items(8)).train(single, NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing to learn from");
  }
}
