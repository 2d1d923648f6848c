package dev.mizzen.bench.report;

import dev.mizzen.bench.machine.Allocation;
import dev.mizzen.bench.machine.Work;
import dev.mizzen.bench.report.Statistics.Interval;
import dev.mizzen.bench.report.Target.Form;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What the kernels must show, one thread unless said. */
final class Targets {
  private static final String OURS = "simd";
  private static final String MAX_SIM = "MaxSimBenchmark";
  private static final String SCAN = "QuantizedScanBenchmark";
  private static final String SPMM = "SpmmBenchmark";
  private static final String RANKING = "RankingBenchmark";
  private static final String INFO_NCE = "InfoNceBenchmark";
  private static final String K_MEANS = "KMeansBenchmark";
  private static final String[] COLBERT = {
    "shape", "500x300x32x128", "storage", "FLOAT32", "threads", "1"
  };
  private static final String[] PAGES = {
    "shape", "100x1030x20x128", "storage", "FLOAT32", "threads", "1"
  };
  private static final String[] RESCORED = {
    "shape", "1000x180x32x128", "storage", "FLOAT32", "threads", "1"
  };
  private static final String[] RESCORED_BY_TWO = {
    "shape", "1000x180x32x128", "storage", "FLOAT32", "threads", "2"
  };
  private static final List<String> OPENBLAS = List.of("openblas", "openblas-documents");
  private static final List<String> JVECTOR = List.of("jvector", "jvector-pairs");

  private Targets() {}

  static List<Target> all() {
    return List.of(
        share("maxsim-peak", "MaxSim 500 × 300 × 32 × 128, share of the FMA peak", 0.75, COLBERT),
        ratio("maxsim-openblas", "the same beside OpenBLAS sgemm and maxima", 2, OPENBLAS),
        ratio("maxsim-jvector", "the same beside JVector", 5, JVECTOR),
        ratio("maxsim-lucene", "the same beside Lucene's score function", NaN, "lucene"),
        ratio("maxsim-rescorer", "the same beside Lucene's rescorer", NaN, "lucene-rescorer"),
        ratio("maxsim-pytorch", "the same beside PyTorch", NaN, "pytorch"),
        new Target(
            "maxsim-allocation",
            "the same, bytes allocated by a call",
            0,
            false,
            Form.BYTES,
            fact(MAX_SIM, Allocation.ALLOCATED, COLBERT)),
        share("maxsim-pages", "MaxSim 100 × 1,030 × 20 × 128, share of the FMA peak", 0.5, PAGES),
        new Target(
            "rescorer",
            "our rescorer of a Lucene index, 1,000 × 180 × 32 × 128, beside Lucene's",
            7,
            true,
            Form.TIMES,
            results -> rescorers(results, RESCORED, (ours, lucenes) -> ours.fasterThan(lucenes))),
        new Target(
            "rescorer-threads",
            "the same with two threads in the searcher's executor, of which Lucene's uses one",
            NaN,
            true,
            Form.TIMES,
            results ->
                rescorers(results, RESCORED_BY_TWO, (ours, lucenes) -> ours.fasterThan(lucenes))),
        new Target(
            "rescorer-allocation",
            "the rescorer's allocation as a share of Lucene's, one thread",
            0.01,
            false,
            Form.PERCENT,
            results ->
                rescorers(
                    results,
                    RESCORED,
                    (ours, lucenes) ->
                        exactly(
                            ours.fact(Allocation.ALLOCATED) / lucenes.fact(Allocation.ALLOCATED)))),
        storage("maxsim-fp16", "fp16 beside fp32, 32 query tokens", 0.9, "FLOAT16", COLBERT),
        storage("maxsim-int8", "int8 beside fp32, 32 query tokens", 0.9, "INT8", COLBERT),
        storage("stream-fp16", STREAM + ", fp16 beside fp32", 1.5, "FLOAT16", streaming()),
        storage("stream-int8", STREAM + ", int8 beside fp32", 1.5, "INT8", streaming()),
        new Target(
            "scan-1m",
            "4-bit scan with top 10, 16 bytes a vector, 1M vectors, a vector",
            1.4,
            false,
            Form.NANOS,
            results ->
                ours(results, SCAN, "vectors", "1000000", "threads", "1").map(Targets::item)),
        new Target(
            "scan-16m",
            "the same, 16M vectors, share of the read bandwidth",
            0.7,
            true,
            Form.PERCENT,
            results ->
                ours(results, SCAN, "vectors", "16000000", "threads", "1")
                    .map(m -> exactly(m.shareOfBandwidth()))),
        faster("scan-jvector", "1M vectors beside JVector's PQ", NaN, SCAN, "jvector", MILLION),
        faster("scan-faiss", "1M vectors beside FAISS's fast scan", NaN, SCAN, "faiss", MILLION),
        faster("spmm-scipy", "Gowalla × 64 beside SciPy CSR", 1.5, SPMM, "scipy", ONE_THREAD),
        faster("spmm-ejml", "the same beside EJML", 6, SPMM, "ejml", ONE_THREAD),
        new Target(
            "spmm-bandwidth",
            "the same, effective bandwidth beside the read bandwidth",
            1.2,
            true,
            Form.TIMES,
            results -> ours(results, SPMM, ONE_THREAD).map(m -> exactly(m.shareOfBandwidth()))),
        new Target(
            "ranking",
            "top 20 of 40,981 items for 29,858 users, 2 threads",
            3000,
            false,
            Form.MILLIS,
            results -> ours(results, RANKING, "threads", "2").map(Measurement::time)),
        new Target(
            "infonce-memory",
            "InfoNCE with gradients, B = 65,536, more memory than its arguments",
            200,
            false,
            Form.MEGABYTES,
            results ->
                ours(results, INFO_NCE, "batch", "65536")
                    .map(m -> m.fact("memory"))
                    .filter(bytes -> !bytes.isNaN())
                    .map(bytes -> exactly(bytes / 1e6))),
        slower("infonce-one", "the same beside three OpenBLAS products", 1.6, "one"),
        slower("infonce-symmetric", "both directions beside three products", 2.1, "symmetric"),
        faster(
            "infonce-pytorch",
            "InfoNCE with gradients, B = 8,192, beside PyTorch",
            NaN,
            INFO_NCE,
            "pytorch",
            "batch",
            "8192",
            "loss",
            "one"),
        new Target(
            "kmeans-peak",
            "k-means 100k × 128 → 1,024, assignment, share of the FMA peak",
            0.6,
            true,
            Form.PERCENT,
            results -> ours(results, K_MEANS, ONE_THREAD).map(m -> exactly(m.shareOfPeak()))),
        new Target(
            "kmeans-inertia",
            "the same, 25 iterations, inertia off the float64 definition's",
            0.005,
            false,
            Form.PERCENT,
            fact("KMeansTrainingBenchmark", "inertia.off")));
  }

  private static final double NaN = Double.NaN;
  private static final String STREAM = "4 query tokens, over 1 GiB, 2 threads";
  private static final String[] ONE_THREAD = {"threads", "1"};
  private static final String[] MILLION = {"vectors", "1000000", "threads", "1"};

  private static String[] streaming() {
    return new String[] {"shape", "32768x256x4x128", "storage", "FLOAT32", "threads", "2"};
  }

  private static Optional<Measurement> ours(
      Results results, String benchmark, String... parameters) {
    return results.find(benchmark, OURS, parameters);
  }

  private static Interval exactly(double value) {
    return new Interval(value, value, value);
  }

  private static Interval item(Measurement measurement) {
    double scale = 1e6 / measurement.fact(Work.ITEMS);
    Interval time = measurement.time();
    return new Interval(time.value() * scale, time.low() * scale, time.high() * scale);
  }

  private static Target share(String id, String check, double bound, String... parameters) {
    ToDoubleFunction<Measurement> share = Measurement::shareOfPeak;
    return new Target(
        id,
        check,
        bound,
        true,
        Form.PERCENT,
        results -> ours(results, MAX_SIM, parameters).map(m -> exactly(share.applyAsDouble(m))));
  }

  private static Function<Results, Optional<Interval>> fact(
      String benchmark, String name, String... parameters) {
    return results ->
        ours(results, benchmark, parameters)
            .map(m -> m.fact(name))
            .filter(value -> !value.isNaN())
            .map(Targets::exactly);
  }

  private static Target ratio(String id, String check, double bound, String peer) {
    return ratio(id, check, bound, List.of(peer));
  }

  private static Target ratio(String id, String check, double bound, List<String> peers) {
    return new Target(
        id,
        check,
        bound,
        true,
        Form.TIMES,
        results ->
            ours(results, MAX_SIM, COLBERT)
                .flatMap(
                    m -> results.fastest(MAX_SIM, peers, COLBERT).map(peer -> m.fasterThan(peer))));
  }

  private static Optional<Interval> rescorers(
      Results results,
      String[] ourParameters,
      BiFunction<Measurement, Measurement, Interval> compare) {
    return results
        .find(MAX_SIM, "mizzen-rescorer", ourParameters)
        .flatMap(
            ours ->
                results
                    .find(MAX_SIM, "lucene-rescorer", RESCORED)
                    .map(lucenes -> compare.apply(ours, lucenes)));
  }

  private static Target storage(
      String id, String check, double bound, String storage, String... single) {
    String[] narrow = single.clone();
    narrow[3] = storage;
    return new Target(
        id,
        check,
        bound,
        true,
        Form.TIMES,
        results ->
            ours(results, MAX_SIM, narrow)
                .flatMap(m -> ours(results, MAX_SIM, single).map(wide -> m.fasterThan(wide))));
  }

  private static Target faster(
      String id, String check, double bound, String benchmark, String peer, String... parameters) {
    return new Target(
        id,
        check,
        bound,
        true,
        Form.TIMES,
        results ->
            ours(results, benchmark, parameters)
                .flatMap(m -> results.find(benchmark, peer, parameters).map(p -> m.fasterThan(p))));
  }

  private static Target slower(String id, String check, double bound, String loss) {
    return new Target(
        id,
        check,
        bound,
        false,
        Form.TIMES,
        results ->
            ours(results, INFO_NCE, "batch", "65536", "loss", loss)
                .flatMap(
                    m ->
                        results
                            .find(INFO_NCE, "openblas-products", "batch", "65536", "loss", "one")
                            .map(products -> products.fasterThan(m))));
  }
}
