package dev.mizzen.impl.embed.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.error.ModelException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxInspectorTest {
  private static final ProtoBytes EXTERNAL =
      new ProtoBytes()
          .text(8, "hidden")
          .message(13, TinyOnnx.entry("location", "x.bin"))
          .number(14, 1);

  private static OnnxSummary inspect(byte[] model) {
    return OnnxInspector.inspect(MemorySegment.ofArray(model), "m.onnx");
  }

  @Test
  void findsTheTableThatTheTokensAreLookedUpIn() {
    OnnxSummary summary = inspect(TinyOnnx.sound(8));
    assertThat(summary.tableRows()).hasValue(8);
    assertThat(summary.operators()).containsExactly("Gather");
    assertThat(summary.externalTensors()).isEmpty();
    assertThat(summary.quantization()).isEqualTo("fp32");
    assertThat(summary.batchInvariant()).isTrue();
  }

  @Test
  void dynamicQuantizationIsNotBatchInvariant() {
    ProtoBytes node = new ProtoBytes().text(4, "DynamicQuantizeLinear");
    OnnxSummary summary = inspect(TinyOnnx.model(new ProtoBytes().message(1, node)));
    assertThat(summary.batchInvariant()).isFalse();
    assertThat(summary.quantization()).isEqualTo("int8-dynamic");
  }

  static Stream<byte[]> placesOfTensors() {
    ProtoBytes inGraph = new ProtoBytes().message(5, EXTERNAL);
    ProtoBytes nested = new ProtoBytes().message(6, inGraph);
    ProtoBytes inNode = new ProtoBytes().message(5, new ProtoBytes().message(5, EXTERNAL));
    ProtoBytes sparse = new ProtoBytes().message(2, EXTERNAL);
    return Stream.of(
        TinyOnnx.model(inGraph),
        TinyOnnx.model(new ProtoBytes().message(15, sparse)),
        TinyOnnx.model(new ProtoBytes().message(1, inNode)),
        TinyOnnx.model(new ProtoBytes().message(1, new ProtoBytes().message(5, nested))),
        TinyOnnx.model(
            new ProtoBytes()
                .message(1, new ProtoBytes().message(5, new ProtoBytes().message(11, inGraph)))),
        TinyOnnx.model(
            new ProtoBytes()
                .message(1, new ProtoBytes().message(5, new ProtoBytes().message(10, EXTERNAL)))),
        TinyOnnx.model(
            new ProtoBytes()
                .message(1, new ProtoBytes().message(5, new ProtoBytes().message(23, sparse)))),
        withGraph(new ProtoBytes().message(25, new ProtoBytes().message(7, inNode))),
        withGraph(
            new ProtoBytes()
                .message(25, new ProtoBytes().message(11, new ProtoBytes().message(5, EXTERNAL)))),
        withGraph(new ProtoBytes().message(20, new ProtoBytes().message(2, inGraph))));
  }

  private static byte[] withGraph(ProtoBytes rest) {
    return new ProtoBytes().message(7, new ProtoBytes()).append(rest).toBytes();
  }

  @ParameterizedTest
  @MethodSource("placesOfTensors")
  void externalTensorsAreFoundWhereverTheyHide(byte[] model) {
    assertThat(inspect(model).externalTensors())
        .containsExactly(new ExternalTensor("hidden", "x.bin", 0, -1));
  }

  @Test
  void everyShorterPrefixIsRefusedOrHasLostTheGraph() {
    byte[] whole = TinyOnnx.sound(8);
    int graphEnd = whole.length - 4;
    assertThat(IntStream.range(0, graphEnd))
        .allSatisfy(
            length ->
                assertThatThrownBy(() -> inspect(Arrays.copyOf(whole, length)))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("m.onnx"));
  }

  @Test
  void hostileLengthsAreRefusedBeforeAnythingIsAllocated() {
    for (long length : List.of(Long.MAX_VALUE, -1L, 1L << 40, 100L)) {
      assertThatThrownBy(() -> inspect(new ProtoBytes().announce(7, length).toBytes()))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("0 are left");
    }
  }

  @Test
  void graphsNestedWithoutEndAreRefused() {
    ProtoBytes graph = new ProtoBytes();
    for (int depth = 0; depth < 1000; depth++) {
      ProtoBytes attribute = new ProtoBytes().message(6, graph);
      graph = new ProtoBytes().message(1, new ProtoBytes().message(5, attribute));
    }
    byte[] model = TinyOnnx.model(graph);
    assertThatThrownBy(() -> inspect(model)).hasMessageContaining("more than 64 deep");
  }

  @Test
  void tensorsOfTooManyDimensionsAreRefused() {
    byte[] ones = new byte[65];
    Arrays.fill(ones, (byte) 1);
    ProtoBytes single = new ProtoBytes();
    for (byte one : ones) {
      single.number(1, one);
    }
    for (ProtoBytes tensor : List.of(new ProtoBytes().bytes(1, ones), single)) {
      byte[] model = TinyOnnx.model(new ProtoBytes().message(5, tensor));
      assertThatThrownBy(() -> inspect(model))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("m.onnx")
          .hasMessageContaining("more than 64 dimensions");
    }
    ProtoBytes most = new ProtoBytes().bytes(1, Arrays.copyOf(ones, 64));
    assertThat(inspect(TinyOnnx.model(new ProtoBytes().message(5, most))).tableRows()).isEmpty();
  }

  @Test
  void onlyALookUpWithTwoInputsNamesTheTable() {
    ProtoBytes node =
        new ProtoBytes().text(1, "table").text(1, OnnxModel.IDS).text(1, "more").text(4, "Gather");
    ProtoBytes table = new ProtoBytes().number(1, 8).number(1, 2).text(8, "table");
    byte[] model = TinyOnnx.model(new ProtoBytes().message(1, node).message(5, table));
    assertThat(inspect(model).tableRows()).isEmpty();
  }

  @Test
  void impossibleShapesAreRefused() {
    ProtoBytes huge = new ProtoBytes().number(1, 1L << 40).number(1, 1L << 40).text(8, "huge");
    ProtoBytes negative = new ProtoBytes().number(1, -5).text(8, "negative");
    for (ProtoBytes tensor : List.of(huge, negative)) {
      byte[] model = TinyOnnx.model(new ProtoBytes().message(5, tensor));
      assertThatThrownBy(() -> inspect(model)).hasMessageContaining("impossible shape");
    }
  }
}
