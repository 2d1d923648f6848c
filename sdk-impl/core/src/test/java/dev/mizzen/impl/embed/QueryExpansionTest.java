package dev.mizzen.impl.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import dev.mizzen.Content;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.Span;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.embed.QueryExpansion;
import dev.mizzen.impl.embed.onnx.TinyOnnx;
import dev.mizzen.impl.embed.tokenize.Tokenizer;
import dev.mizzen.impl.head.NetworkHead;
import dev.mizzen.impl.head.Shapes;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.dense.Dense;
import dev.mizzen.train.HeadShape;
import dev.mizzen.train.ProjectionHead;
import dev.mizzen.train.TokenSelection;
import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mask tokens behind queries, on a model that looks ids up and on a real one. */
class QueryExpansionTest {
  private static final int MASK = 7;
  private static final String REAL = "all-minilm-l6-v2";
  private static final EncodeOptions TOKENS = EncodeOptions.query().onlyTokenVectors();

  @TempDir Path temp;
  private TinyModel model;

  @BeforeEach
  void createModel() {
    model = TinyModel.in(temp.resolve("tiny"));
    model.put("tokenizer.json", TinyModel.TOKENIZER.replace("\"d\":7", "\"[MASK]\":7"));
  }

  private static float[] unit(int id) {
    float[] row = new float[TinyOnnx.DIMENSION];
    ByteBuffer.wrap(TinyOnnx.values(TinyModel.IDS))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(id * row.length, row);
    return Embedding.of(row).normalized().toArray();
  }

  @Test
  void fillsQueriesUpAndGivesEachMaskTokenAVector() {
    try (Embedder embedder = Embedder.folder(model.folder()).queryPrefix("c ").open()) {
      Encoding encoding = embedder.encode("a b", TOKENS.expanded(QueryExpansion.to(8)));
      MultiVector tokens = encoding.tokenVectors();
      assertThat(encoding.windows().getFirst().tokens()).isEqualTo(8);
      assertThat(encoding.windows().getFirst().span()).isEqualTo(new Span(0, 3));
      // [CLS] c a b [SEP] and three more: the rows of the special tokens are not among them.
      int[] expected = {6, 4, 5, MASK, MASK, MASK};
      assertThat(tokens.count()).isEqualTo(expected.length);
      for (int row = 0; row < expected.length; row++) {
        assertThat(tokens.row(row).toArray()).containsExactly(unit(expected[row]), within(1e-6f));
      }
      Span end = new Span(3, 3);
      assertThat(tokens.spans().orElseThrow())
          .containsExactly(new Span(0, 0), new Span(0, 1), new Span(2, 3), end, end, end);
    }
  }

  @Test
  void leavesQueriesAloneThatAreLongEnough() {
    try (Embedder embedder = Embedder.load(model.folder())) {
      MultiVector plain = embedder.embedQueryTokens("a b c a");
      for (int length : new int[] {1, 5, 6}) {
        EncodeOptions options = TOKENS.expanded(QueryExpansion.to(length));
        assertThat(embedder.encode("a b c a", options).tokenVectors()).isEqualTo(plain);
      }
      EncodeOptions options = TOKENS.expanded(QueryExpansion.to(8));
      assertThat(embedder.encode("", options).tokenVectors().count()).isEqualTo(6);
    }
  }

  @Test
  void refusesWhatCannotBeExpanded() {
    QueryExpansion standard = QueryExpansion.standard();
    assertThat(standard).isEqualTo(new QueryExpansion(32, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EncodeOptions.passage().onlyTokenVectors().expanded(standard))
        .withMessageContaining("passages");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EncodeOptions.query().withTokenVectors().expanded(standard))
        .withMessageContaining("sentence vectors");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QueryExpansion.to(0))
        .withMessageContaining("got 0");
    try (Embedder embedder = Embedder.load(model.folder())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> embedder.encode("a", TOKENS.expanded(standard)))
          .withMessageContaining("to 32 tokens: tiny takes 8");
    }
    model.put("tokenizer.json", TinyModel.TOKENIZER);
    try (Embedder embedder = Embedder.load(model.folder())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> embedder.encode("a", TOKENS.expanded(QueryExpansion.to(8))))
          .withMessageContaining("no mask token");
    }
  }

  @Test
  void aProjectionsEmbedderExpandsQueriesAndNothingElse() {
    ProjectionHead head =
        new NetworkHead(
            Shapes.random(HeadShape.linear(TinyOnnx.DIMENSION, 4), 1),
            new Dense(KernelBackends.select(Optional.empty()).dense(Workers.caller())));
    TokenSelection selection = TokenSelection.standard().expanding(QueryExpansion.to(6));
    try (Embedder late = head.on(Embedder.load(model.folder()), selection)) {
      assertThat(late.embedQueryTokens("a b").count()).isEqualTo(4);
      assertThat(late.embedPassageTokens("a b").count()).isEqualTo(2);
      EncodeOptions own = TOKENS.expanded(QueryExpansion.to(8));
      assertThat(late.encode("a b", own).tokenVectors().count()).isEqualTo(6);
      try (Embedder plain = head.on(Embedder.load(model.folder()))) {
        assertThat(late.identity()).isNotEqualTo(plain.identity());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void masksAreSeenByOtherTokensOnlyIfAskedFor(boolean attended) throws Exception {
    String query = "do arctic terns migrate";
    try (Embedder embedder = Embedder.load(REAL)) {
      EncodeOptions options = TOKENS.expanded(new QueryExpansion(32, attended));
      MultiVector tokens = embedder.encode(query, options).tokenVectors();
      float[][] expected = reference(query, attended);
      MultiVector plain = embedder.embedQueryTokens(query);
      int words = plain.count();
      assertThat(tokens.count()).isEqualTo(30);
      for (int row = 0; row < 30; row++) {
        int token = row < words ? row + 1 : row + 2;
        assertThat(tokens.row(row).toArray()).containsExactly(expected[token], within(1e-5f));
      }
      double like = tokens.row(0).cosine(plain.row(0));
      if (attended) {
        assertThat(like).isLessThan(0.999);
      } else {
        assertThat(like).isCloseTo(1, within(1e-5));
      }
      List<Content> both = List.of(Content.text("terns"), Content.text(query));
      List<Encoding> together = embedder.encode(both, options, ProgressListener.NONE);
      assertThat(together.get(1).tokenVectors().toArray())
          .containsExactly(tokens.toArray(), within(1e-5f));
    }
  }

  /** All 32 rows, by ONNX Runtime alone. */
  private static float[][] reference(String query, boolean attended) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[] ids = new long[32];
    long[] seen = new long[32];
    int length;
    try (InputStream in =
            QueryExpansionTest.class.getResourceAsStream("/" + REAL + "-tokenizer.json");
        Tokenizer tokenizer = Tokenizer.open(REAL, in.readAllBytes())) {
      int[] own = tokenizer.tokenize(query).ids();
      int[] input = tokenizer.input(own, 0, 0, own.length);
      length = input.length;
      Arrays.fill(ids, 103); // [MASK] of BERT's vocabulary
      for (int k = 0; k < length; k++) {
        ids[k] = input[k];
      }
    }
    Arrays.fill(seen, 0, attended ? 32 : length, 1);
    try (InputStream in = QueryExpansionTest.class.getResourceAsStream("/" + REAL + ".onnx");
        OrtSession session = environment.createSession(in.readAllBytes());
        OnnxTensor tokens = OnnxTensor.createTensor(environment, new long[][] {ids});
        OnnxTensor mask = OnnxTensor.createTensor(environment, new long[][] {seen});
        OnnxTensor types = OnnxTensor.createTensor(environment, new long[1][32]);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", tokens, "attention_mask", mask, "token_type_ids", types))) {
      float[][] states = ((float[][][]) result.get(0).getValue())[0];
      return Arrays.stream(states)
          .map(row -> Embedding.of(row).normalized().toArray())
          .toArray(float[][]::new);
    }
  }
}
