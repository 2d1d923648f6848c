package dev.mizzen.impl.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.error.CancelledException;
import dev.mizzen.index.IngestReport;
import dev.mizzen.index.VectorField;
import dev.mizzen.index.WriteMode;
import dev.mizzen.vector.Embedding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IngestTest {
  private static final int CHUNK = 128;
  private static final Embedder EMBEDDER =
      Embedder.of(
          ModelIdentity.external("lengths", 2),
          Runnable::run,
          (texts, role) -> texts.stream().map(IngestTest::embed).toList());

  private static float[] embed(String text) {
    if (text.contains("poison")) {
      throw new IllegalArgumentException("cannot embed this");
    }
    return new float[] {text.contains("zero") ? 0 : 3, text.contains("zero") ? 0 : 4};
  }

  private static Index open() {
    return TestIndexes.open(Specs.memory(VectorField.of("v", EMBEDDER)));
  }

  private static IngestReport write(Index index, Iterable<Document> documents) {
    return index.write(documents, WriteMode.ADD, IndexLayout.NO_TENANT, ProgressListener.NONE);
  }

  private static List<Document> documents(int count) {
    return IntStream.range(0, count).mapToObj(i -> Document.of("id" + i, "text " + i)).toList();
  }

  @Test
  void textsGetVectorsAndTheCallersTakePrecedence() throws Exception {
    try (Index index = open()) {
      Document own = Document.builder("own").text("text").vector("v", Embedding.of(0, -5)).build();
      IngestReport report =
          write(
              index,
              List.of(
                  own,
                  Document.of("embedded", "text"),
                  Document.of("blank", " \n"),
                  Document.builder("none").metadata("n", 1).build(),
                  Document.of("long", "word ".repeat(20_000))));
      index.refresh();
      assertThat(report.documents()).isEqualTo(5);
      assertThat(report.passages()).isEqualTo(5);
      assertThat(index.statistics().vectors()).containsEntry("v", 3L);
      assertThat(vector(index, "own")).containsExactly(0, -1);
      assertThat(vector(index, "embedded")).containsExactly(0.6f, 0.8f);
      assertThat(Probe.get(index, "long").orElseThrow().text()).hasSize(100_000);
    }
  }

  private static float[] vector(Index index, String id) throws Exception {
    try (IndexSnapshot snapshot = index.acquire()) {
      int doc = snapshot.find(IndexLayout.NO_TENANT, id).orElseThrow();
      var segment = snapshot.reader().leaves().getFirst();
      var values = segment.reader().getFloatVectorValues(IndexLayout.vector("v"));
      var iterator = values.iterator();
      iterator.advance(doc - segment.docBase);
      return values.vectorValue(iterator.index()).clone();
    }
  }

  @Test
  void aTextThatTheEmbedderRefusesIsNamedAndThoseBeforeItStay() {
    List<Document> documents = new ArrayList<>(documents(300));
    documents.set(200, Document.of("bad", "poison"));
    try (Index index = open()) {
      assertThatThrownBy(() -> write(index, documents))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("'bad'", "cannot embed this");
      assertThatThrownBy(() -> write(index, List.of(Document.of("nil", "zero"))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("'nil'", "cosine");
      index.refresh();
      assertThat(Probe.all(index)).hasSize(200);
    }
  }

  @Test
  void aSourceThatFailsKeepsWhatItGave() {
    Iterator<Document> some = documents(150).iterator();
    Iterable<Document> source =
        () ->
            new Iterator<>() {
              @Override
              public boolean hasNext() {
                return true;
              }

              @Override
              public Document next() {
                return some.next();
              }
            };
    try (Index index = open()) {
      assertThatThrownBy(() -> write(index, source)).isInstanceOf(NoSuchElementException.class);
      index.refresh();
      assertThat(Probe.all(index)).hasSize(150);
    }
  }

  @Test
  void pullsOnlyTwoChunksAhead() {
    AtomicInteger pulled = new AtomicInteger();
    List<Long> steps = new ArrayList<>();
    Iterable<Document> source =
        () -> documents(2000).stream().peek(document -> pulled.incrementAndGet()).iterator();
    try (Index index = open()) {
      index.write(
          source,
          WriteMode.ADD,
          IndexLayout.NO_TENANT,
          (phase, done, total) -> {
            assertThat(phase).isEqualTo("index");
            assertThat(pulled.get() - done).isLessThanOrEqualTo(2 * CHUNK);
            steps.add(done);
          });
    }
    assertThat(steps).isSorted().hasSizeGreaterThan(10).endsWith(2000L);
  }

  @Test
  void anInterruptEndsTheBulkAndKeepsWhatWasWritten() {
    try (Index index = open()) {
      assertThatThrownBy(
              () ->
                  index.write(
                      documents(1000),
                      WriteMode.ADD,
                      IndexLayout.NO_TENANT,
                      (phase, done, total) -> Thread.currentThread().interrupt()))
          .isInstanceOf(CancelledException.class);
      assertThat(Thread.interrupted()).isTrue();
      index.commit();
      int kept = Probe.all(index).size();
      assertThat(kept).isBetween(CHUNK, 3 * CHUNK);
      Probe.add(index, Document.of("more", "text"));
      index.commit();
      assertThat(Probe.all(index)).hasSize(kept + 1);
    }
  }

  private static CompletableFuture<IngestReport> start(
      Index index, Flow.Publisher<Document> publisher) {
    return index
        .write(
            publisher,
            WriteMode.ADD,
            IndexLayout.NO_TENANT,
            ProgressListener.NONE,
            task -> Thread.ofVirtual().start(task))
        .toCompletableFuture();
  }

  @Test
  void aPublisherIsPulledFrom() throws Exception {
    try (Index index = open()) {
      CompletableFuture<IngestReport> report;
      try (SubmissionPublisher<Document> publisher = new SubmissionPublisher<>()) {
        report = start(index, publisher);
        documents(1000).forEach(publisher::submit);
      }
      assertThat(report.get(1, TimeUnit.MINUTES).documents()).isEqualTo(1000);
    }
  }

  @Test
  void cancellingLetsGoOfThePublisher() {
    try (Index index = open();
        SubmissionPublisher<Document> publisher = new SubmissionPublisher<>()) {
      CompletableFuture<IngestReport> report = start(index, publisher);
      documents(10).forEach(publisher::submit);
      assertThat(report.cancel(true)).isTrue();
      while (publisher.hasSubscribers()) {
        publisher.offer(Document.of("more", ""), 1, TimeUnit.MILLISECONDS, null);
      }
    }
  }

  @Test
  void aPublishersErrorIsTheBulks() {
    try (Index index = open()) {
      CompletableFuture<IngestReport> report = start(index, IngestTest::fail);
      assertThatThrownBy(report::join)
          .isInstanceOf(CompletionException.class)
          .hasMessageContaining("line is down");
      index.refresh();
      assertThat(Probe.all(index)).containsOnlyKeys("a");
    }
  }

  private static void fail(Flow.Subscriber<? super Document> subscriber) {
    subscriber.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long n) {}

          @Override
          public void cancel() {}
        });
    subscriber.onNext(Document.of("a", "text"));
    subscriber.onError(new IOException("line is down"));
  }
}
