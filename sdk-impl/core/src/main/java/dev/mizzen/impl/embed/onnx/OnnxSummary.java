package dev.mizzen.impl.embed.onnx;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What matters of an ONNX file before it is run.
 *
 * @param operators the kinds of nodes, wherever they stand
 * @param externalTensors tensors in other files, wherever they stand
 * @param tableRows the rows of the table that {@code input_ids} looks up, if it was found
 * @param elementTypes how many values the main graph's tensors have of each ONNX element type
 */
record OnnxSummary(
    Set<String> operators,
    List<ExternalTensor> externalTensors,
    OptionalLong tableRows,
    Map<Integer, Long> elementTypes) {
  private static final int FLOAT16 = 10;
  private static final int BFLOAT16 = 16;

  /** Operators whose scale is computed from the values of the whole batch. */
  private static final Set<String> DYNAMIC =
      Set.of(
          "DynamicQuantizeLinear",
          "DynamicQuantizeMatMul",
          "DynamicQuantizeLSTM",
          "MatMulIntegerToFloat");

  /** Whether a text's vectors do not depend on what else is in the batch, but for rounding. */
  boolean batchInvariant() {
    return operators.stream().noneMatch(DYNAMIC::contains);
  }

  /** The kind of the weights, as in {@link dev.mizzen.embed.ModelIdentity#quantization()}. */
  String quantization() {
    if (!batchInvariant()) {
      return "int8-dynamic";
    }
    if (operators.contains("QuantizeLinear") || operators.contains("QLinearMatMul")) {
      return "int8-static";
    }
    if (operators.contains("MatMulNBits") || operators.contains("DequantizeLinear")) {
      return "weights-only";
    }
    long half = elementTypes.getOrDefault(FLOAT16, 0L) + elementTypes.getOrDefault(BFLOAT16, 0L);
    long all = elementTypes.values().stream().mapToLong(Long::longValue).sum();
    return half > all / 2 ? "fp16" : "fp32";
  }
}
