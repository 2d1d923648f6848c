package dev.mizzen.impl.index.write;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.error.CancelledException;
import dev.mizzen.impl.index.Failures;
import dev.mizzen.index.IngestReport;
import dev.mizzen.index.WriteMode;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One bulk: while the writing thread writes a chunk, the calling thread pulls and embeds the next.
 * At most two chunks are in memory. For one thread.
 */
public final class Ingest {
  private final SerialThread thread;
  private final LuceneWriter writer;
  private final Preparer preparer;
  private final String where;
  private final WriteMode mode;
  private final String tenant;
  private final ProgressListener progress;
  private final long start = System.nanoTime();
  private long documents;
  private long passages;
  private long truncated;
  private @Nullable Future<Written> writing;

  /**
   * @param preparer shared by all bulks
   * @param where the index, for messages
   */
  Ingest(
      SerialThread thread,
      LuceneWriter writer,
      Preparer preparer,
      String where,
      WriteMode mode,
      String tenant,
      ProgressListener progress) {
    this.thread = thread;
    this.writer = writer;
    this.preparer = preparer;
    this.where = where;
    this.mode = mode;
    this.tenant = tenant;
    this.progress = progress;
  }

  IngestReport run(Iterable<Document> source, Chunker chunker) {
    long total = source instanceof Collection<Document> c ? c.size() : ProgressListener.UNKNOWN;
    Iterator<Document> iterator = source.iterator();
    try {
      Chunk<Document> chunk = next(chunker, iterator);
      while (!chunk.items().isEmpty() || chunk.failure() != null) {
        Chunk<Prepared> prepared = preparer.prepare(chunk, tenant);
        settle(total);
        writing = thread.submit(() -> write(prepared));
        if (prepared.failure() != null) {
          settle(total);
          throw prepared.failure();
        }
        chunk = next(chunker, iterator);
      }
    } finally {
      settle(total);
    }
    return new IngestReport(
        documents, passages, truncated, Duration.ofNanos(System.nanoTime() - start));
  }

  private Chunk<Document> next(Chunker chunker, Iterator<Document> iterator) {
    requireGoOn();
    Chunk<Document> chunk = chunker.next(iterator);
    requireGoOn();
    return chunk;
  }

  private void requireGoOn() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancelledException(
          "writing to " + where + " was interrupted; documents written before stay written");
    }
  }

  /** Waits for the chunk in flight; throws what ended it. */
  private void settle(long total) {
    Future<Written> before = writing;
    writing = null;
    if (before != null) {
      Written written = SerialThread.await(before);
      documents += written.documents();
      passages += written.passages();
      truncated += written.truncated();
      progress.onProgress("index", documents, total);
      if (written.failure() != null) {
        throw written.failure();
      }
    }
  }

  private Written write(Chunk<Prepared> chunk) {
    long entries = 0;
    long cut = 0;
    for (int i = 0; i < chunk.items().size(); i++) {
      Prepared document = chunk.items().get(i);
      try {
        Failures.in(where, () -> writer.guard(() -> writeOne(document)));
      } catch (IllegalArgumentException e) {
        return new Written(i, entries, cut, Refusal.of(document.document(), e));
      } catch (RuntimeException e) {
        return new Written(i, entries, cut, e);
      }
      entries += document.entries().size();
      cut += document.truncated() ? 1 : 0;
    }
    return new Written(chunk.items().size(), entries, cut, null);
  }

  private Prepared writeOne(Prepared document) throws java.io.IOException {
    writer.write(document, mode, tenant);
    return document;
  }

  private record Written(
      long documents, long passages, long truncated, @Nullable RuntimeException failure) {}
}
