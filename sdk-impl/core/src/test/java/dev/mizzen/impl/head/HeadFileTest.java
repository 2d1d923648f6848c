package dev.mizzen.impl.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mizzen.error.ModelException;
import dev.mizzen.impl.tensor.AtomicFile;
import dev.mizzen.impl.tensor.SafeTensors;
import dev.mizzen.impl.tensor.Tensor;
import dev.mizzen.train.HeadShape;
import dev.mizzen.train.ProjectionHead;
import dev.mizzen.vector.MultiVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HeadFileTest {
  private static final HeadShape SMALL = HeadShape.standard(3, 2);

  @ParameterizedTest
  @EnumSource
  void readsWhatWasWritten(HeadShape.Kind kind, @TempDir Path folder) {
    HeadShape shape = new HeadShape(kind, 5, 3, 2, HeadShape.Activation.GELU);
    Network network = Shapes.random(shape, 1);
    HeadFile.save(Shapes.random(shape, 2), folder);
    HeadFile.save(network, folder);
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    assertThat(folder.toFile().list()).hasSize(2);
    Network read = HeadFile.load(folder);
    assertThat(HeadFile.describe(read)).isEqualTo(HeadFile.describe(network));
    for (int n = 0; n < network.weights().size(); n++) {
      assertThat(read.weights().get(n).values()).isEqualTo(network.weights().get(n).values());
    }
    assertThat(ProjectionHead.load(folder).sha256()).isEqualTo(HeadFile.sha256(network));
  }

  /** Every byte of the weights, and every truncation of both files: an error that names a file. */
  @Test
  void refusesDamage(@TempDir Path folder) throws IOException {
    HeadFile.save(Shapes.random(SMALL, 1), folder);
    Path weights = folder.resolve(config(folder).path("weights").asText());
    for (Path file : new Path[] {weights, folder.resolve("config.json")}) {
      byte[] whole = Files.readAllBytes(file);
      for (int length = 0; length < whole.length - 1; length++) {
        Files.write(file, Arrays.copyOf(whole, length));
        assertRefused(folder, "the first " + length + " bytes of " + file);
      }
      Files.write(file, whole);
    }
    byte[] whole = Files.readAllBytes(weights);
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 0x10;
      Files.write(weights, flipped);
      assertRefused(folder, "byte " + at + " of " + weights);
    }
    Files.delete(weights);
    assertRefused(folder, "no weights");
  }

  private static JsonNode config(Path folder) {
    return HeadFile.read(folder.resolve("config.json"));
  }

  private static void assertRefused(Path folder, String what) {
    assertThatThrownBy(() -> HeadFile.load(folder))
        .as(what)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(folder.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "'\"version\" : 1', '\"version\" : 2', version 2",
    "'\"weights\" : \"head', '\"weights\" : \"../head', ../head",
    "'\"type\" : \"dense\"', '\"type\" : \"conv\"', conv",
    "'\"in\" : 3', '\"in\" : 2147483647', 2147483647",
    "'\"out\" : 6', '\"out\" : 7', '7, 3'",
    "'\"activation\" : \"IDENTITY\"', '\"activation\" : \"TANH\"', TANH",
    "'mizzen-head', 'other', other"
  })
  void refusesSettingsThatItDoesNotKnow(
      String from, String to, String message, @TempDir Path folder) throws IOException {
    HeadFile.save(Shapes.random(SMALL, 1), folder);
    Path file = folder.resolve("config.json");
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
    assertThatThrownBy(() -> HeadFile.load(folder))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(message);
  }

  @Test
  void readsDenseModulesOfPyLate(@TempDir Path folder) throws IOException {
    module(
        folder.resolve("1_Dense"),
        "{\"in_features\": 2, \"out_features\": 3, \"bias\": true, \"use_residual\": true,"
            + " \"activation_function\": \"torch.nn.modules.activation.ReLU\"}",
        Map.of(
            "linear.weight", Tensor.of(3, 2, new float[] {1, 0, 0, -1, 1, 1}),
            "linear.bias", Tensor.of(new float[] {0.5f, 0, -10}),
            "residual.weight", Tensor.of(3, 2, new float[] {0, 0, 0, 0, 0, 1})));
    module(
        folder.resolve("2_Dense"),
        "{\"in_features\": 3, \"out_features\": 2, \"bias\": false,"
            + " \"activation_function\": \"torch.nn.modules.linear.Identity\"}",
        Map.of("linear.weight", Tensor.of(2, 3, new float[] {1, 0, 0, 0, 0, 1})));
    ProjectionHead head = ProjectionHead.load(folder);
    // relu(1.5, -2, -7) + (0, 0, 2) = (1.5, 0, 2), of which the first and last stay.
    float[] projected = head.project(MultiVector.of(new float[] {1, 2}, 2)).toArray();
    assertThat(projected[0]).isCloseTo(0.6f, within(1e-6f));
    assertThat(projected[1]).isCloseTo(0.8f, within(1e-6f));
    assertThat(head.foldable()).isFalse();
    // Saved in our form, it is the same head.
    head.save(folder.resolve("ours"));
    assertThat(ProjectionHead.load(folder.resolve("ours")).sha256()).isEqualTo(head.sha256());
  }

  @ParameterizedTest
  @CsvSource({
    "'\"torch.nn.modules.activation.Tanh\"', 2, Tanh",
    "'\"torch.nn.modules.linear.Identity\"', 3, 'linear.weight of the shape [2, 3]'",
    "'\"torch.nn.modules.linear.Identity\"', 100000000, 100000000"
  })
  void refusesModulesThatItDoesNotKnow(
      String activation, int in, String message, @TempDir Path folder) throws IOException {
    module(
        folder,
        "{\"in_features\": "
            + in
            + ", \"out_features\": 2, \"bias\": false, \"activation_function\": "
            + activation
            + "}",
        Map.of("linear.weight", Tensor.of(2, 2, new float[4])));
    assertThatThrownBy(() -> ProjectionHead.load(folder))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(message);
  }

  @Test
  void saysThatAFolderHoldsNoHead(@TempDir Path folder) {
    assertThatThrownBy(() -> ProjectionHead.load(folder))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("1_Dense");
  }

  private static void module(Path folder, String config, Map<String, Tensor> tensors)
      throws IOException {
    AtomicFile.write(
        folder.resolve("model.safetensors"), SafeTensors.of(tensors, Map.of()).bytes());
    Files.writeString(folder.resolve("config.json"), config);
  }
}
