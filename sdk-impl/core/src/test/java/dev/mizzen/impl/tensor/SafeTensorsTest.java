package dev.mizzen.impl.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.error.ModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTensorsTest {
  @Test
  void readsWhatWasWritten(@TempDir Path folder) {
    Path file = folder.resolve("a.safetensors");
    Map<String, Tensor> tensors =
        Map.of(
            "b", Tensor.of(2, 1, new float[] {1, -0f}),
            "a", Tensor.of(new float[] {Float.MIN_VALUE}),
            "none", new Tensor(List.of(0, 3), new float[0]));
    AtomicFile.write(file, SafeTensors.of(tensors, Map.of("text", "ä\"\n")).bytes());
    SafeTensors read = SafeTensors.read(file);
    assertThat(read.metadata()).containsExactly(Map.entry("text", "ä\"\n"));
    assertThat(read.tensors().keySet()).containsExactly("a", "b", "none");
    assertThat(read.tensors().get("b").values()).containsExactly(1, -0f);
    assertThat(read.tensors().get("b").shape()).containsExactly(2, 1);
  }

  @Test
  void readsHalfFloatsOfBothKinds(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.safetensors");
    write(
        file,
        "{\"h\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,2]},"
            + "\"b\":{\"dtype\":\"BF16\",\"shape\":[1],\"data_offsets\":[2,4]}}",
        new byte[] {0x00, 0x3e, (byte) 0xc0, 0x3f});
    assertThat(SafeTensors.read(file).tensors().get("h").values()).containsExactly(1.5f);
    assertThat(SafeTensors.read(file).tensors().get("b").values()).containsExactly(1.5f);
  }

  /** Nothing is allocated for what the file does not have. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,99999999999999999999]}}",
        "{\"a\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"__metadata__\":{\"n\":1}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":{},\"data_offsets\":[0,4]}}",
        "{\"a\":7}",
        "{}",
        "[]",
        "{",
      })
  void refusesHeadersThatLie(String header, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.safetensors");
    write(file, header, new byte[4]);
    assertThatThrownBy(() -> SafeTensors.read(file))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("a.safetensors");
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, -1, 0, 1, 3, 1L << 31, 1L << 40})
  void refusesHeadersOfAnImpossibleLength(long length, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.safetensors");
    ByteBuffer bytes = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    Files.write(file, bytes.put((byte) '{').put((byte) '}').array());
    assertThatThrownBy(() -> SafeTensors.read(file)).isInstanceOf(ModelException.class);
    Files.write(file, new byte[7]);
    assertThatThrownBy(() -> SafeTensors.read(file)).isInstanceOf(ModelException.class);
    assertThatThrownBy(() -> SafeTensors.read(folder)).isInstanceOf(ModelException.class);
  }

  private static void write(Path file, String header, byte[] data) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(file, bytes.putLong(text.length).put(text).put(data).array());
  }
}
