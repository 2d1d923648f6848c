package dev.mizzen.bench;

import static java.util.Objects.requireNonNull;

import dev.mizzen.bench.throughput.Agreement;
import dev.mizzen.bench.throughput.SentenceEncoder;
import dev.mizzen.bench.throughput.TextSample;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Texts to sentence vectors with all-MiniLM-L6-v2 (fp32), tokenization included. The model input
 * and the vectors are checked to be the same for all implementations before anything is timed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(
    value = 3,
    jvmArgsPrepend = {
      "--add-modules=jdk.incubator.vector",
      "--enable-native-access=ALL-UNNAMED",
      "-DOPT_OUT_TRACKING=true",
      "-Dai.djl.offline=true"
    })
public class EmbedderBenchmark {
  /** Who embeds. */
  @Param({"mizzen", "langchain4j", "langchain4j-1"})
  public String implementation = "";

  /** What is embedded. */
  @Param({"sentences", "abstracts"})
  public String texts = "";

  /** How many texts make one operation. */
  @Param("64")
  public int count;

  /** A folder in BEIR form: {@code -p data=FOLDER}. */
  @Param("")
  public String data = "";

  private List<String> sample = List.of();
  private @Nullable SentenceEncoder encoder;

  /** Made by JMH. */
  public EmbedderBenchmark() {}

  /** Opens the implementation and compares it with the others. */
  @Setup(Level.Trial)
  public void open() {
    if (data.isEmpty()) {
      throw new IllegalArgumentException("name a folder in BEIR form: -p data=FOLDER");
    }
    sample = TextSample.of(Path.of(data), texts, count);
    SentenceEncoder opened = SentenceEncoder.open(implementation);
    encoder = opened;
    String peer = implementation.equals("mizzen") ? "langchain4j" : "mizzen";
    try (SentenceEncoder other = SentenceEncoder.open(peer)) {
      Agreement.check(opened, other, sample);
    }
  }

  /** One batch of texts. */
  @Benchmark
  public List<float[]> embed() {
    return requireNonNull(encoder).embed(sample);
  }

  /** Frees the model. */
  @TearDown(Level.Trial)
  public void close() {
    requireNonNull(encoder).close();
  }
}
