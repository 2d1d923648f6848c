package dev.mizzen.impl.embed.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.mizzen.error.ModelException;
import dev.mizzen.impl.embed.model.ModelBytes;
import dev.mizzen.impl.embed.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An ONNX file that has been checked: whole, and with external tensors in its own folder only. The
 * bytes that were checked are the bytes that are run; external tensors, which ONNX Runtime opens by
 * itself, are checked by place and size.
 */
public final class OnnxFile {
  private final ModelBytes bytes;
  private final OnnxSummary summary;
  private final SortedMap<String, Path> externalFiles;

  private OnnxFile(ModelBytes bytes, OnnxSummary summary, SortedMap<String, Path> externalFiles) {
    this.bytes = bytes;
    this.summary = summary;
    this.externalFiles = externalFiles;
  }

  /**
   * Checks a model's bytes. They may be closed once the session stands and the hash is taken.
   *
   * @throws ModelException if it is damaged or unsafe
   */
  public static OnnxFile check(ModelBytes bytes) {
    OnnxSummary summary = OnnxInspector.inspect(bytes.segment(), bytes.name());
    if (summary.externalTensors().isEmpty()) {
      return new OnnxFile(bytes, summary, new TreeMap<>());
    }
    Path path =
        bytes
            .path()
            .orElseThrow(
                () ->
                    new ModelException(
                        bytes.name() + " refers to other files, which only a folder can hold"));
    return new OnnxFile(bytes, summary, ExternalFiles.resolve(path, summary.externalTensors()));
  }

  OrtSession createSession(OrtEnvironment environment, OrtSession.SessionOptions options)
      throws OrtException {
    if (externalFiles.isEmpty()) {
      return environment.createSession(bytes.segment().asByteBuffer(), options);
    }
    return environment.createSession(bytes.path().orElseThrow().toString(), options);
  }

  /** Names the file in errors. */
  public String name() {
    return bytes.name();
  }

  /** The size in bytes, external tensors left out. */
  public long size() {
    return bytes.size();
  }

  /** See {@link dev.mizzen.Embedder#batchInvariant()}. */
  public boolean batchInvariant() {
    return summary.batchInvariant();
  }

  /** See {@link dev.mizzen.embed.ModelIdentity#quantization()}. */
  public String quantization() {
    return summary.quantization();
  }

  /** The number of token ids the model knows, if the graph tells. */
  public OptionalLong tableRows() {
    return summary.tableRows();
  }

  /**
   * The SHA-256 of the file; with external files, of the file, then each location and file in the
   * locations' order.
   */
  public String sha256() {
    Sha256 hash = new Sha256();
    hash.add(bytes.segment());
    for (Map.Entry<String, Path> external : externalFiles.entrySet()) {
      hash.add(external.getKey());
      try (InputStream in = Files.newInputStream(external.getValue())) {
        hash.add(in);
      } catch (IOException e) {
        throw new ModelException(external.getValue() + " cannot be read", e);
      }
    }
    return hash.hex();
  }
}
