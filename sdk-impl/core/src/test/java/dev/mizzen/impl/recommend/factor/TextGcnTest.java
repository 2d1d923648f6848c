package dev.mizzen.impl.recommend.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.Recommender;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.impl.WordEmbedder;
import dev.mizzen.impl.recommend.World;
import dev.mizzen.recommend.Interaction;
import dev.mizzen.recommend.RecommendRequest;
import dev.mizzen.recommend.Recommendation;
import dev.mizzen.recommend.RecommenderBuilder;
import dev.mizzen.vector.Embedding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TextGCN beyond what all models have in common. */
class TextGcnTest {
  private static final ProgressListener NONE = ProgressListener.NONE;
  private static final List<Interaction> TRAINING = World.interactions(90, 80, 12, 3);

  private static Document item(String id, float... vector) {
    return Document.builder(id)
        .title("Thing " + id)
        .vector(Document.TITLE, Embedding.of(vector))
        .build();
  }

  private static List<Document> titled(int items) {
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      documents.add(Document.builder("item-" + i).title("Film of kind" + i % 4).build());
    }
    return documents;
  }

  private static RecommenderBuilder model() {
    return Recommender.model("textgcn").threads(2);
  }

  private static double score(Recommender model, RecommendRequest request, String item) {
    return model.recommend(request.includeSeen().allow(Set.of(item))).getFirst().score();
  }

  /** Whatever its degree is, an item that nobody met is ranked by the cosine of its text. */
  @Test
  void aColdItemIsRankedByItsText() {
    List<Document> items = titled(80);
    items.add(Document.builder("cold").title("Film of kind2").build());
    items.add(Document.builder("other").title("Something else altogether").build());
    try (Recommender model =
        model()
            .set("layers", "3")
            .items(items)
            .embedder(new WordEmbedder())
            .train(TRAINING, NONE)) {
      RecommendRequest request = RecommendRequest.forUser("user-2");
      assertThat(score(model, request, "cold")).isGreaterThan(score(model, request, "other"));
      assertThat(model.explain(request, "cold").description())
          .contains(String.format(Locale.ROOT, "%.4f comes", score(model, request, "cold")));
    }
  }

  @Test
  void newItemsComeFromTheirTextsAlone(@TempDir Path folder) {
    List<Document> later =
        List.of(
            Document.builder("new").title("Film of kind1").build(),
            Document.builder("newer").title("Bread and butter").build());
    List<Document> all = new ArrayList<>(titled(80));
    all.addAll(later);
    for (String vectors : List.of("raw", "centred")) {
      try (Recommender model =
              model()
                  .set("vectors", vectors)
                  .items(titled(80))
                  .embedder(new WordEmbedder())
                  .train(TRAINING, NONE);
          Recommender grown = model.withItems(later, NONE)) {
        RecommendRequest request = RecommendRequest.forUser("user-1");
        assertThat(score(grown, request, "new")).isGreaterThan(score(grown, request, "newer"));
        assertThat(grown.recommend("user-1", 82)).extracting(Recommendation::item).contains("new");
        assertThat(grown.similarItems("new", 3))
            .allSatisfy(near -> assertThat(number(near.item()) % 4).isEqualTo(1));
        List<Recommendation> old = grown.recommend(request.deny(Set.of("new", "newer")).limit(30));
        assertThat(old).isEqualTo(model.recommend(request.limit(30)));
        grown.save(folder);
      }
      try (Recommender loaded = Recommender.load(folder, new WordEmbedder());
          Recommender more =
              loaded.withItems(
                  List.of(Document.builder("last").title("Film of kind3").build()), NONE)) {
        RecommendRequest history = RecommendRequest.forHistory(List.of("last"));
        assertThat(more.recommend(history.limit(4)))
            .allSatisfy(near -> assertThat(number(near.item()) % 4).isEqualTo(3));
      }
    }
  }

  private static int number(String item) {
    return item.startsWith("item-") ? Integer.parseInt(item.substring(5)) : 1;
  }

  @Test
  void validationChoosesTheLayers() {
    List<Interaction> heldOut = World.interactions(90, 80, 4, 9);
    try (Recommender model =
        model()
            .set("most-layers", "4")
            .items(titled(80))
            .embedder(new WordEmbedder())
            .validation(heldOut)
            .train(TRAINING, NONE)) {
      assertThat(model.report().settings().get("layers")).matches("[0-4]");
    }
    try (Recommender model =
        model().items(titled(80)).embedder(new WordEmbedder()).train(TRAINING, NONE)) {
      assertThat(model.report().settings()).containsEntry("layers", "3");
    }
  }

  @Test
  void saysWhatIsMissing(@TempDir Path folder) {
    assertThatThrownBy(() -> model().train(TRAINING, NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 have a title");
    assertThatThrownBy(() -> model().items(titled(80)).train(TRAINING, NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("embedder");
    List<Document> mixed = List.of(item("item-0", 1, 0), item("item-1", 1, 0, 0));
    assertThatThrownBy(() -> model().items(mixed).train(TRAINING, NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(".*item-[01].*dimension [23], others have [23]");
    Embedder broken =
        Embedder.of(
            ModelIdentity.external("broken", 2),
            Runnable::run,
            (texts, role) -> texts.stream().map(text -> new float[] {1, Float.NaN}).toList());
    assertThatThrownBy(() -> model().items(titled(80)).embedder(broken).train(TRAINING, NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
    try (Recommender model =
        model().items(titled(80)).embedder(new WordEmbedder()).train(TRAINING, NONE)) {
      model.save(folder);
    }
    List<Document> more = List.of(Document.builder("new").title("New").build());
    try (Recommender model = Recommender.load(folder)) {
      assertThatThrownBy(() -> model.withItems(more, NONE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("embedder");
    }
    try (Recommender model = Recommender.load(folder, broken)) {
      assertThatThrownBy(() -> model.withItems(more, NONE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("broken is not that");
    }
  }

  @Test
  void emptyTitlesAreToldAndLiveOnTheirNeighbours() {
    List<Document> items = titled(79);
    items.add(Document.builder("item-79").title(" ").build());
    items.add(Document.builder("cold").title("").text(" ").build());
    try (Recommender model =
        model().items(items).embedder(new WordEmbedder()).train(TRAINING, NONE)) {
      assertThat(model.report().warnings())
          .anySatisfy(w -> assertThat(w).contains("2 items have neither title nor text"));
      RecommendRequest request = RecommendRequest.forUser("user-3");
      assertThat(score(model, request, "item-79")).isPositive();
      assertThat(score(model, request, "cold")).isZero();
    }
  }

  @Test
  void theSameForAnyNumberOfThreads() {
    List<List<Recommendation>> answers = new ArrayList<>();
    for (int threads : new int[] {1, 3}) {
      try (Recommender model =
          model()
              .threads(threads)
              .items(titled(80))
              .embedder(new WordEmbedder())
              .train(TRAINING, NONE)) {
        answers.add(model.recommend("user-11", 40));
      }
    }
    assertThat(answers.get(0)).isEqualTo(answers.get(1));
  }
}
