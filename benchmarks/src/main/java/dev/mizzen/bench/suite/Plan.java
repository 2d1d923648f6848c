package dev.mizzen.bench.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which cases the suite runs: groups whose implementations are compared, and so take turns. */
final class Plan {
  private static final String PACKAGE = "dev.mizzen.bench.";

  private final List<List<Case>> groups = new ArrayList<>();

  private Plan() {}

  /**
   * The cases of the published figures.
   *
   * @param graph {@code gowalla} if its folder is given, else {@code synthetic}
   */
  static Plan full(String graph) {
    Plan plan = new Plan();
    String all =
        "simd,openblas,openblas-documents,jvector,jvector-pairs,lucene,lucene-rescorer,pytorch,scalar";
    for (String shape : List.of("500x300x32x128", "100x1030x20x128")) {
      plan.maxSim(all, shape, "FLOAT32", 1, 0);
    }
    plan.maxSim("mizzen-rescorer,lucene-rescorer", "1000x180x32x128", "FLOAT32", 1, 0);
    plan.maxSim("mizzen-rescorer", "1000x180x32x128", "FLOAT32", 2, 0);
    plan.maxSim("simd", "500x300x32x128", "FLOAT16", 1, 0);
    plan.maxSim("simd", "500x300x32x128", "INT8", 1, 0);
    for (String storage : List.of("FLOAT32", "FLOAT16", "INT8")) {
      plan.maxSim("simd", "32768x256x4x128", storage, 2, 2);
    }
    plan.add(
        "SpmmBenchmark.layer",
        "simd,scipy,ejml,scalar",
        1,
        Map.of("graph", graph, "dimension", "64", "threads", "1"));
    plan.add(
        "RankingBenchmark.rank",
        "simd,openblas",
        0,
        Map.of("graph", graph, "dimension", "64", "threads", "2"));
    plan.add(
        "QuantizedScanBenchmark.search",
        "simd,faiss,jvector,scalar",
        1,
        Map.of("vectors", "1000000", "threads", "1"));
    plan.add(
        "QuantizedScanBenchmark.search", "simd", 1, Map.of("vectors", "16000000", "threads", "1"));
    plan.add(
        "KMeansBenchmark.assign",
        "simd,openblas,pytorch,faiss",
        0,
        Map.of("shape", "100000x128x1024", "threads", "1"));
    plan.add(
        "KMeansTrainingBenchmark.train",
        "simd",
        0,
        Map.of("shape", "100000x128x1024", "iterations", "25"));
    for (String loss : List.of("one", "symmetric")) {
      plan.infoNce("simd,pytorch", "8192", loss);
    }
    plan.infoNce("simd,openblas-products", "65536", "one");
    plan.infoNce("simd", "65536", "symmetric");
    return plan;
  }

  private void maxSim(
      String implementations, String shape, String storage, int threads, int readThreads) {
    add(
        "MaxSimBenchmark.score",
        implementations,
        readThreads,
        Map.of("shape", shape, "storage", storage, "threads", Integer.toString(threads)));
  }

  private void infoNce(String implementations, String batch, String loss) {
    add(
        "InfoNceBenchmark.lossAndGradients",
        implementations,
        0,
        Map.of("batch", batch, "loss", loss, "dimension", "128", "threads", "1"));
  }

  private void add(
      String method, String implementations, int readThreads, Map<String, String> parameters) {
    List<Case> group = new ArrayList<>();
    for (String implementation : implementations.split(",", -1)) {
      Map<String, String> all = new LinkedHashMap<>(parameters);
      all.put("implementation", implementation);
      group.add(new Case(PACKAGE + method, all, readThreads));
    }
    groups.add(group);
  }

  /** Round after round, and within a round of a group one implementation after the other. */
  Stream<Case> inTurn(int rounds) {
    return groups.stream()
        .flatMap(
            group ->
                Stream.iterate(0, round -> round < rounds, round -> round + 1)
                    .flatMap(round -> rotated(group, round)));
  }

  /** Begins with another one each round, so that none always follows the same one. */
  private static Stream<Case> rotated(List<Case> group, int round) {
    int size = group.size();
    return Stream.iterate(0, i -> i < size, i -> i + 1).map(i -> group.get((i + round) % size));
  }
}
