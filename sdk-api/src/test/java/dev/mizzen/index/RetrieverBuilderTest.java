package dev.mizzen.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.Recommender;
import dev.mizzen.Retriever;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.error.ProviderNotFoundException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetrieverBuilderTest {
  private static final ModelIdentity IDENTITY = ModelIdentity.external("m", 2);

  @Test
  void namesTheDependencyToAddWhenThereIsNoImplementation() {
    RetrieverBuilder builder = Retriever.builder();
    assertThatThrownBy(builder::open)
        .isInstanceOf(ProviderNotFoundException.class)
        .hasMessageContaining("dev.mizzen:mizzen");
  }

  @Test
  void namesTheDependencyThatBringsRecommenders() {
    assertThatThrownBy(() -> Recommender.model("ease").train(List.of(), ProgressListener.NONE))
        .isInstanceOf(ProviderNotFoundException.class)
        .hasMessageContaining("dev.mizzen:mizzen");
  }

  @Test
  void keepsALanguageForEachField() {
    TextSettings settings = TextSettings.english().field("titel", "de").bm25(1.2, 0.75);
    assertThat(settings).isEqualTo(new TextSettings("en", Map.of("titel", "de"), 1.2, 0.75));
  }

  @Test
  void refusesSettingsThatDoNotFit() {
    assertThatThrownBy(() -> Retriever.builder().tokenVectors(TokenStorage.INT8).open())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("embedder");
    assertThatThrownBy(() -> Retriever.builder().readOnly().open())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("directory");
    VectorField field = VectorField.external("same", IDENTITY);
    assertThatThrownBy(() -> Retriever.builder().vectorField(field).vectorField(field).open())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("same");
    assertThatThrownBy(() -> Retriever.builder().ramBuffer(1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesTokenVectorsOfAnEmbedderWithoutThem() {
    Embedder embedder = Embedder.of(IDENTITY, Runnable::run, (texts, role) -> List.of());
    assertThatThrownBy(() -> VectorField.of("v", embedder).tokenVectors(TokenStorage.INT8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot give");
  }

  @Test
  void refusesDimensionsBeyondTheLimit() {
    assertThatThrownBy(() -> ModelIdentity.external("m", 4097))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4096, got 4097");
  }
}
