package dev.mizzen.bench.late;

import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.impl.eval.BeirDataset;
import dev.mizzen.impl.late.CodebookOptions;
import dev.mizzen.impl.late.EncodedTokens;
import dev.mizzen.impl.late.LateCodebook;
import dev.mizzen.impl.late.LateCodebookTrainer;
import dev.mizzen.impl.late.ListKnobs;
import dev.mizzen.impl.late.ResidualForm;
import dev.mizzen.impl.late.TokenEncoder;
import dev.mizzen.index.TokenCodes;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.index.VectorField;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Builds indexes of some shapes over a corpus, and searches each with some settings. */
public final class LateStudy implements AutoCloseable {
  private static final long SEED = 20261123;

  private final BeirDataset task;
  private final Embedder model;
  private final Path cache;
  private final int dimension;
  private final int queryCount;
  private final int threads;
  private final ExecutorService executor;
  private final Workers workers;
  private final KernelBackend backend = KernelBackends.select(Optional.empty());

  /** A study of one task's queries. */
  public LateStudy(
      BeirDataset task, Embedder model, Path cache, int dimension, int queries, int threads) {
    this.task = task;
    this.model = model;
    this.cache = cache;
    this.dimension = dimension;
    this.queryCount = queries;
    this.threads = threads;
    this.executor = Executors.newFixedThreadPool(threads);
    this.workers = Workers.of(executor, threads);
  }

  /**
   * What is varied.
   *
   * @param documents how many of the collection's, the first ones
   * @param passages sizes of synthetic corpora; none for the documents themselves
   * @param centroids numbers of centroids, 0 for the rule
   * @param forms of codes
   * @param probes lists of a query token
   * @param impute t′ in 1/1000 of all tokens
   * @param candidates to be scored exactly
   * @param timed whether to measure times
   * @param judged whether to measure what is found
   */
  public record Grid(
      int documents,
      List<Integer> passages,
      List<Integer> centroids,
      List<String> forms,
      List<Integer> probes,
      List<Double> impute,
      int candidates,
      boolean timed,
      boolean judged) {}

  /** The figures of all combinations, in order. */
  public List<Map<String, Object>> run(String name, String split, Grid grid) throws IOException {
    TokenStores stores = new TokenStores(backend, workers, cache);
    List<String> texts = task.corpus().stream().map(BeirDataset.Entry::titleAndText).toList();
    TokenStore store = stores.open(name, model, texts, dimension);
    LateQueries queries = LateQueries.of(task, stores, model, store, queryCount);
    List<Map<String, Object>> rows = new ArrayList<>();
    if (grid.passages().isEmpty()) {
      StoredCorpus corpus = new StoredCorpus(backend, store.first(grid.documents()));
      rows.addAll(study(corpus, name, split, queries, grid));
    }
    for (int count : grid.passages()) {
      PassageCorpus corpus = new PassageCorpus(backend, store, count, SEED);
      rows.addAll(study(corpus, name + "-passages-" + count, split, queries, grid));
    }
    return rows;
  }

  /**
   * The figures of an index in a folder through the public API, which is written if it is not
   * there; of passages the first number counts. Its lists are as the index makes them, so numbers
   * of centroids do not count, nor any form but the first.
   */
  public List<Map<String, Object>> runIndex(
      String name, String split, Grid grid, Path folder, TokenStorage storage) throws IOException {
    String form = grid.forms().getFirst();
    VectorField field = IndexDocuments.field(dimension, storage, codes(form));
    TokenStores stores = new TokenStores(backend, workers, cache);
    List<String> texts = task.corpus().stream().map(BeirDataset.Entry::titleAndText).toList();
    TokenStore store = stores.open(name, model, texts, dimension);
    LateQueries queries = LateQueries.of(task, stores, model, store, queryCount);
    boolean composed = !grid.passages().isEmpty();
    LateCorpus corpus =
        composed
            ? new PassageCorpus(backend, store, grid.passages().getFirst(), SEED)
            : new StoredCorpus(backend, store.first(grid.documents()));
    Map<String, Object> build = new LinkedHashMap<>();
    build.put("corpus", composed ? name + "-passages-" + corpus.documents() : name);
    build.put("index", "lucene");
    build.put("storage", storage.name());
    build.put("form", form);
    build.put("split", split);
    build.put("queries", queries.rows().size());
    build.put("documents", corpus.documents());
    build.put("tokens", corpus.allTokens());
    if (!IndexEngine.isThere(folder)) {
      long start = System.nanoTime();
      IndexEngine.write(corpus, folder, field, threads);
      build.put("writing_seconds", (System.nanoTime() - start) / 1e9);
    }
    Truth truth = new Truth(corpus, grid.judged() ? queries.rows() : List.of(), workers);
    List<Map<String, Object>> rows = new ArrayList<>();
    try (IndexEngine engine = new IndexEngine(folder, field)) {
      LateTimes times = new LateTimes(executor, threads, queries.rows().size());
      IndexMeasurement measurement = new IndexMeasurement(engine, queries, truth, times);
      for (int probes : grid.probes()) {
        for (double impute : grid.impute()) {
          int after = (int) (corpus.allTokens() * impute / 1000);
          ListKnobs knobs = new ListKnobs(probes, grid.candidates(), after);
          Map<String, Object> row = new LinkedHashMap<>(build);
          row.putAll(measurement.measure(knobs, corpus.allTokens(), grid.timed(), grid.judged()));
          System.out.println(row);
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private List<Map<String, Object>> study(
      LateCorpus corpus, String name, String split, LateQueries queries, Grid grid) {
    List<float[]> judged = grid.judged() ? queries.rows() : List.of();
    Truth truth = new Truth(corpus, judged, workers);
    ByteRows bytes = new ByteRows(backend, corpus.distinctTokens(), corpus.dimension());
    Rescorer exact = new Rescorer(backend, corpus, bytes::source);
    TokenRows distinct = TokenRows.of(corpus.distinctTokens(), corpus.dimension());
    long tokens = corpus.allTokens();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int centroids : grid.centroids()) {
      for (String form : grid.forms()) {
        Map<String, Object> build = new LinkedHashMap<>();
        build.put("corpus", name);
        build.put("split", split);
        build.put("queries", queries.rows().size());
        build.put("documents", corpus.documents());
        build.put("tokens", tokens);
        build.put("form", form);
        LateCodebook codebook = codebook(distinct, centroids, form, tokens, build);
        EncodedTokens codes = codes(distinct, codebook, build);
        HeapEngine engine =
            new HeapEngine(
                backend,
                Workers.caller(),
                codebook,
                corpus.lists(codebook, codes),
                corpus.documents());
        build.put("bytes_per_token", engine.bytesPerToken());
        DecodedRows rowsOfCodes = new DecodedRows(codebook, codes);
        Rescorer decoded = new Rescorer(backend, corpus, rowsOfCodes::source);
        LateMeasurement measurement =
            new LateMeasurement(
                engine,
                exact,
                decoded,
                truth,
                queries,
                new LateTimes(executor, threads, queries.rows().size()));
        for (int probes : grid.probes()) {
          for (double impute : grid.impute()) {
            int after = (int) (tokens * impute / 1000);
            ListKnobs knobs = new ListKnobs(probes, grid.candidates(), after);
            Map<String, Object> row = new LinkedHashMap<>(build);
            row.putAll(measurement.measure(knobs, grid.timed(), grid.judged()));
            System.out.println(row);
            rows.add(row);
          }
        }
      }
    }
    return rows;
  }

  private LateCodebook codebook(
      TokenRows distinct, int centroids, String form, long tokens, Map<String, Object> build) {
    int count = centroids == 0 ? CodebookOptions.centroidsFor(tokens) : centroids;
    CodebookOptions options = CodebookOptions.of(count).withForm(form(form)).withSeed(SEED);
    long start = System.nanoTime();
    LateCodebook codebook =
        new LateCodebookTrainer(backend, workers, options).train(distinct, ProgressListener.NONE);
    build.put("centroids", codebook.size());
    build.put("training_seconds", (System.nanoTime() - start) / 1e9);
    build.put("mean_squared_residual", codebook.meanSquaredResidual());
    return codebook;
  }

  private EncodedTokens codes(
      TokenRows distinct, LateCodebook codebook, Map<String, Object> build) {
    long start = System.nanoTime();
    EncodedTokens codes = new TokenEncoder(backend, workers, codebook).encode(distinct);
    build.put("encoding_ns_per_token", (double) (System.nanoTime() - start) / codes.count());
    build.put("mean_squared_error", mean(codes.errors()));
    return codes;
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static TokenCodes codes(String name) {
    ResidualForm form = form(name);
    return new TokenCodes(form.bits(), form.parts());
  }

  private static ResidualForm form(String name) {
    return name.endsWith("bit")
        ? ResidualForm.grid(Integer.parseInt(name.substring(0, 1)))
        : ResidualForm.product(Integer.parseInt(name.substring(2)));
  }

  @Override
  public void close() {
    executor.close();
  }
}
