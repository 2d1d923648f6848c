package dev.mizzen.impl.embed.onnx;

import dev.mizzen.error.ModelException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads the structure of an ONNX file (a protobuf {@code ModelProto}) and visits every tensor in
 * it: initializers, attributes, nested graphs, functions and training graphs. Field numbers are
 * those of {@code onnx.proto}.
 */
final class OnnxInspector {
  /** Deeper nesting than any real model has, and shallow enough for the stack. */
  private static final int DEEPEST = 64;

  private static final int MOST_DIMENSIONS = 64;
  private static final int EXTERNAL = 1;

  private final String source;
  private final Set<String> operators = new HashSet<>();
  private final List<ExternalTensor> externalTensors = new ArrayList<>();
  private final Map<Integer, Long> elementTypes = new HashMap<>();
  private final Map<String, Long> rows = new HashMap<>();
  private final Set<String> lookedUp = new HashSet<>();
  private boolean hasGraph;

  private OnnxInspector(String source) {
    this.source = source;
  }

  /**
   * Walks the whole file.
   *
   * @param source names the file in errors
   * @throws ModelException if it is cut off, damaged, or not an ONNX model
   */
  static OnnxSummary inspect(MemorySegment model, String source) {
    OnnxInspector inspector = new OnnxInspector(source);
    inspector.model(new ProtoReader(model, source, 0));
    if (!inspector.hasGraph) {
      throw new ModelException(
          source + " (" + model.byteSize() + " bytes) holds no graph: it is not an ONNX model");
    }
    return inspector.summary();
  }

  private OnnxSummary summary() {
    OptionalLong tableRows =
        lookedUp.stream().filter(rows::containsKey).mapToLong(rows::get).findFirst();
    return new OnnxSummary(
        Set.copyOf(operators), List.copyOf(externalTensors), tableRows, Map.copyOf(elementTypes));
  }

  private void model(ProtoReader model) {
    while (model.next()) {
      switch (model.field()) {
        case 7 -> {
          hasGraph = true;
          graph(model.message(), 0);
        }
        case 20 -> training(model.message());
        case 25 -> function(model.message());
        default -> {}
      }
    }
  }

  private void training(ProtoReader training) {
    while (training.next()) {
      if (training.field() == 1 || training.field() == 2) {
        graph(training.message(), 1);
      }
    }
  }

  private void function(ProtoReader function) {
    while (function.next()) {
      switch (function.field()) {
        case 7 -> node(function.message(), 1);
        case 11 -> attribute(function.message(), 1);
        default -> {}
      }
    }
  }

  private void graph(ProtoReader graph, int depth) {
    if (depth > DEEPEST) {
      throw new ModelException(source + " nests graphs more than " + DEEPEST + " deep");
    }
    while (graph.next()) {
      switch (graph.field()) {
        case 1 -> node(graph.message(), depth);
        case 5 -> tensor(graph.message());
        case 15 -> sparseTensor(graph.message());
        default -> {}
      }
    }
  }

  private void node(ProtoReader node, int depth) {
    List<String> inputs = new ArrayList<>(2);
    int inputCount = 0;
    String operator = "";
    while (node.next()) {
      switch (node.field()) {
        case 1 -> {
          if (inputCount++ < 2) {
            inputs.add(node.string());
          }
        }
        case 4 -> operator = node.string();
        case 5 -> attribute(node.message(), depth);
        default -> {}
      }
    }
    operators.add(operator);
    if (operator.equals("Gather") && inputCount == 2 && inputs.get(1).equals(OnnxModel.IDS)) {
      lookedUp.add(inputs.getFirst());
    }
  }

  private void attribute(ProtoReader attribute, int depth) {
    while (attribute.next()) {
      switch (attribute.field()) {
        case 5, 10 -> tensor(attribute.message());
        case 6, 11 -> graph(attribute.message(), depth + 1);
        case 22, 23 -> sparseTensor(attribute.message());
        default -> {}
      }
    }
  }

  private void sparseTensor(ProtoReader sparse) {
    while (sparse.next()) {
      if (sparse.field() == 1 || sparse.field() == 2) {
        tensor(sparse.message());
      }
    }
  }

  private void tensor(ProtoReader tensor) {
    List<Long> shape = new ArrayList<>();
    Map<String, String> external = new HashMap<>();
    String name = "";
    int elementType = 0;
    boolean isExternal = false;
    while (tensor.next()) {
      switch (tensor.field()) {
        case 1 -> readShape(tensor, shape);
        case 2 -> elementType = (int) tensor.varint();
        case 8 -> name = tensor.string();
        case 13 -> readEntry(tensor.message(), external);
        case 14 -> isExternal = tensor.varint() == EXTERNAL;
        default -> {}
      }
    }
    record(name, shape, elementType);
    if (isExternal || !external.isEmpty()) {
      externalTensors.add(external(name, external));
    }
  }

  private void record(String name, List<Long> shape, int elementType) {
    long values = 1;
    for (long size : shape) {
      if (size < 0 || (size > 0 && values > Long.MAX_VALUE / size)) {
        throw new ModelException(
            source + ": tensor '" + name + "' has the impossible shape " + shape);
      }
      values *= size;
    }
    elementTypes.merge(elementType, values, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
    if (shape.size() == 2) {
      rows.put(name, shape.getFirst());
    }
  }

  private void readShape(ProtoReader tensor, List<Long> shape) {
    if (!tensor.isPayload()) {
      addDimension(tensor.varint(), shape);
      return;
    }
    ProtoReader packed = tensor.message();
    while (packed.hasPacked()) {
      addDimension(packed.nextPacked(), shape);
    }
  }

  private void addDimension(long size, List<Long> shape) {
    if (shape.size() == MOST_DIMENSIONS) {
      throw new ModelException(
          source + " has a tensor of more than " + MOST_DIMENSIONS + " dimensions; it is damaged");
    }
    shape.add(size);
  }

  private static void readEntry(ProtoReader entry, Map<String, String> entries) {
    String key = "";
    String value = "";
    while (entry.next()) {
      switch (entry.field()) {
        case 1 -> key = entry.string();
        case 2 -> value = entry.string();
        default -> {}
      }
    }
    entries.put(key, value);
  }

  private ExternalTensor external(String name, Map<String, String> entries) {
    try {
      return new ExternalTensor(
          name,
          entries.getOrDefault("location", ""),
          Long.parseLong(entries.getOrDefault("offset", "0")),
          Long.parseLong(entries.getOrDefault("length", "-1")));
    } catch (NumberFormatException e) {
      throw new ModelException(
          source + ": external tensor '" + name + "' has unreadable settings " + entries, e);
    }
  }
}
