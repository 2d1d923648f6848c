package dev.mizzen.impl.index;

import dev.mizzen.error.IndexException;
import dev.mizzen.impl.index.lists.ListsWriting;
import dev.mizzen.impl.index.write.LuceneWriter;
import dev.mizzen.impl.index.write.SerialThread;
import dev.mizzen.impl.index.write.WriterSettings;
import dev.mizzen.spi.RetrieverSpec;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOUtils;

/** Opens an index: looks first, compares the settings, and only then takes the lock and writes. */
final class Opener {
  private final RetrieverSpec spec;
  private final String where;
  private final SerialThread thread;
  private final Failures.Io<Directory> folder;
  private final Supplier<ListsWriting> lists;

  Opener(
      RetrieverSpec spec,
      SerialThread thread,
      Failures.Io<Directory> folder,
      Supplier<ListsWriting> lists) {
    this.spec = spec;
    this.where = IndexFolder.name(spec);
    this.thread = thread;
    this.folder = folder;
    this.lists = lists;
  }

  /** To be run on the index's thread. */
  Index open() throws IOException {
    Analyzer analyzer = Analyzers.of(spec.text());
    Directory directory = folder.run();
    try {
      Optional<CommitData> last =
          IndexFolder.hasIndex(directory, where)
              ? Optional.of(Commits.last(directory, where))
              : Optional.empty();
      if (spec.readOnly() && last.isEmpty()) {
        throw new IndexException(where + " holds no index yet; open it for writing first");
      }
      IndexSchema schema =
          last.map(data -> SchemaCheck.merge(spec, data.schema(), where))
              .orElseGet(() -> SchemaCheck.fresh(spec));
      var similarity = new BM25Similarity((float) spec.text().k1(), (float) spec.text().b());
      Store store = new Store(where, directory, schema, analyzer, similarity, thread);
      return spec.readOnly() ? reading(store) : writing(store, last);
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileHandlingException(directory);
      throw e;
    }
  }

  private Index reading(Store store) throws IOException {
    return new Index(store, checked(DirectoryReader.open(store.directory())), null);
  }

  private Index writing(Store store, Optional<CommitData> last) throws IOException {
    WriterSettings settings =
        new WriterSettings(
            store.schema(), store.analyzer(), store.similarity(), spec.ramBufferBytes(), lists);
    Map<String, MetadataType> types = last.map(CommitData::metadata).orElse(Map.of());
    LuceneWriter writer = new LuceneWriter(store.directory(), settings, types);
    try {
      if (last.isPresent() && store.schema().hasWindows() && !last.get().schema().hasWindows()) {
        try (DirectoryReader reader = writer.open()) {
          WindowIds.requireNone(reader, where);
        }
      }
      if (last.isEmpty() || !SchemaCheck.same(last.get().schema(), store.schema())) {
        writer.commit();
      }
      return new Index(store, checked(writer.open()), writer);
    } catch (IOException | RuntimeException e) {
      writer.abandon();
      throw e;
    }
  }

  private static Snapshots checked(DirectoryReader reader) throws IOException {
    try {
      Integrity.check(reader);
      return new Snapshots(reader);
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileHandlingException(reader);
      throw e;
    }
  }
}
