package dev.mizzen.impl.recommend.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.Recommender;
import dev.mizzen.impl.WordEmbedder;
import dev.mizzen.impl.recommend.World;
import dev.mizzen.recommend.Interaction;
import dev.mizzen.recommend.Recommendation;
import dev.mizzen.recommend.RecommenderBuilder;
import dev.mizzen.recommend.TrainingReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TextGCN-MLP beyond what all models have in common. */
class TextGcnMlpTest {
  private static final ProgressListener NONE = ProgressListener.NONE;
  private static final List<Interaction> TRAINING = World.interactions(90, 80, 12, 3);
  private static final List<Interaction> HELD_OUT = World.interactions(90, 80, 4, 9);

  private static RecommenderBuilder model(int items, String what) {
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      documents.add(
          Document.builder("item-" + i)
              .title(what + " of kind" + i % 4)
              .metadata("shop", i % 2 == 0 ? "a" : "b")
              .build());
    }
    return Recommender.model("textgcn-mlp")
        .set("hidden", "24")
        .set("dimension", "12")
        .set("batch", "300")
        .set("negatives", "32")
        .items(documents)
        .embedder(new WordEmbedder());
  }

  @Test
  void learnsAndKeepsTheBestEpoch() {
    try (Recommender model =
        model(80, "Film").set("epochs", "8").validation(HELD_OUT).train(TRAINING, NONE)) {
      List<TrainingReport.Epoch> epochs = model.report().epochs();
      assertThat(epochs).hasSize(8);
      assertThat(epochs.getLast().loss()).isLessThan(epochs.getFirst().loss());
      assertThat(epochs.getLast().validation()).containsKeys("recall@20", "ndcg@20");
    }
  }

  @Test
  void aTrainingThatWasInterruptedGoesOn(@TempDir Path folder) {
    List<Recommendation> whole;
    try (Recommender model = model(80, "Film").set("epochs", "5").train(TRAINING, NONE)) {
      whole = model.recommend("user-7", 30);
    }
    RecommenderBuilder again = model(80, "Film").set("epochs", "5").checkpoints(folder);
    assertThatThrownBy(
            () ->
                again.train(
                    TRAINING,
                    (phase, done, total) -> {
                      if (phase.equals("train") && done == total - 3) {
                        throw new IllegalStateException("stop");
                      }
                    }))
        .hasMessage("stop");
    List<Long> steps = new ArrayList<>();
    try (Recommender model =
        again.train(
            TRAINING,
            (phase, done, total) -> {
              if (phase.equals("train")) {
                steps.add(done);
              }
            })) {
      assertThat(steps.getFirst()).isGreaterThan(1);
      assertThat(model.recommend("user-7", 30)).isEqualTo(whole);
    }
    assertThatThrownBy(
            () -> model(80, "Film").set("epochs", "6").checkpoints(folder).train(TRAINING, NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another training");
  }

  @Test
  void towersServeAnotherCatalogue(@TempDir Path folder) {
    try (Recommender first = model(80, "Film").set("epochs", "3").train(TRAINING, NONE)) {
      first.save(folder);
    }
    List<Interaction> others = World.interactions(50, 60, 9, 6);
    RecommenderBuilder zero =
        model(60, "Book").set("towers", folder.toString()).set("epochs", "0").set("hidden", "7");
    try (Recommender second = zero.train(others, NONE)) {
      assertThat(second.report().settings()).containsEntry("hidden", "24");
      assertThat(second.report().epochs()).isEmpty();
      assertThat(second.recommend("user-3", 10)).hasSize(10);
      try (Recommender more =
          second.withItems(List.of(Document.builder("new").title("Book of kind3").build()), NONE)) {
        assertThat(more.recommend("user-3", 100)).extracting(Recommendation::item).contains("new");
      }
    }
    assertThatThrownBy(() -> zero.set("vectors", "centred").train(others, NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("raw vectors, not centred");
    assertThatThrownBy(() -> model(80, "Film").set("epochs", "0").train(TRAINING, NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("towers");
    try (Recommender text = Recommender.model("popularity").train(TRAINING, NONE)) {
      text.save(folder);
    }
    assertThatThrownBy(() -> zero.set("vectors", "raw").train(others, NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("popularity");
  }

  @Test
  void severalDataSetsAreLearnedTogether() {
    List<List<Recommendation>> answers = new ArrayList<>();
    for (int threads : new int[] {1, 3}) {
      try (Recommender model =
          model(80, "Film")
              .set("domain", "shop")
              .set("sampling", "equal")
              .set("tower", "one")
              .set("drawing", "each")
              .set("epochs", "2")
              .threads(threads)
              .train(TRAINING, NONE)) {
        answers.add(model.recommend("user-1", 30));
      }
    }
    assertThat(answers.get(0)).isEqualTo(answers.get(1));
  }
}
