package dev.mizzen.impl.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.index.IngestReport;
import dev.mizzen.index.WriteMode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a publisher of documents sees of the index, and the other way round. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PublisherTest {
  private static final int DOCUMENTS = 3000;
  private static final int AHEAD = 256;

  private static CompletableFuture<IngestReport> start(
      Index index, Flow.Publisher<Document> publisher) {
    return index
        .write(
            publisher,
            WriteMode.ADD,
            IndexLayout.NO_TENANT,
            ProgressListener.NONE,
            task -> Thread.ofPlatform().daemon().start(task))
        .toCompletableFuture();
  }

  @Test
  void asksForABoundedNumberOfDocumentsAndForMoreAsTheyAreTaken() {
    Lender lender = new Lender(DOCUMENTS);
    try (Index index = TestIndexes.open(Specs.memory())) {
      CompletableFuture<IngestReport> report = start(index, lender);
      assertThat(report.join().documents()).isEqualTo(DOCUMENTS);
      assertThat(lender.mostWanted).hasValueBetween(1, AHEAD);
      index.refresh();
      assertThat(index.statistics().documents()).isEqualTo(DOCUMENTS);
    }
  }

  @Test
  void cancellingReachesThePublisherAndKeepsWhatWasWritten() {
    Lender lender = new Lender(Integer.MAX_VALUE);
    try (Index index = TestIndexes.open(Specs.memory())) {
      CompletableFuture<IngestReport> report = start(index, lender);
      while (lender.sent.get() < DOCUMENTS) {
        Thread.onSpinWait();
      }
      report.cancel(true);
      lender.cancelled.join();
    }
  }

  @Test
  void aPublisherThatCannotBeSubscribedToLeavesNothingBehind() {
    Flow.Publisher<Document> broken =
        subscriber -> {
          throw new UnsupportedOperationException("not today");
        };
    try (Index index = TestIndexes.open(Specs.memory())) {
      assertThatThrownBy(() -> start(index, broken))
          .isInstanceOf(UnsupportedOperationException.class);
    } // which would wait for ever for a bulk that waits for documents
  }

  @Test
  @SuppressWarnings("NullAway") // the mistake that is made
  void aMissingPublisherIsRefusedAtOnce() {
    try (Index index = TestIndexes.open(Specs.memory())) {
      assertThatThrownBy(() -> start(index, null))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("documents");
    }
  }

  /** Sends what it is asked for, on a thread of its own, and remembers the most it ever owed. */
  private static final class Lender implements Flow.Publisher<Document>, Flow.Subscription {
    final AtomicLong mostWanted = new AtomicLong();
    final AtomicLong sent = new AtomicLong();
    final CompletableFuture<Void> cancelled = new CompletableFuture<>();
    private final AtomicLong wanted = new AtomicLong();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final int documents;

    Lender(int documents) {
      this.documents = documents;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Document> subscriber) {
      subscriber.onSubscribe(this);
      Thread.ofPlatform().daemon().start(() -> send(subscriber));
    }

    private void send(Flow.Subscriber<? super Document> subscriber) {
      while (!ended.get() && sent.get() < documents) {
        if (wanted.get() > 0) {
          wanted.decrementAndGet();
          subscriber.onNext(Document.of("id" + sent.getAndIncrement(), "text"));
        } else {
          Thread.yield();
        }
      }
      subscriber.onComplete();
    }

    @Override
    public void request(long n) {
      mostWanted.accumulateAndGet(wanted.addAndGet(n), Math::max);
    }

    @Override
    public void cancel() {
      ended.set(true);
      cancelled.complete(null);
    }
  }
}
