package dev.mizzen.bench;

import dev.mizzen.bench.accuracy.ReportFiles;
import dev.mizzen.bench.throughput.Agreement;
import dev.mizzen.bench.throughput.Interleaved;
import dev.mizzen.bench.throughput.SentenceEncoder;
import dev.mizzen.bench.throughput.TextSample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Texts per second of each implementation, in one process and turn by turn, so that what disturbs
 * the machine disturbs all of them alike; {@link EmbedderBenchmark} is the same by JMH's forks.
 */
@Command(
    name = "EmbedderThroughput",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Compares embedding speed, turn by turn.")
public final class EmbedderThroughput implements Callable<Integer> {
  @Option(names = "--data", required = true, description = "folder in BEIR form")
  private Path data = Path.of("");

  @Option(names = "--texts", split = ",", defaultValue = "sentences,abstracts")
  private List<String> kinds = List.of();

  @Option(names = "--count", defaultValue = "256", description = "texts in one turn")
  private int count;

  @Option(
      names = "--rounds",
      defaultValue = "9",
      description = "turns of each, after one to warm up")
  private int rounds;

  @Option(
      names = "--implementations",
      split = ",",
      defaultValue = "mizzen,langchain4j,langchain4j-1")
  private List<String> implementations = List.of();

  @Option(names = "--json", description = "writes the figures here")
  private @Nullable Path json;

  EmbedderThroughput() {}

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(
        Relaunch.ifNeeded(EmbedderThroughput.class, args)
            .orElseGet(() -> Programs.run(new EmbedderThroughput(), args)));
  }

  @Override
  public Integer call() {
    List<SentenceEncoder> encoders = new ArrayList<>();
    try {
      implementations.forEach(name -> encoders.add(SentenceEncoder.open(name)));
      List<Map<String, Object>> figures = kinds.stream().map(k -> measure(k, encoders)).toList();
      String report = ReportFiles.jsonOf(figures);
      System.out.print(report);
      if (json != null) {
        ReportFiles.write(json, report);
      }
    } finally {
      encoders.forEach(SentenceEncoder::close);
    }
    return 0;
  }

  private Map<String, Object> measure(String kind, List<SentenceEncoder> encoders) {
    List<String> texts = TextSample.of(data, kind, count);
    double least =
        encoders.stream()
            .skip(1)
            .mapToDouble(other -> Agreement.check(encoders.getFirst(), other, texts))
            .min()
            .orElse(1);
    Map<String, Object> figures = Interleaved.measure(encoders, texts, rounds);
    figures.put("texts", kind);
    figures.put("count", count);
    figures.put("rounds", rounds);
    figures.put("least_cosine", least);
    return figures;
  }
}
