package dev.mizzen.impl.embed.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An ONNX model that looks each token up in a table: small, real, and easy to get wrong on purpose.
 */
public final class TinyOnnx {
  public static final int DIMENSION = 8;
  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final long SEED = 42;

  private TinyOnnx() {}

  /** A sound model of this many token ids. */
  public static byte[] sound(int rows) {
    return model(graph(table(rows, new ProtoBytes().bytes(9, values(rows))), "last_hidden_state"));
  }

  /** A model whose output has another name. */
  public static byte[] withOutput(String name) {
    return model(graph(table(8, new ProtoBytes().bytes(9, values(8))), name));
  }

  /** A model whose table is in another file. */
  public static byte[] external(int rows, String location, long offset, long length) {
    ProtoBytes where =
        new ProtoBytes()
            .message(13, entry("location", location))
            .message(13, entry("offset", Long.toString(offset)))
            .message(13, entry("length", Long.toString(length)))
            .number(14, 1);
    return model(graph(table(rows, where), "last_hidden_state"));
  }

  /** The content of the table. */
  public static byte[] values(int rows) {
    SplittableRandom random = new SplittableRandom(SEED);
    ByteBuffer values =
        ByteBuffer.allocate(rows * DIMENSION * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (values.hasRemaining()) {
      values.putFloat((float) (random.nextDouble() - 0.5));
    }
    return values.array();
  }

  /** A model around a graph. */
  public static byte[] model(ProtoBytes graph) {
    ProtoBytes opset = new ProtoBytes().number(2, 13);
    return new ProtoBytes().number(1, 8).message(7, graph).message(8, opset).toBytes();
  }

  static ProtoBytes entry(String key, String value) {
    return new ProtoBytes().text(1, key).text(2, value);
  }

  private static ProtoBytes table(int rows, ProtoBytes content) {
    ProtoBytes table = new ProtoBytes().number(1, rows).number(1, DIMENSION).number(2, FLOAT);
    table.text(8, "table");
    return table.append(content);
  }

  private static ProtoBytes graph(ProtoBytes table, String output) {
    ProtoBytes gather =
        new ProtoBytes().text(1, "table").text(1, "input_ids").text(2, output).text(4, "Gather");
    return new ProtoBytes()
        .message(1, gather)
        .text(2, "tiny")
        .message(5, table)
        .message(11, value("input_ids", INT64, List.of(0, 0)))
        .message(11, value("attention_mask", INT64, List.of(0, 0)))
        .message(12, value(output, FLOAT, List.of(0, 0, DIMENSION)));
  }

  private static ProtoBytes value(String name, int type, List<Integer> sizes) {
    ProtoBytes shape = new ProtoBytes();
    for (int i = 0; i < sizes.size(); i++) {
      ProtoBytes size = new ProtoBytes();
      shape.message(1, sizes.get(i) > 0 ? size.number(1, sizes.get(i)) : size.text(2, "d" + i));
    }
    ProtoBytes tensor = new ProtoBytes().number(1, type).message(2, shape);
    return new ProtoBytes().text(1, name).message(2, new ProtoBytes().message(1, tensor));
  }
}
