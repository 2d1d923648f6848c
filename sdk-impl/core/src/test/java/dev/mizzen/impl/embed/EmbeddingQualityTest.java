package dev.mizzen.impl.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import dev.mizzen.Content;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.embed.LongText;
import dev.mizzen.embed.Pooling;
import dev.mizzen.impl.embed.tokenize.Tokenizer;
import dev.mizzen.vector.Embedding;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real models against a plain computation over raw ONNX Runtime output. */
class EmbeddingQualityTest {
  private static final List<String> TEXTS =
      List.of(
          "Vaccination reduces the risk of severe disease in elderly patients.",
          "",
          "  \n\t ",
          "Short.",
          "😀 emoji, e\u0301 combining, 中文, a lone \uD83D surrogate",
          "Photosynthesis converts light energy into chemical energy stored in glucose. ".repeat(8),
          "One more sentence of middling length about the migration of arctic terns.");

  /** Mean over every token or the first token's state, then scaled; computed by nothing of ours. */
  private static float[][] reference(String stem, Pooling pooling, int[] ids) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[][] input = {java.util.Arrays.stream(ids).asLongStream().toArray()};
    long[][] ones = {java.util.stream.LongStream.generate(() -> 1).limit(ids.length).toArray()};
    try (InputStream in = EmbeddingQualityTest.class.getResourceAsStream("/" + stem + ".onnx");
        OrtSession session = environment.createSession(in.readAllBytes());
        OnnxTensor tokens = OnnxTensor.createTensor(environment, input);
        OnnxTensor mask = OnnxTensor.createTensor(environment, ones);
        OnnxTensor types = OnnxTensor.createTensor(environment, new long[1][ids.length]);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", tokens, "attention_mask", mask, "token_type_ids", types))) {
      float[][] states = ((float[][][]) result.get(0).getValue())[0];
      float[] sentence = states[0].clone();
      if (pooling == Pooling.MEAN) {
        for (int k = 0; k < sentence.length; k++) {
          float sum = 0;
          for (float[] state : states) {
            sum += state[k];
          }
          sentence[k] = sum / states.length;
        }
      }
      return Stream.concat(Stream.of(sentence), Stream.of(states))
          .map(row -> Embedding.of(row).normalized().toArray())
          .toArray(float[][]::new);
    }
  }

  private static int[] ids(String stem, String text) throws Exception {
    try (InputStream in =
            EmbeddingQualityTest.class.getResourceAsStream("/" + stem + "-tokenizer.json");
        Tokenizer tokenizer = Tokenizer.open(stem, in.readAllBytes())) {
      int[] own = tokenizer.tokenize(text).ids();
      return tokenizer.input(own, 0, 0, own.length);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Pooling.class,
      names = {"MEAN", "CLS"})
  void vectorsAreThoseOfAPlainComputation(Pooling pooling) throws Exception {
    String stem = pooling == Pooling.MEAN ? "all-minilm-l6-v2" : "bge-small-en-v1.5-q";
    String text = TEXTS.getFirst();
    float[][] expected = reference(stem, pooling, ids(stem, text));
    try (Embedder embedder = Embedder.load(stem)) {
      Encoding encoding = embedder.encode(text, EncodeOptions.passage().withTokenVectors());
      assertThat(encoding.embedding().toArray()).containsExactly(expected[0], within(1e-5f));
      assertThat(encoding.tokenVectors().count()).isEqualTo(expected.length - 3);
      for (int token = 0; token < encoding.tokenVectors().count(); token++) {
        assertThat(encoding.tokenVectors().row(token).toArray())
            .containsExactly(expected[token + 2], within(1e-5f));
      }
      assertThat(embedder.embedPassage(text)).isEqualTo(encoding.embedding());
      assertThat(embedder.embedPassageTokens(text)).isEqualTo(encoding.tokenVectors());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"all-minilm-l6-v2", "all-minilm-l6-v2-q"})
  void aTextsVectorsDoNotDependOnTheTextsBesideIt(String stem) {
    float tolerance = stem.endsWith("-q") ? 0 : 1e-5f;
    try (Embedder embedder = Embedder.model(stem).threads(2).open()) {
      assertThat(embedder.batchInvariant()).isEqualTo(!stem.endsWith("-q"));
      List<Encoding> together =
          embedder.encode(
              TEXTS.stream().map(Content::text).toList(),
              EncodeOptions.passage().withTokenVectors(),
              ProgressListener.NONE);
      for (int i = 0; i < TEXTS.size(); i++) {
        Encoding alone = embedder.encode(TEXTS.get(i), EncodeOptions.passage().withTokenVectors());
        assertThat(together.get(i).embedding().toArray())
            .containsExactly(alone.embedding().toArray(), within(tolerance));
        assertThat(together.get(i).tokenVectors().toArray())
            .containsExactly(alone.tokenVectors().toArray(), within(tolerance));
        assertThat(alone.tokenVectors().spans()).isEqualTo(together.get(i).tokenVectors().spans());
      }
    }
  }

  @Test
  void emptyAndEndlessTextsHaveVectorsToo() {
    String endless = "The quick brown fox jumps over the lazy dog. ".repeat(2223);
    String chapter = endless.substring(0, 9000);
    try (Embedder embedder = Embedder.load("all-minilm-l6-v2-q")) {
      Encoding nothing = embedder.encode("", EncodeOptions.passage().withTokenVectors());
      assertThat(nothing.embedding().norm()).isCloseTo(1, within(1e-6));
      assertThat(nothing.tokenVectors().count()).isZero();
      Encoding cut = embedder.encode(endless, EncodeOptions.passage());
      assertThat(cut.truncated()).isTrue();
      assertThat(cut.windows().getFirst().tokens()).isEqualTo(256);
      assertThat(cut.windows().getFirst().span().end()).isBetween(1000, 1200);
      Encoding whole =
          embedder.encode(chapter, EncodeOptions.passage().longText(LongText.windows(32)));
      assertThat(whole.truncated()).isFalse();
      assertThat(whole.windows()).hasSizeBetween(8, 12);
      assertThat(whole.windows().getLast().span().end()).isEqualTo(chapter.length());
      assertThat(whole.windows().getFirst().embedding()).contains(cut.embedding());
    }
  }
}
