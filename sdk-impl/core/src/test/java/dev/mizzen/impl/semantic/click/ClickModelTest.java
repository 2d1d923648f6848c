package dev.mizzen.impl.semantic.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.ProgressListener;
import dev.mizzen.error.CancelledException;
import dev.mizzen.error.ModelException;
import dev.mizzen.recommend.ClickModel;
import dev.mizzen.recommend.ClickModelShape;
import dev.mizzen.recommend.ClickModelTrainer;
import dev.mizzen.recommend.Impression;
import dev.mizzen.recommend.ItemRepresentation;
import dev.mizzen.recommend.SemanticId;
import dev.mizzen.recommend.SemanticIds;
import dev.mizzen.train.TrainingOptions;
import dev.mizzen.vector.Embedding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Click models as an application uses them, in a world where tastes go by what items are. */
class ClickModelTest {
  private static final long SEED = Long.getLong("mizzen.seed", 20261125);
  private static final int D = 4;
  private static final int USERS = 20;
  private static final int ITEMS = 120;

  private static final Map<String, Embedding> contents = new HashMap<>();
  private static final Map<String, SemanticId> codes = new HashMap<>();
  private static final List<Impression> train = new ArrayList<>();
  private static final List<Impression> cold = new ArrayList<>();
  private static final SemanticIds ids = world();

  private static SemanticIds world() {
    Random random = new Random(SEED);
    List<Embedding> vectors = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      float[] vector = new float[D];
      for (int k = 0; k < D; k++) {
        vector[k] = (float) (0.2 * random.nextGaussian() + (k == i % D ? 2 : 0));
      }
      vectors.add(Embedding.adopt(vector));
      contents.put("i" + i, vectors.get(i));
    }
    SemanticIds trained =
        SemanticIds.trainer()
            .sizes(4, 4, 2)
            .fine(2, 8)
            .rotations(2)
            .threads(1)
            .train(vectors.subList(0, 100), ProgressListener.NONE);
    List<SemanticId> all = trained.encode(vectors);
    for (int i = 0; i < ITEMS; i++) {
      codes.put("i" + i, all.get(i));
    }
    for (int u = 0; u < USERS; u++) {
      for (int i = 0; i < ITEMS; i++) {
        boolean likes = (u + i) % D < 2;
        (i < 100 ? train : cold).add(Impression.of("u" + u, "i" + i, likes));
      }
    }
    return trained;
  }

  private static ClickModelShape shape(ItemRepresentation representation) {
    return ClickModelShape.of(representation).widths(8, 8, List.of(16));
  }

  private static TrainingOptions options() {
    return ClickModelTrainer.standardOptions().batch(128).epochs(8).learningRate(0.03).patience(0);
  }

  private ClickModelTrainer trainer(ItemRepresentation representation) {
    return ClickModel.trainer(shape(representation))
        .codes(ids, codes)
        .options(options())
        .threads(1);
  }

  private ClickModel model(ItemRepresentation representation) {
    List<Impression> known = train.subList(0, 300);
    return trainer(representation).train(train, known, ProgressListener.NONE).model();
  }

  private double accuracy(ClickModel model, List<Impression> impressions) {
    float[] scores = model.scores(impressions);
    int right = 0;
    for (int i = 0; i < scores.length; i++) {
      right += scores[i] > 0.5 == impressions.get(i).clicked() ? 1 : 0;
    }
    return (double) right / scores.length;
  }

  @ParameterizedTest
  @EnumSource(ItemRepresentation.class)
  void learnsAndKnowsNewItemsByTheirCodes(ItemRepresentation representation) {
    ClickModel model = model(representation);
    assertThat(accuracy(model, train)).isGreaterThan(0.8);
    if (representation.usesCoarse()) {
      assertThat(accuracy(model, cold)).as("seed %d", SEED).isGreaterThan(0.9);
    } else if (!representation.usesFine()) {
      assertThat(accuracy(model, cold)).as("there is nothing to know").isBetween(0.3, 0.7);
    }
    assertThat(model.gates(cold)).hasSize(cold.size());
    for (float gate : model.gates(train)) {
      assertThat(gate).isBetween(0f, 1f);
    }
  }

  @Test
  void newItemsCanBeAddedLater() {
    Map<String, SemanticId> known = new HashMap<>(codes);
    for (int i = 100; i < ITEMS; i++) {
      known.remove("i" + i);
    }
    List<Impression> warm = train.subList(0, 200);
    ClickModel model =
        ClickModel.trainer(shape(ItemRepresentation.COINS))
            .codes(ids, known)
            .options(options())
            .threads(1)
            .train(train, warm, ProgressListener.NONE)
            .model();
    assertThatThrownBy(() -> model.score(cold.getFirst())).hasMessageContaining("i100 has none");
    ClickModel more = model.withItems(codes, Map.of(), Map.of());
    assertThat(accuracy(more, cold)).isGreaterThan(0.9);
    assertThat(more.scores(warm)).isEqualTo(model.scores(warm));
    assertThat(more.sha256()).isNotEqualTo(model.sha256());
    assertThat(more.score(Impression.of("nobody", "i3"))).isBetween(0.0, 1.0);
    SemanticId strange = new SemanticId(List.of(4, 0, 0), List.of(0, 0));
    assertThatThrownBy(() -> model.withItems(Map.of("x", strange), Map.of(), Map.of()))
        .hasMessageContaining("code 0 of x must be below 4, got 4");
    assertThatThrownBy(() -> model.withItems(Map.of(), Map.of("x", Embedding.of(1)), Map.of()))
        .hasMessageContaining("1 values");
  }

  @Test
  void contentsFeaturesAndContextTakePart() {
    Map<String, Embedding> users = new HashMap<>();
    users.put("u1", Embedding.of(1, 0));
    users.put("new", Embedding.of(0, 1));
    List<Impression> impressions = train.stream().map(i -> with(i, 1)).toList();
    List<Impression> later = cold.stream().map(i -> with(i, 1)).toList();
    ClickModel model =
        ClickModel.trainer(shape(ItemRepresentation.ID))
            .contents(contents)
            .userFeatures(users)
            .itemFeatures(Map.of("i0", Embedding.of(3)))
            .options(options())
            .threads(1)
            .train(impressions, later, ProgressListener.NONE)
            .model();
    assertThat(accuracy(model, later)).isGreaterThan(0.9);
    Impression one = later.getFirst();
    assertThat(model.score(with(one, -5))).isNotEqualTo(model.score(one));
    assertThat(model.score(new Impression("new", one.item(), one.context(), false)))
        .isNotEqualTo(model.score(new Impression("nobody", one.item(), one.context(), false)));
    assertThatThrownBy(() -> model.score(cold.getFirst())).hasMessageContaining("context of 0");
    assertThatThrownBy(() -> model.score(new Impression("u1", "x", one.context(), false)))
        .hasMessageContaining("x has none");
  }

  private static Impression with(Impression i, float context) {
    return new Impression(i.user(), i.item(), Optional.of(Embedding.of(context)), i.clicked());
  }

  @Test
  void threadsDoNotMatterAndSeedsDo() {
    ClickModelTrainer trainer = trainer(ItemRepresentation.COINS);
    ClickModel one = trainer.train(train, cold, ProgressListener.NONE).model();
    ClickModel three = trainer.threads(3).train(train, cold, ProgressListener.NONE).model();
    assertThat(three.sha256()).isEqualTo(one.sha256());
    assertThat(three.scores(cold)).isEqualTo(one.scores(cold));
    ClickModel other =
        trainer.options(options().seed(1)).train(train, cold, ProgressListener.NONE).model();
    assertThat(other.sha256()).isNotEqualTo(one.sha256());
  }

  @Test
  void goesOnAfterAnInterruption(@TempDir Path folder) {
    TrainingOptions options = options().epochs(3).checkpointSteps(5);
    ClickModelTrainer trainer = trainer(ItemRepresentation.COINS).options(options);
    ClickModel whole = trainer.train(train, cold, ProgressListener.NONE).model();
    trainer.checkpoints(folder);
    assertThatThrownBy(
            () ->
                trainer.train(
                    train,
                    cold,
                    (phase, done, total) -> {
                      if (done == 22) {
                        Thread.currentThread().interrupt();
                      }
                    }))
        .isInstanceOf(CancelledException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ClickModel.load(folder.resolve("best")).scores(cold)).hasSize(cold.size());
    ClickModel resumed = trainer.train(train, cold, ProgressListener.NONE).model();
    assertThat(resumed.sha256()).isEqualTo(whole.sha256());
    assertThatThrownBy(() -> trainer.train(train.subList(1, 500), cold, ProgressListener.NONE))
        .hasMessageContaining("another training");
  }

  @ParameterizedTest
  @EnumSource(
      value = ItemRepresentation.class,
      names = {"ID", "COINS"})
  void comesBackFromItsFolder(ItemRepresentation representation, @TempDir Path folder) {
    ClickModel model =
        trainer(representation)
            .contents(contents)
            .train(train, cold, ProgressListener.NONE)
            .model();
    model.save(folder);
    ClickModel loaded = ClickModel.load(folder);
    assertThat(loaded.sha256()).isEqualTo(model.sha256());
    assertThat(loaded.shape()).isEqualTo(model.shape());
    assertThat(loaded.scores(cold)).isEqualTo(model.scores(cold));
  }

  @Test
  void everyDamagedByteIsFound(@TempDir Path folder) throws IOException {
    model(ItemRepresentation.COINS).save(folder);
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.sorted().toList();
    }
    assertThat(files).hasSize(2);
    for (Path file : files) {
      byte[] good = Files.readAllBytes(file);
      for (int at = 0; at < good.length; at += 1 + good.length / 40) {
        byte[] bad = good.clone();
        bad[at] ^= 0x15;
        Files.write(file, bad);
        assertThatThrownBy(() -> ClickModel.load(folder))
            .as("%s, byte %d", file.getFileName(), at)
            .isInstanceOf(ModelException.class);
      }
      Files.write(file, good);
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    ClickModelTrainer bare =
        ClickModel.trainer(shape(ItemRepresentation.COINS)).options(options()).threads(1);
    assertThatThrownBy(() -> bare.train(train, cold, ProgressListener.NONE))
        .hasMessageContaining("needs codes");
    assertThatThrownBy(() -> bare.codes(ids, Map.of()).train(train, cold, ProgressListener.NONE))
        .hasMessageContaining("has none");
    assertThatThrownBy(() -> bare.train(List.of(), cold, ProgressListener.NONE))
        .hasMessageContaining("got 0 and");
    assertThatThrownBy(() -> bare.threads(0)).hasMessageContaining("got 0");
    assertThatThrownBy(() -> shape(ItemRepresentation.ID).unknown(1, 0))
        .hasMessageContaining("unknownItems");
    assertThatThrownBy(() -> Impression.of("", "i")).hasMessageContaining("both ids");
  }
}
