package dev.mizzen.impl.index.write;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.impl.index.IndexSchema;
import dev.mizzen.index.IngestReport;
import dev.mizzen.index.WriteMode;

/** Runs bulks, from any number of threads; each document is written by the one writing thread. */
public final class Bulks {
  private final SerialThread thread;
  private final LuceneWriter writer;
  private final Preparer preparer;
  private final Chunker chunker;
  private final String where;

  /**
   * @param where the index, for messages
   */
  public Bulks(SerialThread thread, LuceneWriter writer, IndexSchema schema, String where) {
    this.thread = thread;
    this.writer = writer;
    this.where = where;
    preparer = new Preparer(schema);
    chunker = Chunker.of(schema);
  }

  /** Writes all of {@code documents}, as far as the first that is refused. */
  public IngestReport write(
      Iterable<Document> documents, WriteMode mode, String tenant, ProgressListener progress) {
    DocumentCheck.tenant(tenant);
    return new Ingest(thread, writer, preparer, where, mode, tenant, progress)
        .run(documents, chunker);
  }
}
