package dev.mizzen.impl.train.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Content;
import dev.mizzen.ProgressListener;
import dev.mizzen.error.GenerationException;
import dev.mizzen.train.HeadShape;
import dev.mizzen.train.preference.ChatTeacher;
import dev.mizzen.train.preference.PreferenceItem;
import dev.mizzen.train.preference.PreferenceOptions;
import dev.mizzen.train.preference.PreferenceTrainer;
import dev.mizzen.train.preference.PreferenceTrainer.Result;
import dev.mizzen.vector.Embedding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public door, before a language model that follows a script. */
class PreferenceTrainerTest {
  private static final int D = 6;
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);
  private static final PreferenceOptions OPTIONS =
      PreferenceOptions.standard()
          .asking(4, 60)
          .holdingOut(6, false)
          .epochs(8)
          .batch(10)
          .learningRate(0.02)
          .seed(SEED);

  @TempDir Path folder;

  private final List<String> texts = new ArrayList<>();
  private final List<Embedding> textVectors = new ArrayList<>();
  private final List<PreferenceItem> items = new ArrayList<>();

  /** Texts and items are directions, but those of items are turned: the identity is wrong. */
  PreferenceTrainerTest() {
    Random random = new Random(SEED);
    for (int t = 0; t < 30; t++) {
      float[] wish = direction(random);
      texts.add(JudgingChat.words(wish));
      textVectors.add(Embedding.of(wish));
    }
    for (int i = 0; i < 200; i++) {
      float[] is = direction(random);
      float[] turned = new float[D];
      for (int k = 0; k < D; k++) {
        turned[(k + 1) % D] = is[k];
      }
      items.add(
          PreferenceItem.of("i" + i, Content.text(JudgingChat.words(is)))
              .with(Embedding.of(turned)));
    }
  }

  private static float[] direction(Random random) {
    float[] values = new float[D];
    for (int k = 0; k < D; k++) {
      values[k] = (float) random.nextGaussian();
    }
    return Embedding.of(values).normalized().toArray();
  }

  private PreferenceTrainer trainer(JudgingChat chat) {
    return new PreferenceTrainer(ChatTeacher.over(chat)).options(OPTIONS).retries(3, Duration.ZERO);
  }

  private Result train(PreferenceTrainer trainer) {
    return trainer.train(texts, textVectors, items, ProgressListener.NONE);
  }

  @Test
  void learnsFromALanguageModelThatFailsAndChatters() {
    JudgingChat chat = new JudgingChat().failingEvery(7).chatteringEvery(11);
    Result result = train(trainer(chat));
    assertThat(result.report().cycles()).hasSize(4);
    assertThat(result.report().cycles().getFirst().heldOutAccuracy()).isLessThan(0.8);
    assertThat(result.report().cycles().getLast().heldOutAccuracy())
        .as("seed %d", SEED)
        .isGreaterThan(0.85);
    assertThat(result.calls().calls()).isEqualTo(chat.calls());
    assertThat(result.calls().failures()).isEqualTo(chat.failures()).isPositive();
    assertThat(result.calls().refused()).isEqualTo(chat.chattered()).isPositive();
    int refused = result.report().cycles().stream().mapToInt(c -> c.refused()).sum();
    assertThat(refused).isEqualTo((int) result.calls().refused());
    assertThat(result.head().inputDimension()).isEqualTo(D);
  }

  @Test
  void paysOnceForAnAnswerAndEndsWithTheSameBits() {
    Path ledger = folder.resolve("calls.jsonl");
    JudgingChat first = new JudgingChat();
    Result one = train(trainer(first).ledger(ledger));
    assertThat(first.calls()).isPositive();
    JudgingChat second = new JudgingChat();
    Result two = train(trainer(second).ledger(ledger).calls(3));
    assertThat(second.calls()).isZero();
    assertThat(two.head().sha256()).isEqualTo(one.head().sha256());
    assertThat(two.calls().calls()).isEqualTo(first.calls());
    assertThat(two.calls().hits()).isEqualTo(first.calls());
  }

  @Test
  void hidesTheStudentsOrder() {
    JudgingChat lazy = new JudgingChat().answeringInPlace();
    Result result = train(trainer(lazy).options(OPTIONS.asking(1, 300)));
    assertThat(result.report().cycles().getFirst().heldOutAccuracy())
        .as("who answers 1,2,3,4,5 tells nothing")
        .isBetween(0.4, 0.6);
  }

  @Test
  void givesUpWhenAllAttemptsFail() {
    JudgingChat chat = new JudgingChat().failingEvery(1);
    assertThatThrownBy(() -> train(trainer(chat))).isInstanceOf(GenerationException.class);
    assertThat(chat.calls()).isEqualTo(3);
  }

  @Test
  void knowsTheFavouriteOfTournaments() {
    JudgingChat chat = new JudgingChat();
    PreferenceTrainer.Favourite favourite =
        trainer(chat).favourite(texts.getFirst(), items.subList(0, 37), 3);
    float[] wish = textVectors.getFirst().toArray();
    int best = 0;
    for (int i = 0; i < 37; i++) {
      best =
          JudgingChat.fit(wish, items.get(i)) > JudgingChat.fit(wish, items.get(best)) ? i : best;
    }
    assertThat(favourite.item()).isEqualTo(best);
    assertThat(favourite.agreement()).isEqualTo(1);
    assertThat(favourite.calls().calls() + favourite.calls().hits()).isEqualTo(3 * 36);
  }

  @Test
  void takesOtherHeads() {
    HeadShape shape = new HeadShape(HeadShape.Kind.FFN2, D, D, 2, HeadShape.Activation.GELU);
    Result result = train(trainer(new JudgingChat()).shape(shape));
    assertThat(result.head().parameters()).isEqualTo(D * 2 * D * 2);
    assertThat(result.head().foldable()).isFalse();
  }

  @Test
  void saysWhatDoesNotFit() {
    PreferenceTrainer trainer = trainer(new JudgingChat());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> trainer.train(texts, textVectors.subList(1, 3), items, ProgressListener.NONE))
        .withMessageContaining("30 texts and 2 vectors");
    List<PreferenceItem> blind = new ArrayList<>(items);
    blind.set(3, PreferenceItem.of("x", "no vector"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trainer.train(texts, textVectors, blind, ProgressListener.NONE))
        .withMessageContaining("'x'");
    blind.set(3, PreferenceItem.of("x", Embedding.of(new float[] {1})));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trainer.train(texts, textVectors, blind, ProgressListener.NONE))
        .withMessageContaining("item 3 has a vector of 1 values, the first one of 6");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> trainer.train(texts, textVectors, items.subList(0, 4), ProgressListener.NONE))
        .withMessageContaining("groups of 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trainer.calls(0))
        .withMessageContaining("got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trainer.retries(0, Duration.ZERO))
        .withMessageContaining("got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PreferenceOptions.standard().holdingOut(0, true))
        .withMessageContaining("heldOut");
  }
}
