package dev.mizzen.impl.train;

import dev.mizzen.error.ModelException;
import dev.mizzen.impl.tensor.AtomicFile;
import dev.mizzen.impl.tensor.SafeTensors;
import dev.mizzen.impl.tensor.Tensor;
import dev.mizzen.train.TrainingCurve;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A training's state in one safetensors file, written as a whole or not at all. Numbers of 64 bits
 * stand as texts that give the same bits back.
 */
final class Checkpoint {
  private static final String FORMAT = "mizzen-checkpoint 1";
  private static final int NUMBERS = 3;

  private final Path file;
  private final String fingerprint;

  /**
   * @param fingerprint of task and options
   */
  Checkpoint(Path folder, String fingerprint) {
    this.file = folder.resolve("checkpoint.safetensors");
    this.fingerprint = fingerprint;
  }

  boolean exists() {
    return Files.exists(file);
  }

  void save(TrainingState state) {
    Map<String, Tensor> tensors = new TreeMap<>();
    put(tensors, "weights", state.weights);
    put(tensors, "first", state.first);
    put(tensors, "second", state.second);
    put(tensors, "best", state.best);
    Map<String, String> texts = new TreeMap<>();
    texts.put("format", FORMAT);
    texts.put("fingerprint", fingerprint);
    texts.put("step", Long.toString(state.step));
    texts.put("epochLoss", Double.toHexString(state.epochLoss));
    texts.put("bestLoss", Double.toHexString(state.bestLoss));
    texts.put("bestStep", Long.toString(state.bestStep));
    texts.put("withoutGain", Integer.toString(state.withoutGain));
    texts.put("ended", Boolean.toString(state.ended));
    texts.put("stoppedEarly", Boolean.toString(state.stoppedEarly));
    texts.put("epochs", epochs(state.epochs));
    AtomicFile.write(file, SafeTensors.of(tensors, texts).bytes());
  }

  private static void put(Map<String, Tensor> tensors, String name, List<float[]> values) {
    for (int n = 0; n < values.size(); n++) {
      tensors.put(name + "." + n, Tensor.of(values.get(n)));
    }
  }

  private static String epochs(List<TrainingCurve.Epoch> epochs) {
    StringBuilder text = new StringBuilder();
    for (TrainingCurve.Epoch epoch : epochs) {
      text.append(epoch.step())
          .append(' ')
          .append(Double.toHexString(epoch.loss()))
          .append(' ')
          .append(Double.toHexString(epoch.validation()))
          .append('\n');
    }
    return text.toString();
  }

  /**
   * Brings the state back.
   *
   * @throws ModelException if the file is damaged
   * @throws IllegalArgumentException if it is that of another training
   */
  void load(TrainingState state) {
    SafeTensors content = SafeTensors.read(file);
    Map<String, String> texts = content.metadata();
    if (!FORMAT.equals(texts.get("format"))) {
      throw new ModelException(
          file + " has the format '" + texts.get("format") + "', known is '" + FORMAT + "'");
    }
    if (!fingerprint.equals(texts.get("fingerprint"))) {
      throw new IllegalArgumentException(
          file
              + " is the checkpoint of another training: its head, data, loss or options differ;"
              + " choose another folder or delete it");
    }
    get(content, "weights", state.weights);
    get(content, "first", state.first);
    get(content, "second", state.second);
    get(content, "best", state.best);
    try {
      state.step = Long.parseLong(text(texts, "step"));
      state.epochLoss = Double.parseDouble(text(texts, "epochLoss"));
      state.bestLoss = Double.parseDouble(text(texts, "bestLoss"));
      state.bestStep = Long.parseLong(text(texts, "bestStep"));
      state.withoutGain = Integer.parseInt(text(texts, "withoutGain"));
      state.ended = Boolean.parseBoolean(text(texts, "ended"));
      state.stoppedEarly = Boolean.parseBoolean(text(texts, "stoppedEarly"));
      text(texts, "epochs").lines().map(this::epoch).forEach(state.epochs::add);
    } catch (NumberFormatException e) {
      throw new ModelException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  private TrainingCurve.Epoch epoch(String line) {
    String[] numbers = line.split(" ", -1);
    if (numbers.length != NUMBERS) {
      throw new ModelException(file + " is damaged: an epoch is '" + line + "'");
    }
    return new TrainingCurve.Epoch(
        Long.parseLong(numbers[0]), Double.parseDouble(numbers[1]), Double.parseDouble(numbers[2]));
  }

  private String text(Map<String, String> texts, String name) {
    String text = texts.get(name);
    if (text == null) {
      throw new ModelException(file + " is damaged: it does not say " + name);
    }
    return text;
  }

  private void get(SafeTensors content, String name, List<float[]> values) {
    for (int n = 0; n < values.size(); n++) {
      Tensor tensor = content.tensors().get(name + "." + n);
      if (tensor == null || tensor.values().length != values.get(n).length) {
        throw new ModelException(file + " is damaged: " + name + "." + n + " is not as expected");
      }
      System.arraycopy(tensor.values(), 0, values.get(n), 0, values.get(n).length);
    }
  }
}
