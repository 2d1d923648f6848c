package dev.mizzen.impl.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.Retriever;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.embed.LongText;
import dev.mizzen.embed.Pooling;
import dev.mizzen.embed.Role;
import dev.mizzen.error.ModelException;
import dev.mizzen.error.ModelNotFoundException;
import dev.mizzen.impl.embed.onnx.TinyOnnx;
import dev.mizzen.index.VectorField;
import dev.mizzen.search.Query;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderModelTest {
  @TempDir Path temp;
  private TinyModel model;

  @BeforeEach
  void createModel() {
    model = TinyModel.in(temp.resolve("tiny"));
  }

  private void assertRefused(Class<? extends RuntimeException> type, String... parts) {
    assertThatThrownBy(() -> Embedder.load(model.folder()).close())
        .isInstanceOf(type)
        .message()
        .contains(parts);
  }

  private static float[] row(int id) {
    float[] row = new float[TinyOnnx.DIMENSION];
    ByteBuffer.wrap(TinyOnnx.values(TinyModel.IDS))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(id * row.length, row);
    return row;
  }

  @Test
  void identityTellsAllThatDecidesTheVectors() {
    model
        .put(
            "modules.json",
            "[{\"type\":\"a.Transformer\",\"path\":\"\"},{\"type\":\"a.Pooling\",\"path\":\"1_Pooling\"}]")
        .put(
            "config_sentence_transformers.json",
            "{\"prompts\":{\"query\":\"b \",\"document\":\"c \"}}");
    try (Embedder embedder = Embedder.load(model.folder())) {
      assertThat(embedder.identity().id()).isEqualTo("tiny");
      assertThat(embedder.identity().pooling()).isEqualTo(Pooling.MEAN);
      assertThat(embedder.identity().normalized()).isFalse();
      assertThat(embedder.identity().queryPrefix()).isEqualTo("b ");
      assertThat(embedder.identity().passagePrefix()).isEqualTo("c ");
      assertThat(embedder.identity().maxTokens()).isEqualTo(8);
      assertThat(embedder.dimension()).isEqualTo(TinyOnnx.DIMENSION);
      assertThat(embedder.identity().modelSha256()).matches("[0-9a-f]{64}");
      assertThat(embedder.identity().tokenizerSha256()).matches("[0-9a-f]{64}");
      assertThat(embedder.identity().quantization()).isEqualTo("fp32");
    }
  }

  @Test
  void meanTakesEveryTokenAndClsTheFirst() {
    try (Embedder mean = Embedder.folder(model.folder()).normalized(false).open();
        Embedder cls =
            Embedder.folder(model.folder()).pooling(Pooling.CLS).normalized(false).open()) {
      float[] expected = new float[TinyOnnx.DIMENSION];
      for (int id : new int[] {2, 4, 5, 3}) {
        for (int k = 0; k < expected.length; k++) {
          expected[k] += row(id)[k] / 4;
        }
      }
      assertThat(mean.embedPassage("a b").toArray()).containsExactly(expected, within(1e-6f));
      assertThat(cls.embedPassage("a b").toArray()).containsExactly(row(2));
      assertThat(mean.identity()).isNotEqualTo(cls.identity());
    }
  }

  @Test
  void tokenVectorsLeaveOutSpecialTokensAndThePassagesPrefix() {
    try (Embedder embedder =
        Embedder.folder(model.folder()).queryPrefix("c ").passagePrefix("d ").open()) {
      Encoding query = embedder.encode("a b", EncodeOptions.query().withTokenVectors());
      Encoding passage = embedder.encode("a b", EncodeOptions.passage().withTokenVectors());
      assertThat(query.windows().getFirst().tokens()).isEqualTo(5);
      assertThat(query.tokenVectors().spans().orElseThrow())
          .hasToString("[Span[start=0, end=0], Span[start=0, end=1], Span[start=2, end=3]]");
      assertThat(passage.tokenVectors().spans().orElseThrow())
          .hasToString("[Span[start=0, end=1], Span[start=2, end=3]]");
      assertThat(passage.tokenVectors().row(1).cosine(dev.mizzen.vector.Embedding.of(row(5))))
          .isCloseTo(1, within(1e-6));
      assertThat(passage.tokenVectors().row(1).norm()).isCloseTo(1, within(1e-6));
      assertThat(query.tokenVectors().row(0).cosine(dev.mizzen.vector.Embedding.of(row(6))))
          .isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void externalTensorsInTheFolderAreRead() {
    byte[] table = TinyOnnx.values(TinyModel.IDS);
    float[] inside;
    try (Embedder embedder = Embedder.load(model.folder())) {
      inside = embedder.embedPassage("a b c").toArray();
    }
    model
        .put("model.onnx", TinyOnnx.external(TinyModel.IDS, "w.bin", 0, table.length))
        .put("w.bin", table);
    String hash;
    try (Embedder embedder = Embedder.load(model.folder())) {
      assertThat(embedder.embedPassage("a b c").toArray()).containsExactly(inside);
      hash = embedder.identity().modelSha256();
    }
    table[0] ^= 1;
    model.put("w.bin", table);
    try (Embedder embedder = Embedder.load(model.folder())) {
      assertThat(embedder.identity().modelSha256()).isNotEqualTo(hash);
    }
  }

  @Test
  void externalTensorsOutsideTheFolderAreRefused() {
    model.put("../w.bin", TinyOnnx.values(TinyModel.IDS));
    model.put("model.onnx", TinyOnnx.external(TinyModel.IDS, "../w.bin", 0, 256));
    assertRefused(ModelException.class, "model.onnx", "../w.bin", "only relative paths");
  }

  @Test
  void damagedModelsAreRefusedWithTheirSize() {
    byte[] whole = TinyOnnx.sound(TinyModel.IDS);
    for (int length : new int[] {1, 10, whole.length / 2, whole.length - 20}) {
      model.put("model.onnx", Arrays.copyOf(whole, length));
      assertRefused(ModelException.class, "model.onnx");
    }
    model.put("model.onnx", new byte[0]);
    assertRefused(ModelException.class, "model.onnx has 0 bytes");
    model.put("model.onnx", "<html>not found</html>");
    assertRefused(ModelException.class, "model.onnx is damaged or not an ONNX model");
  }

  @Test
  void modelsWithOtherOutputsAreRefusedByName() {
    model.put("model.onnx", TinyOnnx.withOutput("logits"));
    assertRefused(ModelException.class, "last_hidden_state", "logits");
  }

  @Test
  void missingFilesAreNamed() {
    model.remove("tokenizer.json");
    assertRefused(ModelNotFoundException.class, "tokenizer.json is missing");
    model.put("tokenizer.json", TinyModel.TOKENIZER).remove("model.onnx");
    assertRefused(ModelNotFoundException.class, "exactly one .onnx file, found []");
    model.put("a.onnx", TinyOnnx.sound(8)).put("onnx/b.onnx", TinyOnnx.sound(8));
    assertRefused(ModelNotFoundException.class, "found [a.onnx, onnx/b.onnx]");
    assertThatThrownBy(() -> Embedder.load(temp.resolve("none")))
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessageContaining("none is not a folder");
  }

  @Test
  void theModelMayStandInTheOnnxFolder() {
    model.remove("model.onnx").put("onnx/model.onnx", TinyOnnx.sound(TinyModel.IDS));
    try (Embedder embedder = Embedder.load(model.folder())) {
      assertThat(embedder.embedPassage("a").dimension()).isEqualTo(TinyOnnx.DIMENSION);
    }
  }

  @Test
  void tokenizersOfOtherModelsAreRefused() {
    model.put("model.onnx", TinyOnnx.sound(7));
    assertRefused(ModelException.class, "8 token ids", "7 rows");
    model.put("model.onnx", TinyOnnx.sound(100));
    assertRefused(ModelException.class, "8 token ids", "100 rows");
  }

  @Test
  void tokenizersWithoutSpecialTokensAreRefused() {
    model.put(
        "tokenizer.json",
        TinyModel.TOKENIZER.replaceAll("(?s)\"post_processor\":.*?\"model\":", "\"model\":"));
    assertRefused(ModelException.class, "no special tokens");
    model.put("tokenizer.json", TinyModel.TOKENIZER.replace("\"[UNK]\":1,", "\"unk\":1,"));
    assertRefused(ModelException.class, "[UNK]", "not in the vocabulary");
    model.put("tokenizer.json", TinyModel.TOKENIZER.replace("\"ids\":[3]", "\"ids\":[33]"));
    assertRefused(ModelException.class, "[SEP]", "33");
  }

  @Test
  void settingsThatStandNowhereAreAskedFor() {
    model.remove("1_Pooling/config.json");
    assertRefused(ModelException.class, "pooling(Pooling.MEAN)");
    model.remove("sentence_bert_config.json");
    assertThatThrownBy(() -> Embedder.folder(model.folder()).pooling(Pooling.CLS).open())
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("maxTokens(int)");
    try (Embedder embedder =
        Embedder.folder(model.folder()).pooling(Pooling.CLS).maxTokens(5).open()) {
      assertThat(embedder.identity().maxTokens()).isEqualTo(5);
    }
  }

  @Test
  void stepsThatAreNotKnownAreRefused() {
    model.put(
        "modules.json", "[{\"type\":\"sentence_transformers.models.Dense\",\"path\":\"2_Dense\"}]");
    assertRefused(ModelException.class, "modules.json", "Dense");
    model.put("modules.json", "[{\"type\":\"x.Pooling\",\"path\":\"../../etc\"}]");
    assertRefused(ModelException.class, "leaves the folder");
    model.put("modules.json", "[{]");
    assertRefused(ModelException.class, "modules.json is not readable as JSON");
    model.remove("modules.json").put("1_Pooling/config.json", "{\"pooling_mode_max_tokens\":true}");
    assertRefused(ModelException.class, "max_tokens");
  }

  @Test
  void lengthsBeyondThePositionsAreRefused() {
    model.put(
        "config.json",
        "{\"model_type\":\"roberta\",\"max_position_embeddings\":12,\"pad_token_id\":1}");
    assertThatThrownBy(() -> Embedder.folder(model.folder()).maxTokens(11).open())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("11")
        .hasMessageContaining("10");
    try (Embedder embedder = Embedder.folder(model.folder()).maxTokens(10).open()) {
      assertThat(embedder.identity().maxTokens()).isEqualTo(10);
    }
    assertThatThrownBy(() -> Embedder.folder(model.folder()).queryPrefix("a b c d a b").open())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("8 tokens");
  }

  private Encoding encode(String text, UnaryOperator<EncodeOptions> options) {
    try (Embedder embedder = Embedder.folder(model.folder()).passagePrefix("d ").open()) {
      return embedder.encode(text, options.apply(EncodeOptions.of(Role.PASSAGE)));
    }
  }

  @Test
  void longTextsAreTruncatedAndSaySo() {
    Encoding encoding = encode("a b c  a b c a b", options -> options.withTokenVectors());
    assertThat(encoding.truncated()).isTrue();
    assertThat(encoding.windows()).hasSize(1);
    assertThat(encoding.windows().getFirst().span()).hasToString("Span[start=0, end=10]");
    assertThat(encoding.windows().getFirst().tokens()).isEqualTo(8);
    assertThat(encoding.tokenVectors().count()).isEqualTo(5);
    Encoding fitting = encode(" a b c a b ", options -> options);
    assertThat(fitting.truncated()).isFalse();
    assertThat(fitting.windows().getFirst().span()).hasToString("Span[start=0, end=11]");
  }

  @Test
  void windowsCoverTheTextAndShareTheOverlap() {
    String text = " a b c a b c a b c a b ";
    Encoding encoding =
        encode(text, options -> options.withTokenVectors().longText(LongText.windows(2)));
    assertThat(encoding.truncated()).isFalse();
    assertThat(encoding.windows().stream().map(window -> window.span().of(text)))
        .containsExactly(" a b c a b", "a b c a b", "a b c a b ");
    assertThat(
            encoding.windows().stream()
                .map(
                    window ->
                        window
                            .tokenVectors()
                            .orElseThrow()
                            .spans()
                            .orElseThrow()
                            .getFirst()
                            .of(text)))
        .containsExactly("a", "a", "a");
    float[] alone = encode("a b c a b", options -> options).embedding().toArray();
    assertThat(encoding.windows().get(1).embedding().orElseThrow().toArray())
        .containsExactly(alone, within(1e-6f));
  }

  @Test
  void aHundredThousandCharactersBecomeWindows() {
    String text = "a b c d ".repeat(12_500);
    Encoding encoding = encode(text, options -> options.longText(LongText.windows(0)));
    assertThat(encoding.windows()).hasSize(10_000);
    assertThat(encoding.windows().getLast().span().end()).isEqualTo(100_000);
  }

  @Test
  void overlapsThatWouldNeverEndAreRefused() {
    assertThatThrownBy(
            () -> encode("a b c a b c", options -> options.longText(LongText.windows(5))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("overlap 5, room for 5");
    assertThatThrownBy(() -> encode("a", options -> options.longText(LongText.windows(5))))
        .as("of a text that needs no windows")
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anIndexIsNotOpenedWithOverlapsThatWouldNeverEnd() {
    try (Embedder embedder = Embedder.load(model.folder())) {
      VectorField field = VectorField.of("v", embedder);
      assertThatThrownBy(() -> retriever(field.longText(LongText.windows(6))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("overlap 6, room for 6");
      assertThatThrownBy(
              () ->
                  retriever(
                      VectorField.external("v", embedder.identity()).longText(LongText.windows(8))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("'v'", "at most 8", "overlap by 8");
      try (Retriever retriever = retriever(field.longText(LongText.windows(4)))) {
        retriever.add(Document.of("long", "a b c a b c a"));
        retriever.refresh();
        assertThat(retriever.search(Query.all()).ids()).containsExactly("long#0", "long#1");
      }
    }
  }

  private static Retriever retriever(VectorField field) {
    return Retriever.builder().vectorField(field).open();
  }

  @Test
  void rejectedTextsAreToldBothLengths() {
    assertThatThrownBy(() -> encode("a b c a b c", options -> options.longText(LongText.reject())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("text 0 has 9 tokens")
        .hasMessageContaining("takes 8");
    assertThat(encode("a b c a b", options -> options.longText(LongText.reject())).truncated())
        .isFalse();
  }

  @Test
  void valuesThatAreNotFiniteAreTheModelsFault() throws Exception {
    byte[] onnx = Files.readAllBytes(model.folder().resolve("model.onnx"));
    byte[] table = TinyOnnx.values(TinyModel.IDS);
    int at =
        new String(onnx, java.nio.charset.StandardCharsets.ISO_8859_1)
            .indexOf(new String(table, java.nio.charset.StandardCharsets.ISO_8859_1));
    ByteBuffer.wrap(onnx)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putFloat(at + 4 * TinyOnnx.DIMENSION * Float.BYTES, Float.NaN);
    model.put("model.onnx", onnx);
    try (Embedder embedder = Embedder.load(model.folder())) {
      assertThat(embedder.embedPassage("b").norm()).isPositive();
      assertThatThrownBy(() -> embedder.embedPassage("a"))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("not finite for text 0");
      assertThatThrownBy(() -> embedder.embedPassageTokens("a")).isInstanceOf(ModelException.class);
    }
  }
}
