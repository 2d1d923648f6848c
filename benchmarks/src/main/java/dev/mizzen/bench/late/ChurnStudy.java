package dev.mizzen.bench.late;

import dev.mizzen.Embedder;
import dev.mizzen.Retriever;
import dev.mizzen.impl.eval.BeirDataset;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import dev.mizzen.search.Query;
import dev.mizzen.vector.MultiVector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** How fast changes are seen in an index of token vectors, and what it finds after many. */
public final class ChurnStudy implements AutoCloseable {
  private static final int TEN = 10;

  private final BeirDataset task;
  private final Embedder model;
  private final Path cache;
  private final int dimension;
  private final int queryCount;
  private final int threads;
  private final ExecutorService executor;
  private final KernelBackend backend = KernelBackends.select(Optional.empty());

  /** A study of one task's documents and queries. */
  public ChurnStudy(
      BeirDataset task, Embedder model, Path cache, int dimension, int queries, int threads) {
    this.task = task;
    this.model = model;
    this.cache = cache;
    this.dimension = dimension;
    this.queryCount = queries;
    this.threads = threads;
    this.executor = Executors.newFixedThreadPool(threads);
  }

  /**
   * What is done.
   *
   * @param reserve documents that are not in the index at first
   * @param batch how many are exchanged at once
   * @param batches that are timed
   * @param pauseMillis between these
   * @param share of the index's documents that have been exchanged in the end
   */
  public record Plan(int reserve, int batch, int batches, int pauseMillis, double share) {}

  /** The figures, from two new indexes in {@code folder}. */
  public Map<String, Object> run(String name, String split, Plan plan, Path folder)
      throws IOException {
    TokenStores stores = new TokenStores(backend, Workers.of(executor, threads), cache);
    List<String> texts = task.corpus().stream().map(BeirDataset.Entry::titleAndText).toList();
    TokenStore store = stores.open(name, model, texts, dimension);
    LateQueries queries = LateQueries.of(task, stores, model, store, queryCount);
    StoredCorpus corpus = new StoredCorpus(backend, store);
    int live = corpus.documents() - plan.reserve();
    if (plan.reserve() < plan.batch() || live < plan.reserve()) {
      throw new IllegalArgumentException(
          "batches of "
              + plan.batch()
              + " and "
              + plan.reserve()
              + " documents in reserve, of "
              + corpus.documents());
    }
    IndexDocuments documents = new IndexDocuments(corpus);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("corpus", name);
    figures.put("split", split);
    figures.put("documents", live);
    figures.put("tokens", corpus.allTokens());
    figures.put("batch", plan.batch());
    figures.put("pause_ms", plan.pauseMillis());
    Path churned = folder.resolve("churned");
    int[] now;
    try (Retriever retriever = documents.open(churned, threads)) {
      ChurnRun run = new ChurnRun(documents, retriever, corpus.documents(), live, plan.batch());
      documents.add(retriever, run.live());
      retriever.commit();
      SegmentFacts before = SegmentFacts.of(churned);
      run.exchange(plan.batches(), plan.pauseMillis(), figures);
      retriever.commit();
      compare(before, SegmentFacts.of(churned), figures);
      int more = (int) Math.ceil(plan.share() * live / plan.batch()) - plan.batches();
      run.exchange(Math.max(1, more), 0, new LinkedHashMap<>());
      retriever.commit();
      figures.put("exchanged", (plan.batches() + Math.max(1, more)) * plan.batch());
      figures.put("segments_in_the_end", SegmentFacts.of(churned).documents().size());
      now = run.live();
      quality(retriever, queries, "churned", figures);
    }
    try (Retriever retriever = documents.open(folder.resolve("fresh"), threads)) {
      documents.add(retriever, now);
      retriever.commit();
      quality(retriever, queries, "fresh", figures);
    }
    return figures;
  }

  private static void compare(
      SegmentFacts before, SegmentFacts after, Map<String, Object> figures) {
    figures.put("segments_before", before.documents().toString());
    figures.put("segments_after", after.documents().toString());
    figures.put("codebooks_before", before.codebooks().toString());
    figures.put("codebooks_after", after.codebooks().toString());
    figures.put("largest_segment_kept", after.documents().containsKey(before.largest()));
    figures.put("trained_anew", !before.codebooks().containsAll(after.codebooks()));
  }

  /** What the default settings find, and what comparison with all documents does. */
  private void quality(
      Retriever retriever, LateQueries queries, String index, Map<String, Object> figures) {
    List<int[]> found = new ArrayList<>();
    List<int[]> exact = new ArrayList<>();
    double recall = 0;
    for (float[] rows : queries.rows()) {
      Query query = Query.late(MultiVector.of(rows, dimension)).limit(TEN);
      found.add(search(retriever, query));
      exact.add(search(retriever, query.exact()));
      recall += Rankings.overlap(found.getLast(), exact.getLast());
    }
    figures.put("queries", queries.rows().size());
    figures.put("ndcg@10_" + index, queries.ndcg(found));
    figures.put("ndcg@10_exact_" + index, queries.ndcg(exact));
    figures.put("overlap@10_" + index, recall / queries.rows().size());
  }

  private static int[] search(Retriever retriever, Query query) {
    return retriever.search(query).ids().stream().mapToInt(Integer::parseInt).toArray();
  }

  @Override
  public void close() {
    executor.close();
  }
}
