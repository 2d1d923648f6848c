package dev.mizzen.bench.peers;

import dev.mizzen.bench.machine.TemporaryFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A library of Python in a process of its own. Its data goes through files before, its answer
 * through a file afterwards; a run costs one line each way besides, some 50 µs.
 */
final class PeerProcess implements AutoCloseable {
  /** A system property: interpreters to try first, divided by commas. */
  static final String PYTHON = "mizzen.bench.python";

  private final TemporaryFolder folder;
  private final Process process;
  private final Writer to;
  private final BufferedReader from;
  private final String about;

  private PeerProcess(TemporaryFolder folder, Process process) throws IOException {
    this.folder = folder;
    this.process = process;
    to = process.outputWriter(StandardCharsets.UTF_8);
    from =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    about = answer();
  }

  /** The first interpreter that has {@code module}. */
  static Optional<String> interpreter(String module) {
    List<String> candidates = new ArrayList<>();
    candidates.addAll(Arrays.asList(System.getProperty(PYTHON, "").split(",", -1)));
    candidates.addAll(List.of("python3", "/usr/bin/python3"));
    return candidates.stream()
        .filter(python -> !python.isEmpty() && has(python, module))
        .findFirst();
  }

  private static boolean has(String python, String module) {
    try {
      Process process =
          new ProcessBuilder(python, "-c", "import numpy, " + module)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Starts one.
   *
   * @param module that it needs
   * @param kind which of the script's classes
   * @param arrays that it reads, by their files' names: float[] or int[]
   * @throws PeerMissingException if no interpreter has the module
   */
  static PeerProcess start(
      String module, String kind, int threads, Map<String, Object> arrays, int... sizes) {
    String python =
        interpreter(module)
            .orElseThrow(() -> new PeerMissingException("no python3 here has " + module));
    try {
      TemporaryFolder temporary = TemporaryFolder.create("peer");
      Path folder = temporary.path();
      for (Map.Entry<String, Object> array : arrays.entrySet()) {
        write(folder.resolve(array.getKey()), array.getValue());
      }
      Path script = folder.resolve("peer.py");
      try (InputStream in = PeerProcess.class.getResourceAsStream("peer.py")) {
        if (in == null) {
          throw new IllegalStateException("peer.py is not in the jar");
        }
        Files.copy(in, script);
      }
      List<String> command =
          new ArrayList<>(List.of(python, script.toString(), kind, folder.toString()));
      Arrays.stream(sizes).mapToObj(Integer::toString).forEach(command::add);
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
      for (String variable :
          List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")) {
        builder.environment().put(variable, Integer.toString(threads));
      }
      return new PeerProcess(temporary, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + module, e);
    }
  }

  private static void write(Path file, Object array) throws IOException {
    int length = array instanceof float[] f ? f.length : ((int[]) array).length;
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(length, 4)).order(ByteOrder.LITTLE_ENDIAN);
    if (array instanceof float[] floats) {
      bytes.asFloatBuffer().put(floats);
    } else {
      bytes.asIntBuffer().put((int[]) array);
    }
    Files.write(file, bytes.array());
  }

  /** The library and its version, in its own words. */
  String about() {
    return about;
  }

  /** Does the work once. */
  void run() {
    say("run");
  }

  /** The last answer. */
  float[] floats(int length) {
    float[] floats = new float[length];
    saved().asFloatBuffer().get(floats);
    return floats;
  }

  /** The last answer. */
  int[] ints(int length) {
    int[] ints = new int[length];
    saved().asIntBuffer().get(ints);
    return ints;
  }

  private ByteBuffer saved() {
    say("save");
    try {
      return ByteBuffer.wrap(Files.readAllBytes(folder.path().resolve("answer")))
          .order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new UncheckedIOException("the peer process left no answer", e);
    }
  }

  private void say(String line) {
    try {
      to.write(line + "\n");
      to.flush();
      if (!answer().equals("done")) {
        throw new IllegalStateException("the peer process lost its way");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the peer process has ended", e);
    }
  }

  private String answer() throws IOException {
    String line = from.readLine();
    if (line == null) {
      throw new IllegalStateException("the peer process has ended; see its message above");
    }
    return line;
  }

  @Override
  public void close() {
    process.destroy();
    folder.close();
  }
}
