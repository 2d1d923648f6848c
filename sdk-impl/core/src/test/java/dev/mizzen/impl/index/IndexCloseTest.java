package dev.mizzen.impl.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.index.WriteMode;
import dev.mizzen.search.Query;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.lucene.store.FilterDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class IndexCloseTest {
  private static final List<Document> ONE = List.of(Document.of("a", "text"));

  @Test
  void aProgressListenerCannotClose() {
    try (Retriever retriever = Retriever.builder().open()) {
      Runnable close = retriever::close;
      ProgressListener closing = (phase, done, total) -> close.run();
      assertThatThrownBy(() -> retriever.write(ONE, WriteMode.ADD, closing))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("progress listener");
      assertThat(retriever.commit()).as("it is still open").isEqualTo(1);
      assertThatThrownBy(() -> retriever.verify(closing))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("progress listener");
      assertThat(retriever.searchAsync(Query.all()).toCompletableFuture().join())
          .as("nothing of it is closed")
          .isNotNull();
    }
  }

  @Test
  void aSourceOfDocumentsCannotClose() {
    try (Index index = TestIndexes.open(Specs.memory())) {
      Runnable close = index::close;
      Iterable<Document> closing =
          () -> {
            close.run();
            return ONE.iterator();
          };
      assertThatThrownBy(
              () ->
                  index.write(closing, WriteMode.ADD, IndexLayout.NO_TENANT, ProgressListener.NONE))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("source");
      Probe.add(index, ONE.getFirst());
    }
  }

  @Test
  void aSecondCloseWaitsForTheFirst() throws Exception {
    CountDownLatch closing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    FilterDirectory slow =
        new FilterDirectory(new CheckedDirectory()) {
          @Override
          public void close() throws IOException {
            closing.countDown();
            try {
              goOn.await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
            super.close();
          }
        };
    Index index = Index.open(Specs.memory(), () -> slow);
    CompletableFuture<Void> first = CompletableFuture.runAsync(index::close, IndexCloseTest::start);
    closing.await();
    CompletableFuture<Void> second =
        CompletableFuture.runAsync(index::close, IndexCloseTest::start);
    assertThatThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    goOn.countDown();
    first.join();
    second.join();
  }

  private static void start(Runnable task) {
    Thread.ofPlatform().daemon().start(task);
  }
}
