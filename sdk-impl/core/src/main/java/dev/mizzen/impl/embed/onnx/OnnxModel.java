package dev.mizzen.impl.embed.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.mizzen.error.ModelException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A transformer that gives one vector for each token. Safe for use by many threads, each of which
 * runs on its own: ONNX Runtime is given no threads. The owner sees to it that none is left when it
 * closes.
 */
public final class OnnxModel implements AutoCloseable {
  static final String IDS = "input_ids";
  private static final String MASK = "attention_mask";
  private static final String TYPES = "token_type_ids";
  private static final List<String> OUTPUTS = List.of("last_hidden_state", "token_embeddings");

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final OnnxFile file;
  private final String output;
  private final int dimension;

  private OnnxModel(OrtEnvironment environment, OrtSession session, OnnxFile file)
      throws OrtException {
    this.environment = environment;
    this.session = session;
    this.file = file;
    requireInputs(session.getInputInfo());
    NodeInfo hidden = hiddenStates(session.getOutputInfo());
    output = hidden.getName();
    dimension = dimension(hidden);
  }

  /**
   * Loads a model.
   *
   * @throws ModelException if ONNX Runtime refuses it, or it has other inputs and outputs than a
   *     text encoder
   */
  public static OnnxModel open(OnnxFile file) {
    OnnxRuntimeGuard.requireSilence();
    try {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      environment.setTelemetry(false);
      try (OrtSession.SessionOptions options = SessionSettings.options()) {
        OrtSession session = file.createSession(environment, options);
        try {
          return new OnnxModel(environment, session, file);
        } catch (RuntimeException | OrtException e) {
          session.close();
          throw e;
        }
      }
    } catch (OrtException e) {
      throw new ModelException(
          file.name() + " (" + file.size() + " bytes) cannot be loaded: " + e.getMessage(), e);
    }
  }

  /** The number of values of each token's vector. */
  public int dimension() {
    return dimension;
  }

  /** Names the file in errors. */
  public String name() {
    return file.name();
  }

  /**
   * The vectors of every token of a batch, {@code [batch × longest × dimension]}, row-major; rows
   * past a text's end hold nothing of use.
   *
   * @param batch of texts
   * @param arena where the vectors are put
   * @throws ModelException if the run fails
   */
  public MemorySegment run(List<OnnxInput> batch, Arena arena) {
    int longest = batch.stream().mapToInt(input -> input.ids().length).max().orElseThrow();
    long[] shape = {batch.size(), longest};
    MemorySegment vectors =
        arena.allocate(ValueLayout.JAVA_FLOAT, (long) batch.size() * longest * dimension);
    try (Arena inputs = Arena.ofConfined();
        Feed feed = new Feed();
        OnnxTensor target =
            OnnxTensor.createTensor(
                environment,
                vectors.asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer(),
                new long[] {batch.size(), longest, dimension})) {
      feed.add(IDS, tensor(shape, fill(inputs, batch, longest, true)));
      feed.add(MASK, tensor(shape, fill(inputs, batch, longest, false)));
      if (session.getInputNames().contains(TYPES)) {
        feed.add(TYPES, tensor(shape, allocate(inputs, batch.size(), longest)));
      }
      session.run(feed.tensors, Set.of(), Map.of(output, target)).close();
      return vectors;
    } catch (OrtException e) {
      throw new ModelException(
          file.name()
              + " failed on "
              + batch.size()
              + " texts of up to "
              + longest
              + " tokens: "
              + e.getMessage(),
          e);
    }
  }

  private OnnxTensor tensor(long[] shape, MemorySegment values) throws OrtException {
    return OnnxTensor.createTensor(
        environment, values.asByteBuffer().order(ByteOrder.nativeOrder()).asLongBuffer(), shape);
  }

  private static MemorySegment allocate(Arena arena, int rows, int columns) {
    return arena.allocate(ValueLayout.JAVA_LONG, (long) rows * columns);
  }

  /** The ids, or ones where a token is seen; zeros fill the rows up. */
  private static MemorySegment fill(
      Arena arena, List<OnnxInput> batch, int longest, boolean asIds) {
    MemorySegment values = allocate(arena, batch.size(), longest);
    for (int row = 0; row < batch.size(); row++) {
      OnnxInput input = batch.get(row);
      int length = asIds ? input.ids().length : input.seen();
      for (int column = 0; column < length; column++) {
        long value = asIds ? input.ids()[column] : 1;
        values.setAtIndex(ValueLayout.JAVA_LONG, (long) row * longest + column, value);
      }
    }
    return values;
  }

  private void requireInputs(Map<String, NodeInfo> inputs) {
    Set<String> known = Set.of(IDS, MASK, TYPES);
    boolean fits =
        inputs.containsKey(IDS) && inputs.containsKey(MASK) && known.containsAll(inputs.keySet());
    boolean int64 =
        inputs.values().stream()
            .allMatch(i -> i.getInfo() instanceof TensorInfo t && t.type == OnnxJavaType.INT64);
    if (!fits || !int64) {
      throw new ModelException(
          file.name()
              + " should take input_ids, attention_mask and, if it likes, token_type_ids, all"
              + " int64; it takes "
              + inputs.values());
    }
  }

  private NodeInfo hiddenStates(Map<String, NodeInfo> outputs) {
    for (String name : OUTPUTS) {
      NodeInfo info = outputs.get(name);
      if (info != null) {
        return info;
      }
    }
    throw wrongOutputs(outputs.values());
  }

  private int dimension(NodeInfo info) {
    if (info.getInfo() instanceof TensorInfo tensor && tensor.type == OnnxJavaType.FLOAT) {
      long[] shape = tensor.getShape();
      if (shape.length == 3 && shape[2] > 0 && shape[2] <= Integer.MAX_VALUE) {
        return (int) shape[2];
      }
    }
    throw wrongOutputs(List.of(info));
  }

  private ModelException wrongOutputs(Collection<NodeInfo> outputs) {
    return new ModelException(
        file.name()
            + " should give last_hidden_state as float [batch, sequence, dimension] with a fixed"
            + " dimension; it gives "
            + outputs
            + "; export it again for feature extraction");
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new ModelException(file.name() + " cannot be closed: " + e.getMessage(), e);
    }
  }

  /** Input tensors that are closed together. */
  private static final class Feed implements AutoCloseable {
    private final Map<String, OnnxTensor> tensors = new HashMap<>();

    void add(String name, OnnxTensor tensor) {
      tensors.put(name, tensor);
    }

    @Override
    public void close() {
      tensors.values().forEach(OnnxTensor::close);
    }
  }
}
