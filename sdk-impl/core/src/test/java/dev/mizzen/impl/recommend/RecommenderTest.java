package dev.mizzen.impl.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.Recommender;
import dev.mizzen.error.ModelException;
import dev.mizzen.impl.WordEmbedder;
import dev.mizzen.recommend.Interaction;
import dev.mizzen.recommend.RecommendExplanation;
import dev.mizzen.recommend.RecommendExplanation.Contribution;
import dev.mizzen.recommend.RecommendRequest;
import dev.mizzen.recommend.Recommendation;
import dev.mizzen.search.Filter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole surface, for every model. */
class RecommenderTest {
  private static final int ITEMS = 80;
  private static final List<Interaction> TRAINING = World.interactions(90, ITEMS, 12, 3);

  @TempDir Path folder;

  /** A model and settings that suit so small a world. */
  record Setup(String model, Map<String, String> settings) {
    Recommender train() {
      List<Document> items = new ArrayList<>();
      for (int i = 0; i < ITEMS; i++) {
        items.add(
            Document.builder("item-" + i)
                .title("Thing " + i + " of kind" + i % 4)
                .metadata("number", i)
                .metadata("even", i % 2 == 0)
                .build());
      }
      items.add(Document.builder("cold").title("Never bought").build());
      var builder = Recommender.model(model).items(items).embedder(new WordEmbedder()).threads(2);
      settings.forEach(builder::set);
      return builder.train(TRAINING, ProgressListener.NONE);
    }
  }

  static Stream<Setup> setups() {
    return Stream.of(
        new Setup("popularity", Map.of()),
        new Setup("item-knn", Map.of("neighbours", "20")),
        new Setup("linear-filter", Map.of()),
        new Setup("ease", Map.of("lambda", "20", "form", "items")),
        new Setup("ease", Map.of("lambda", "20", "form", "users")),
        new Setup("gf-cf", Map.of("rank", "8")),
        new Setup("gf-cf", Map.of("rank", "200", "filter", "scaled")),
        new Setup("lightgcn", Map.of("dimension", "16", "epochs", "40", "negatives", "64")),
        new Setup("textgcn", Map.of()),
        new Setup("textgcn", Map.of("layers", "0", "vectors", "centred")),
        new Setup(
            "miarec",
            Map.of("trained", "false", "content", "8", "shared-items", "false", "topic", "false")),
        new Setup(
            "miarec", Map.of("content", "8", "dimension", "8", "epochs", "3", "fields", "even")),
        new Setup(
            "textgcn-mlp",
            Map.of("hidden", "32", "dimension", "16", "epochs", "15", "batch", "256")));
  }

  @ParameterizedTest
  @MethodSource("setups")
  void recommendsWhatWasNotSeenBestFirst(Setup setup) {
    try (Recommender model = setup.train()) {
      Set<String> seen = new HashSet<>();
      TRAINING.stream().filter(i -> i.user().equals("user-5")).forEach(i -> seen.add(i.item()));
      List<Recommendation> list = model.recommend("user-5", 20);
      assertThat(list).hasSize(20);
      for (int i = 0; i < list.size(); i++) {
        assertThat(list.get(i).rank()).isEqualTo(i + 1);
        assertThat(seen).doesNotContain(list.get(i).item());
        assertThat(list.get(i).document()).isPresent();
        assertThat(i == 0 || list.get(i - 1).score() >= list.get(i).score()).isTrue();
      }
      List<Recommendation> all =
          model.recommend(RecommendRequest.forUser("user-5").includeSeen().limit(1000));
      assertThat(all).hasSize(ITEMS + 1);
    }
  }

  @ParameterizedTest
  @MethodSource("setups")
  void aHistoryStandsForItsUser(Setup setup) {
    try (Recommender model = setup.train()) {
      List<String> history =
          TRAINING.stream()
              .filter(i -> i.user().equals("user-7"))
              .map(Interaction::item)
              .distinct()
              .toList();
      List<Recommendation> stranger = model.recommend(RecommendRequest.forHistory(history));
      List<Recommendation> known = model.recommend("user-7", 10);
      if (setup.model().equals("lightgcn") || setup.model().equals("miarec")) {
        // Training learned something of the user besides, but not another taste.
        assertThat(stranger)
            .extracting(Recommendation::item)
            .containsAnyElementsOf(known.stream().map(Recommendation::item).toList());
        return;
      }
      // Some models come to the same scores by another way.
      for (int i = 0; i < 10; i++) {
        assertThat(stranger.get(i).score())
            .isCloseTo(known.get(i).score(), Assertions.within(1e-5));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("setups")
  void aKnownUserMayBringMoreHistory(Setup setup) {
    try (Recommender model = setup.train()) {
      RecommendRequest known = RecommendRequest.forUser("user-6").limit(1000);
      RecommendRequest more = known.history(List.of("item-77", "item-78"));
      List<Recommendation> list = model.recommend(more);
      Set<String> left = new HashSet<>();
      model.recommend(known).forEach(one -> left.add(one.item()));
      left.removeAll(Set.of("item-77", "item-78"));
      assertThat(list).extracting(Recommendation::item).containsExactlyInAnyOrderElementsOf(left);
      RecommendExplanation why = model.explain(more, list.getFirst().item());
      assertThat(why.score()).isCloseTo(list.getFirst().score(), Assertions.within(1e-5));
      assertThatThrownBy(() -> model.recommend(known.history(List.of("nothing"))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("nothing");
    }
  }

  @ParameterizedTest
  @MethodSource("setups")
  void asksOnlyForWhatMayBe(Setup setup) {
    try (Recommender model = setup.train()) {
      RecommendRequest request = RecommendRequest.forUser("user-1").limit(ITEMS);
      assertThat(model.recommend(request.allow(Set.of("item-70", "cold", "no such item"))))
          .extracting(Recommendation::item)
          .isSubsetOf("item-70", "cold");
      String best = model.recommend(request).getFirst().item();
      assertThat(model.recommend(request.deny(Set.of(best))))
          .extracting(Recommendation::item)
          .doesNotContain(best);
      assertThat(model.recommend(request.filter(Filter.range("number", 10, 19))))
          .isNotEmpty()
          .allSatisfy(r -> assertThat(r.item()).matches("item-1\\d"));
      assertThat(model.recommend(request.filter(Filter.eq("even", true))))
          .isNotEmpty()
          .allSatisfy(r -> assertThat(r.item()).matches("item-\\d?[02468]"));
      assertThatThrownBy(() -> model.recommend(request.filter(Filter.eq("number", "ten"))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("number")
          .hasMessageContaining("KEYWORD");
    }
  }

  @ParameterizedTest
  @MethodSource("setups")
  void diversityKeepsTheBestAndChangesTheRest(Setup setup) {
    try (Recommender model = setup.train()) {
      RecommendRequest request = RecommendRequest.forUser("user-2").limit(8);
      List<Recommendation> plain = model.recommend(request);
      List<Recommendation> diverse = model.recommend(request.diversity(0.7));
      assertThat(diverse).hasSize(8);
      assertThat(diverse.getFirst()).isEqualTo(plain.getFirst());
      assertThat(diverse).extracting(Recommendation::item).doesNotHaveDuplicates();
      if (!setup.model().equals("popularity")) {
        assertThat(diverse).isNotEqualTo(plain);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("setups")
  void explanationsAddUpToTheScore(Setup setup) {
    try (Recommender model = setup.train()) {
      RecommendRequest request = RecommendRequest.forUser("user-3");
      Recommendation best = model.recommend(request).getFirst();
      RecommendExplanation why = model.explain(request, best.item());
      assertThat(why.score()).isCloseTo(best.score(), Assertions.within(1e-5));
      if (!setup.model().equals("popularity")) {
        double sum = why.contributions().stream().mapToDouble(Contribution::share).sum();
        assertThat(sum).isCloseTo(best.score(), Assertions.within(1e-5));
        assertThat(why.contributions())
            .filteredOn(share -> share.kind() == RecommendExplanation.Kind.ITEM)
            .first()
            .satisfies(share -> assertThat(share.title()).startsWith("Thing "));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("setups")
  void exportsWhatItRecommends(Setup setup) {
    try (Recommender model = setup.train()) {
      List<String> users = new ArrayList<>();
      model.recommendAll(
          7,
          (user, list) -> {
            users.add(user);
            assertThat(list).extracting(Recommendation::item).doesNotHaveDuplicates();
            List<Recommendation> single = model.recommend(user, 7);
            // Blocks may add in another order than a single user does.
            for (int i = 0; i < 7; i++) {
              assertThat(list.get(i).score())
                  .isCloseTo(single.get(i).score(), Assertions.within(1e-5));
            }
          },
          ProgressListener.NONE);
      assertThat(users).hasSize(90).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @MethodSource("setups")
  void findsSimilarItems(Setup setup) {
    try (Recommender model = setup.train()) {
      List<Recommendation> similar = model.similarItems("item-8", 5);
      assertThat(similar).hasSize(5).extracting(Recommendation::item).doesNotContain("item-8");
      if (!setup.model().equals("popularity")) {
        // Of the same taste.
        int number = Integer.parseInt(similar.getFirst().item().substring("item-".length()));
        assertThat(number % 4).isZero();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("setups")
  void savedAndLoadedItGivesTheSameAnswers(Setup setup) throws Exception {
    try (Recommender model = setup.train()) {
      model.save(folder);
      model.save(folder); // over itself
      try (Recommender loaded = Recommender.load(folder)) {
        assertThat(loaded.report()).isEqualTo(model.report());
        for (String user : List.of("user-0", "user-42", "user-89")) {
          assertThat(loaded.recommend(user, 30)).isEqualTo(model.recommend(user, 30));
          RecommendRequest request = RecommendRequest.forUser(user);
          assertThat(loaded.explain(request, "item-3")).isEqualTo(model.explain(request, "item-3"));
        }
        assertThat(loaded.similarItems("item-9", 9)).isEqualTo(model.similarItems("item-9", 9));
        assertThat(
                loaded
                    .recommendAsync(RecommendRequest.forUser("user-4"))
                    .toCompletableFuture()
                    .get())
            .isEqualTo(model.recommend("user-4", 10));
      }
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files).hasSize(5);
      }
    }
  }

  @Test
  void damagedModelsAreRefusedByName() throws IOException {
    try (Recommender model = new Setup("gf-cf", Map.of("rank", "4")).train()) {
      model.save(folder);
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.toList();
    }
    for (Path file : files) {
      byte[] whole = Files.readAllBytes(file);
      Files.write(file, new byte[] {1, 2, 3});
      assertThatThrownBy(() -> Recommender.load(folder))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining(file.getFileName().toString());
      Files.write(file, whole);
    }
    Path json = folder.resolve(ModelFolder.MODEL);
    String text = Files.readString(json);
    Files.writeString(json, text.replace("\"version\" : 1", "\"version\" : 2"));
    assertThatThrownBy(() -> Recommender.load(folder))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("model.json")
        .hasMessageContaining("version 2");
    Files.writeString(json, text.replace("\"gf-cf\"", "\"oracle\""));
    assertThatThrownBy(() -> Recommender.load(folder))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("oracle");
    assertThatThrownBy(() -> Recommender.load(folder.resolve("nothing")))
        .isInstanceOf(ModelException.class);
  }

  @Test
  void saysWhatIsWrongWithACall() {
    assertThatThrownBy(() -> Recommender.model("oracle").train(TRAINING, ProgressListener.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("oracle")
        .hasMessageContaining("linear-filter");
    assertThatThrownBy(
            () ->
                Recommender.model("gf-cf").set("rnak", "3").train(TRAINING, ProgressListener.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rnak")
        .hasMessageContaining("rank");
    assertThatThrownBy(
            () ->
                Recommender.model("gf-cf")
                    .set("rank", "many")
                    .train(TRAINING, ProgressListener.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a whole number from 1 to 8192")
        .hasMessageContaining("many");
    assertThatThrownBy(
            () -> Recommender.model("popularity").train(List.of(), ProgressListener.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 interactions");
    Recommender model = new Setup("popularity", Map.of()).train();
    assertThatThrownBy(() -> model.recommend("nobody", 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nobody");
    assertThatThrownBy(() -> model.recommend(RecommendRequest.forHistory(List.of("nothing"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing");
    assertThatThrownBy(() -> model.similarItems("nothing", 3))
        .isInstanceOf(IllegalArgumentException.class);
    List<Document> more = List.of(Document.of("new", "A new thing"));
    assertThatThrownBy(() -> model.withItems(more, ProgressListener.NONE))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("content");
    assertThatThrownBy(
            () -> model.withItems(List.of(Document.of("cold", "")), ProgressListener.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cold");
    assertThatThrownBy(() -> model.withItems(List.of(), ProgressListener.NONE))
        .isInstanceOf(IllegalArgumentException.class);
    model.close();
    model.close();
    assertThatThrownBy(() -> model.recommend("user-1", 3))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> model.recommendAsync(RecommendRequest.forUser("user-1")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theSameSeedGivesTheSameModelForAnyNumberOfThreads() {
    List<List<Recommendation>> answers = new ArrayList<>();
    for (int threads : new int[] {1, 3}) {
      try (Recommender model =
          Recommender.model("gf-cf")
              .set("rank", "6")
              .threads(threads)
              .train(TRAINING, ProgressListener.NONE)) {
        answers.add(model.recommend("user-11", 40));
      }
    }
    assertThat(answers.get(0)).isEqualTo(answers.get(1));
  }

  @Test
  void tellsOfDuplicatesAndLeakage() {
    List<Interaction> twice = new ArrayList<>(TRAINING);
    twice.addAll(TRAINING.subList(0, 5));
    try (Recommender model =
        Recommender.model("popularity")
            .validation(
                List.of(
                    TRAINING.getFirst(),
                    Interaction.of("user-0", "unknown"),
                    Interaction.of("user-0", "item-79")))
            .train(twice, ProgressListener.NONE)) {
      assertThat(model.report().warnings())
          .anySatisfy(w -> assertThat(w).contains("pairs that occur before"))
          .anySatisfy(w -> assertThat(w).contains("1 validation interactions are training"))
          .anySatisfy(w -> assertThat(w).contains("1 validation interactions are of users or"));
    }
  }
}
