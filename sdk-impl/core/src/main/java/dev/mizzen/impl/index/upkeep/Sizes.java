package dev.mizzen.impl.index.upkeep;

import dev.mizzen.impl.index.IndexLayout;
import dev.mizzen.impl.index.IndexSchema;
import dev.mizzen.index.IndexStatistics;
import dev.mizzen.index.VectorField;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** Counts what an index holds. Cost: a pass over the entries of segments that have deletions. */
public final class Sizes {
  private Sizes() {}

  /** The sizes of what {@code reader} shows. */
  public static IndexStatistics of(
      DirectoryReader reader, Directory directory, IndexSchema schema, long generation)
      throws IOException {
    Map<String, Long> vectors = new HashMap<>();
    Map<String, Long> tokens = new HashMap<>();
    for (VectorField field : schema.vectorFields()) {
      vectors.put(field.name(), vectors(reader, IndexLayout.vector(field.name())));
      if (field.tokenStorage().isPresent()) {
        tokens.put(field.name(), tokens(reader, IndexLayout.tokenCount(field.name())));
      }
    }
    return new IndexStatistics(
        reader.numDocs(),
        reader.numDeletedDocs(),
        reader.leaves().size(),
        bytes(directory),
        vectors,
        tokens,
        generation);
  }

  private static long vectors(DirectoryReader reader, String field) throws IOException {
    long count = 0;
    for (LeafReaderContext segment : reader.leaves()) {
      count += vectors(segment.reader(), field);
    }
    return count;
  }

  private static long tokens(DirectoryReader reader, String field) throws IOException {
    long count = 0;
    for (LeafReaderContext segment : reader.leaves()) {
      count += tokens(segment.reader(), field);
    }
    return count;
  }

  private static long vectors(LeafReader segment, String field) throws IOException {
    var values = segment.getFloatVectorValues(field);
    if (values == null) {
      return 0;
    }
    Bits live = segment.getLiveDocs();
    return live == null ? values.size() : count(values.iterator(), live);
  }

  private static long count(DocIdSetIterator docs, Bits live) throws IOException {
    long count = 0;
    while (docs.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      count += live.get(docs.docID()) ? 1 : 0;
    }
    return count;
  }

  private static long tokens(LeafReader segment, String field) throws IOException {
    var values = segment.getNumericDocValues(field);
    @Nullable Bits live = segment.getLiveDocs();
    long count = 0;
    while (values != null && values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      count += live == null || live.get(values.docID()) ? values.longValue() : 0;
    }
    return count;
  }

  private static long bytes(Directory directory) throws IOException {
    long bytes = 0;
    for (String file : directory.listAll()) {
      try {
        bytes += file.equals(IndexWriter.WRITE_LOCK_NAME) ? 0 : directory.fileLength(file);
      } catch (NoSuchFileException e) {
        bytes += 0; // merged away since it was listed
      }
    }
    return bytes;
  }
}
