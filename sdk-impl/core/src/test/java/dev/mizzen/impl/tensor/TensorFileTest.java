package dev.mizzen.impl.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.error.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorFileTest {
  @TempDir Path folder;

  @Test
  void givesBackWhatWasWritten() throws IOException {
    float[] floats = new float[700_001];
    for (int k = 0; k < floats.length; k++) {
      floats[k] = k * 0.5f;
    }
    long[] longs = {Long.MIN_VALUE, 0, Long.MAX_VALUE};
    Path file = written(floats, longs);
    try (TensorFile read = TensorFile.open(file)) {
      assertThat(read.floats("f")).isEqualTo(floats);
      assertThat(read.ints("i")).containsExactly(Integer.MIN_VALUE, -1, Integer.MAX_VALUE);
      assertThat(read.longs("l")).isEqualTo(longs);
      assertThat(read.floats("empty")).isEmpty();
      assertThatThrownBy(() -> read.ints("f"))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("no array 'f' of type I32");
    }
    // Others read it too: the format is safetensors.
    Map<String, Object> onlyFloats = Map.of("f", new float[] {1, 2});
    TensorFile.write(file, onlyFloats);
    assertThat(SafeTensors.read(file).tensors().get("f").values()).containsExactly(1, 2);
  }

  private Path written(float[] floats, long[] longs) throws IOException {
    Map<String, Object> arrays = new LinkedHashMap<>();
    arrays.put("f", floats);
    arrays.put("i", new int[] {Integer.MIN_VALUE, -1, Integer.MAX_VALUE});
    arrays.put("l", longs);
    arrays.put("empty", new float[0]);
    Path file = folder.resolve("arrays.safetensors");
    TensorFile.write(file, arrays);
    return file;
  }

  @Test
  void refusesWhatIsDamaged() throws IOException {
    byte[] whole = Files.readAllBytes(written(new float[] {1, 2, 3}, new long[] {4}));
    Path file = folder.resolve("damaged");
    for (int cut = 0; cut < whole.length; cut += 3) {
      Files.write(file, Arrays.copyOf(whole, cut));
      assertThatThrownBy(() -> TensorFile.open(file)).isInstanceOf(ModelException.class);
    }
    SplittableRandom random = new SplittableRandom(7);
    for (int n = 0; n < 300; n++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(200)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      try (TensorFile read = TensorFile.open(file)) {
        read.has("f");
      } catch (ModelException expected) {
        assertThat(expected).hasMessageContaining("damaged");
      }
    }
  }
}
