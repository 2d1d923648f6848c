package dev.mizzen.impl.embed.onnx;

/**
 * One text for a model.
 *
 * @param ids special tokens included
 * @param seen how many of the first ones take part in the others' vectors
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
public record OnnxInput(int[] ids, int seen) {
  /** A text all of whose tokens see each other. */
  public static OnnxInput of(int[] ids) {
    return new OnnxInput(ids, ids.length);
  }
}
