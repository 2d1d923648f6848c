package dev.mizzen.kernels;

import dev.mizzen.kernels.dense.Activation;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.EdgeWeights;
import dev.mizzen.kernels.maxsim.MaxSimDocuments;
import dev.mizzen.kernels.maxsim.MaxSimQueries;
import dev.mizzen.kernels.quantize.BinaryCodes;
import dev.mizzen.kernels.quantize.BinaryEncoder;
import dev.mizzen.kernels.quantize.BinaryQueries;
import dev.mizzen.kernels.quantize.BinaryRotation;
import dev.mizzen.kernels.quantize.DistanceTableBytes;
import dev.mizzen.kernels.quantize.DistanceTableMetric;
import dev.mizzen.kernels.quantize.FastScanCodes;
import dev.mizzen.kernels.quantize.ProductTables;
import dev.mizzen.kernels.quantize.ResidualLevel;
import dev.mizzen.kernels.quantize.ResidualTables;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A call of every kernel, of its forms and of the kinds of memory that it reads, by name. */
final class KernelCalls {
  private static final int ROWS = 40;
  private static final int TABLE = 50;

  private final KernelBackend simd = KernelBackends.select(Optional.of("simd"));
  private final Workers caller = Workers.caller();
  private final Random random = new Random(20261123);
  private final Map<String, Runnable> calls = new LinkedHashMap<>();

  private KernelCalls() {}

  /** All calls, in a fixed order. */
  static Map<String, Runnable> all() {
    KernelCalls calls = new KernelCalls();
    calls.maxSim(32);
    calls.maxSimForms(32);
    calls.graph(64);
    calls.graph(100);
    calls.dense(20, 40);
    calls.contrast(40);
    calls.centroids(32);
    calls.scans(40);
    return calls.calls;
  }

  private void maxSim(int dimension) {
    var kernel = simd.maxSim(caller);
    var gradient = simd.maxSimGradient(caller);
    int[] starts = {0, 5, 5, 30, ROWS};
    int documents = starts.length - 1;
    for (ElementType type : ElementType.values()) {
      for (boolean isNative : new boolean[] {false, true}) {
        TokenRows rows = rows(type, ROWS, dimension, isNative);
        String place = type + (isNative ? ", native" : ", array");
        boolean plain = type == ElementType.FLOAT32 && !isNative;
        for (int queryRows : plain ? new int[] {3, 7, 14, 20, 32} : new int[] {3, 14}) {
          float[] query = values(queryRows * dimension);
          float[] scores = new float[documents];
          int[] best = new int[documents * queryRows];
          boolean named = queryRows == 14;
          call(
              "MaxSim, " + place + ", " + queryRows + " query rows",
              () -> kernel.maxSim(query, rows, starts, scores, named ? best : null));
        }
        float[] query = values(5 * dimension);
        float[] scores = new float[documents];
        int[] best = new int[documents * 5];
        kernel.maxSim(query, rows, starts, scores, best);
        float[] toQuery = new float[query.length];
        float[] toRows = new float[ROWS * dimension];
        call(
            "MaxSim gradient, " + place,
            () -> gradient.gradient(query, rows, starts, best, scores, toQuery, toRows));
      }
    }
  }

  private void maxSimForms(int dimension) {
    int[] starts = {0, 5, 15, 30, ROWS};
    int[] queryStarts = {0, 3, 20, 52};
    float[] values = values(52 * dimension);
    MaxSimQueries queries = new MaxSimQueries(values, dimension, queryStarts, null);
    MaxSimDocuments documents =
        MaxSimDocuments.of(rows(ElementType.FLOAT32, ROWS, dimension, false), starts);
    float[] scores = new float[3 * 4];
    int[] best = new int[4 * 52];
    float[] ofPairs = new float[4];
    int[] pairs = {0, 1, 0, 2, 1, 3, 2, 0};
    int[] ranked = new int[3 * 2];
    float[] highest = new float[4 * 52];
    float[] similarities = new float[52 * ROWS];
    var batch = simd.maxSimBatch(caller);
    var some = simd.maxSimPairs(caller);
    var topK = simd.maxSimTopK(caller);
    var explain = simd.maxSimExplain(caller);
    call("MaxSim batch", () -> batch.maxSim(queries, documents, scores, null));
    call("MaxSim pairs", () -> some.maxSim(queries, documents, pairs, ofPairs, null));
    call("MaxSim top k", () -> topK.topK(queries, documents, 2, ranked, null));
    call("MaxSim explain", () -> explain.explain(values, documents, similarities, highest, best));
  }

  private void graph(int dimension) {
    int edges = 24 * ROWS;
    CsrGraph graph =
        CsrGraph.ofEdges(
            ROWS,
            ROWS,
            random.ints(edges, 0, ROWS).toArray(),
            random.ints(edges, 0, ROWS).toArray());
    EdgeWeights symmetric = EdgeWeights.symmetric(graph);
    EdgeWeights ofEdges = EdgeWeights.of(values(graph.edges()));
    float[] operand = values(ROWS * dimension);
    float[] product = new float[ROWS * dimension];
    float[] sum = new float[ROWS * dimension];
    var convolution = simd.graphConvolution(caller);
    call(
        "convolution, " + dimension,
        () -> convolution.multiply(graph, symmetric, operand, dimension, product, 0.5f, sum));
    call(
        "convolution, edge weights, " + dimension,
        () -> convolution.multiply(graph, ofEdges, operand, dimension, product, 0, null));
    var edgeProduct = simd.edgeProduct(caller);
    float[] dots = new float[graph.edges()];
    call(
        "edge product, " + dimension,
        () -> edgeProduct.multiply(graph, operand, sum, dimension, dots));
    var ranking = simd.ranking(caller);
    float[] users = Arrays.copyOf(operand, 7 * dimension);
    int[] ranked = new int[7 * 10];
    float[] scores = new float[7 * 10];
    CsrGraph seen = graph.rows(0, 7);
    for (ElementType type : ElementType.values()) {
      TokenRows items = rows(type, ROWS, dimension, false);
      call(
          "ranking, " + type + ", " + dimension,
          () -> ranking.rank(users, items, seen, 10, ranked, scores));
    }
  }

  private void dense(int inner, int columns) {
    float[] rows = values(ROWS * inner);
    float[] matrix = values(inner * columns);
    float[] bias = values(columns);
    float[] product = values(ROWS * columns);
    float[] toRows = new float[ROWS * inner];
    float[] toMatrix = new float[inner * columns];
    var dense = simd.dense(caller);
    call(
        "dense product",
        () ->
            dense.product(
                rows, ROWS, matrix, inner, columns, bias, false, Activation.RELU, true, product));
    call(
        "dense row gradient",
        () -> dense.rowGradient(product, ROWS, matrix, inner, columns, false, toRows));
    call(
        "dense matrix gradient",
        () -> dense.matrixGradient(rows, product, ROWS, inner, columns, false, toMatrix));
  }

  private void contrast(int dimension) {
    float[] queries = values(ROWS * dimension, 0.1f);
    float[] table = values(TABLE * dimension, 0.1f);
    float[] logQ = values(TABLE);
    float[] toQueries = new float[queries.length];
    float[] toTable = new float[table.length];
    int[] first = random.ints(ROWS, 0, TABLE).toArray();
    int[] positives = random.ints(2 * ROWS, 0, TABLE).toArray();
    int[] negatives = random.ints(13 * ROWS, 0, TABLE).toArray();
    var infoNce = simd.infoNce(caller);
    var kPositive = simd.kPositive(caller);
    call(
        "InfoNCE loss",
        () -> infoNce.infoNce(queries, table, first, dimension, 0.1f, logQ, false, null, null));
    call(
        "InfoNCE",
        () ->
            infoNce.infoNce(
                queries, table, first, dimension, 0.1f, null, false, toQueries, toTable));
    call(
        "symmetric InfoNCE",
        () ->
            infoNce.infoNce(
                queries, table, first, dimension, 0.1f, null, true, toQueries, toTable));
    call(
        "k positives",
        () ->
            kPositive.kPositive(
                queries, table, positives, negatives, dimension, 0.1f, logQ, toQueries, toTable));
  }

  private void centroids(int dimension) {
    float[] values = values(ROWS * dimension);
    TokenRows rows = TokenRows.of(values, dimension);
    TokenRows halves = rows(ElementType.FLOAT16, ROWS, dimension, true);
    float[] table = values(64 * dimension);
    float[] square = values(dimension * dimension);
    int[] ids = new int[2 * ROWS];
    int[] nearest = new int[ROWS];
    float[] distances = new float[ROWS];
    float[] out = new float[ROWS * dimension];
    byte[] codes = new byte[4 * ROWS];
    int[] groups = random.ints(ROWS, 0, 2).toArray();
    int[] starts = {0, 30, 64};
    ProductTables products = new ProductTables(table, 4, dimension, square, null);
    ResidualTables residuals =
        new ResidualTables(
            List.of(
                ResidualLevel.single(table, dimension, 0),
                ResidualLevel.single(table, dimension, 1)),
            dimension,
            false);
    var centroid = simd.nearestCentroid(caller);
    var inGroup = simd.nearestInGroup(caller);
    var rotate = simd.rotate(caller);
    var product = simd.encodeProduct(caller);
    var residual = simd.encodeResidual(caller);
    call("nearest centroid", () -> centroid.nearest(rows, table, nearest, distances));
    call("nearest centroid, halves", () -> centroid.nearest(halves, table, nearest, null));
    call(
        "nearest in group", () -> inGroup.nearest(rows, groups, table, starts, nearest, distances));
    call("rotation", () -> rotate.rotate(rows, square, out));
    call("product codes", () -> product.encode(rows, products, codes));
    call("residual codes", () -> residual.encode(rows, residuals, ids, out));
  }

  private void scans(int dimension) {
    int k = 10;
    float[] queries = values(4 * dimension);
    int[] ordinals = new int[4 * k];
    float[] distances = new float[4 * k];
    int[] sums = new int[4 * k];
    tables(dimension, queries);
    binary(dimension, queries, k);
    var rerank = simd.scanRerank(caller);
    var int8 = simd.scalarInt8(caller);
    int[] candidates = random.ints(4 * 40, 0, ROWS).toArray();
    for (boolean isNative : new boolean[] {false, true}) {
      String place = isNative ? ", native" : ", array";
      TokenRows rows = rows(ElementType.FLOAT32, ROWS, dimension, isNative);
      for (DistanceTableMetric metric : DistanceTableMetric.values()) {
        call(
            "rerank, " + metric + place,
            () -> rerank.rerank(metric, queries, rows, candidates, k, distances, ordinals));
      }
      TokenRows bytes = rows(ElementType.INT8, ROWS, dimension, isNative);
      call("scan of bytes" + place, () -> int8.scan(queries, bytes, null, k, distances, ordinals));
    }
    byte[] codes = new byte[4 * dimension];
    float[] scales = new float[4];
    call("bytes", () -> int8.encode(queries, dimension, codes, scales));
    fastScans(sums, ordinals, distances, k);
  }

  private void tables(int dimension, float[] queries) {
    var tables = simd.distanceTables(caller);
    float[] codebooks = values(20 * dimension);
    float[] out = new float[4 * 16 * 20];
    for (DistanceTableMetric metric : DistanceTableMetric.values()) {
      call(
          "distance tables, " + metric,
          () -> tables.tables(metric, queries, codebooks, 16, 20, out));
    }
  }

  private void binary(int dimension, float[] queries, int k) {
    BinaryEncoder encoder =
        new BinaryEncoder(
            new BinaryRotation(dimension * 8, 1),
            new float[dimension * 8],
            DistanceTableMetric.SQUARED_EUCLIDEAN);
    BinaryCodes inArrays = encoder.encode(values(ROWS * dimension * 8));
    BinaryCodes inMemory =
        new BinaryCodes(copied(inArrays.bits()), copied(inArrays.factors()), inArrays.size());
    BinaryQueries coded = new BinaryQueries(encoder, 4);
    coded.set(values(4 * dimension * 8), 5);
    long[] bits = random.longs(4L * inArrays.words()).toArray();
    int[] different = new int[4 * k];
    float[] estimates = new float[4 * k];
    int[] ordinals = new int[4 * k];
    var scan = simd.binaryScan(caller);
    for (BinaryCodes codes : List.of(inArrays, inMemory)) {
      String place = codes == inMemory ? ", native" : ", array";
      call("Hamming" + place, () -> scan.hamming(bits, codes, null, k, different, ordinals));
      call("binary scan" + place, () -> scan.estimate(coded, codes, null, k, estimates, ordinals));
    }
  }

  private void fastScans(int[] sums, int[] ordinals, float[] distances, int k) {
    int subspaces = 16;
    int count = 8 * ROWS;
    byte[] codes = new byte[count * subspaces];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) random.nextInt(16);
    }
    FastScanCodes inArray = FastScanCodes.pack(codes, subspaces);
    FastScanCodes inMemory = new FastScanCodes(copied(inArray.blocks()), subspaces, count);
    float[] tables = values(4 * subspaces * 16);
    DistanceTableBytes bytes = new DistanceTableBytes(4, subspaces);
    bytes.set(tables);
    var scan = simd.fastScan(caller);
    call("fast scan, array", () -> scan.scan(bytes, inArray, null, k, sums, ordinals));
    call("fast scan, native", () -> scan.scan(bytes, inMemory, null, k, sums, ordinals));
    int[] candidates = random.ints(4 * 40, 0, count).toArray();
    var rescore = simd.fastScanRescore(caller);
    call(
        "fast scan, rescored",
        () -> rescore.rescore(tables, inArray, candidates, k, distances, ordinals));
    short[] all = new short[(count + 31) / 32 * 32];
    byte[] blocks = inArray.blocks().toArray(ValueLayout.JAVA_BYTE);
    var every = simd.fastScanSums(caller);
    call("fast scan, all sums", () -> every.sums(bytes.bytes(), 0, subspaces, blocks, count, all));
    MemorySegment plain = MemorySegment.ofArray(codes);
    var pq = simd.pqScan(caller);
    call(
        "scan of product codes",
        () -> pq.scan(tables, subspaces, 16, plain, null, k, distances, ordinals));
  }

  private void call(String name, Runnable call) {
    calls.put(name, call);
  }

  private float[] values(int count) {
    return values(count, 1);
  }

  private float[] values(int count, float scale) {
    float[] values = new float[count];
    for (int k = 0; k < count; k++) {
      values[k] = scale * (float) random.nextGaussian();
    }
    return values;
  }

  private TokenRows rows(ElementType type, int rows, int dimension, boolean isNative) {
    float[] values = values(rows * dimension);
    MemorySegment stored =
        switch (type) {
          case FLOAT32 -> MemorySegment.ofArray(values);
          case FLOAT16 -> {
            short[] halves = new short[values.length];
            for (int i = 0; i < halves.length; i++) {
              halves[i] = Float.floatToFloat16(values[i]);
            }
            yield MemorySegment.ofArray(halves);
          }
          case INT8 -> {
            byte[] bytes = new byte[values.length];
            random.nextBytes(bytes);
            yield MemorySegment.ofArray(bytes);
          }
        };
    MemorySegment scales =
        type.isScaled() ? MemorySegment.ofArray(values(rows)) : MemorySegment.NULL;
    return isNative
        ? new TokenRows(copied(stored), type, type.isScaled() ? copied(scales) : scales, dimension)
        : new TokenRows(stored, type, scales, dimension);
  }

  private static MemorySegment copied(MemorySegment values) {
    return Arena.ofAuto().allocate(values.byteSize(), 64).copyFrom(values);
  }
}
