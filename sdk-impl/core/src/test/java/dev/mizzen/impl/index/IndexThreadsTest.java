package dev.mizzen.impl.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Document;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexThreadsTest {
  private static final int READERS = 8;
  private static final int ROUNDS = Boolean.getBoolean("mizzen.thorough") ? 1000 : 60;

  /** Both halves of a pair are changed before each refresh, so no reader may see one alone. */
  @Test
  void eightReadersSeeConsistentSnapshotsWhileOneWrites(@TempDir Path folder) throws Exception {
    AtomicBoolean writing = new AtomicBoolean(true);
    try (Index index = Index.open(Specs.folder(folder));
        ExecutorService threads = Executors.newFixedThreadPool(READERS)) {
      List<Future<Integer>> readers = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        readers.add(threads.submit(reader(index, writing)));
      }
      for (int round = 0; round < ROUNDS; round++) {
        Probe.upsert(index, half("left", round));
        Probe.upsert(index, half("right", round));
        Probe.upsert(index, half("bulk" + round % 7, round));
        if (round % 10 == 0) {
          index.commit();
        } else {
          index.refresh();
        }
      }
      writing.set(false);
      int snapshots = 0;
      for (Future<Integer> reader : readers) {
        snapshots += reader.get(1, TimeUnit.MINUTES);
      }
      assertThat(snapshots).isGreaterThan(READERS);
    }
  }

  private static Callable<Integer> reader(Index index, AtomicBoolean writing) {
    return () -> {
      int snapshots = 0;
      int last = -1;
      while (writing.get()) {
        TreeMap<String, Document> found = Probe.all(index);
        assertThat(found.containsKey("left")).isEqualTo(found.containsKey("right"));
        if (found.containsKey("left")) {
          assertThat(found.get("right").text()).isEqualTo(found.get("left").text());
          int round = Integer.parseInt(found.get("left").text());
          assertThat(round).as("time goes on").isGreaterThanOrEqualTo(last);
          last = round;
        }
        snapshots++;
        Thread.sleep(1); // or eight readers would leave a small machine's writer no time
      }
      return snapshots;
    };
  }

  private static Document half(String id, int round) {
    return Document.of(id, Integer.toString(round));
  }

  @Test
  void closeWaitsForSnapshotsAndThenEveryCallIsRefused() throws Exception {
    Index index = TestIndexes.open(Specs.memory());
    Probe.add(index, Document.of("a", "text"));
    index.refresh();
    CountDownLatch closed = new CountDownLatch(1);
    Thread closing =
        Thread.ofPlatform()
            .unstarted(
                () -> {
                  index.close();
                  closed.countDown();
                });
    try (IndexSnapshot snapshot = index.acquire()) {
      closing.start();
      assertThat(closed.await(100, TimeUnit.MILLISECONDS)).isFalse();
      assertThat(snapshot.reader().numDocs()).isEqualTo(1);
    }
    assertThat(closed.await(1, TimeUnit.MINUTES)).isTrue();
    index.close();
    assertThatThrownBy(index::acquire).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(index::commit)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> Probe.add(index, Document.of("b", "")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anInterruptedCallerDoesNotHarmTheIndex(@TempDir Path folder) {
    try (Index index = Index.open(Specs.folder(folder))) {
      Probe.add(index, Document.of("a", "text"));
      Thread.currentThread().interrupt();
      index.commit();
      index.refresh();
      assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
      Probe.add(index, Document.of("b", "text"));
      Thread.currentThread().interrupt();
    }
    assertThat(Thread.interrupted()).isTrue();
    try (Index index = Index.open(Specs.folder(folder))) {
      assertThat(Probe.all(index)).containsOnlyKeys("a", "b");
    }
  }
}
