package dev.mizzen.bench.rag;

import dev.mizzen.Content;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.RagPipeline;
import dev.mizzen.Retriever;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.error.CancelledException;
import dev.mizzen.impl.rag.text.Sentences;
import dev.mizzen.index.RetrieverBuilder;
import dev.mizzen.rag.RagBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Times the steps of a pipeline over a large index of composed passages, with real questions and
 * the model's run for each of them.
 */
public final class LatencyStudy {
  private static final long SEED = 7;
  private static final int BATCH = 2_000;

  private final Retriever retriever;
  private final List<String> questions;
  private final Map<String, Object> figures = new LinkedHashMap<>();

  private LatencyStudy(Retriever retriever, List<String> questions) {
    this.retriever = retriever;
    this.questions = questions;
  }

  /** Makes the index in {@code folder}, unless it is there with as many passages. */
  public static void build(
      SquadData data, Embedder model, Path folder, int count, ProgressListener progress) {
    List<String> sentences =
        data.paragraphs().stream()
            .map(p -> p.texts().getOrDefault("text", ""))
            .flatMap(text -> Sentences.of(text).stream().map(span -> span.of(text)))
            .distinct()
            .toList();
    try (Retriever index = open(model, folder)) {
      if (index.statistics().documents() == count) {
        return;
      }
    }
    List<Encoding> encodings =
        model.encode(
            sentences.stream().map(Content::text).toList(),
            EncodeOptions.passage().withTokenVectors(),
            progress);
    Map<String, Encoding> known = new HashMap<>();
    for (int i = 0; i < encodings.size(); i++) {
      known.put(sentences.get(i), encodings.get(i));
    }
    ComposedPassages passages = new ComposedPassages(sentences, count, SEED);
    try (Retriever index = open(new ComposedEmbedder(model, known, passages), folder)) {
      for (int from = 0; from < count; from += BATCH) {
        index.upsertAll(passages.documents().subList(from, Math.min(count, from + BATCH)));
        progress.onProgress("index", from, count);
      }
      index.commit();
    }
  }

  private static Retriever open(Embedder embedder, Path folder) {
    return settings(embedder, folder).open();
  }

  private static RetrieverBuilder settings(Embedder embedder, Path folder) {
    return Retriever.builder().directory(folder).embedder(embedder).tokenVectors();
  }

  /** Asks {@code count} questions of each kind of pipeline, by one caller and by two at once. */
  public static Map<String, Object> measure(
      SquadData data, Embedder model, Path folder, int count, int warmUp) {
    List<String> questions = new ArrayList<>(data.questions().stream().map(q -> q.text()).toList());
    Collections.shuffle(questions, new Random(SEED));
    try (Retriever retriever = settings(model, folder).readOnly().open()) {
      LatencyStudy study = new LatencyStudy(retriever, questions);
      study.figures.put("passages", retriever.statistics().documents());
      study.run("one_search_", 1, count, warmUp);
      study.run("", 3, count, warmUp);
      return study.figures;
    }
  }

  private void run(String prefix, int hops, int count, int warmUp) {
    RagBuilder builder = RagPipeline.over(retriever).maxHops(hops).falseRefusalRate(0);
    try (RagPipeline pipeline = builder.open()) {
      ask(pipeline, 0, warmUp, 2);
      ask(pipeline, warmUp, count, 1).put(figures, prefix + "alone_");
      ask(pipeline, warmUp + count, count, 2).put(figures, prefix);
    }
  }

  /** Each caller takes the next question. */
  private StageTimes ask(RagPipeline pipeline, int from, int count, int callers) {
    StageTimes times = new StageTimes();
    AtomicInteger next = new AtomicInteger(from);
    Callable<Boolean> caller =
        () -> {
          for (int i = next.getAndIncrement(); i < from + count; i = next.getAndIncrement()) {
            times.add(pipeline.ask(questions.get(i % questions.size())));
          }
          return true;
        };
    try (ExecutorService executor = Executors.newFixedThreadPool(callers)) {
      for (Future<Boolean> done : executor.invokeAll(Collections.nCopies(callers, caller))) {
        done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException("interrupted while measuring", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a question failed", e);
    }
    return times;
  }
}
