package dev.mizzen.impl.retrieve.mapped;

import dev.mizzen.index.IndexStatistics;
import dev.mizzen.index.VectorField;
import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentReader;

/** The size of an application's index. */
public final class MappedStatistics {
  private MappedStatistics() {}

  /** As {@code reader} sees it; without the number of token vectors, which Lucene does not keep. */
  public static IndexStatistics of(Mapping mapping, IndexReader reader) throws IOException {
    long bytes = 0;
    long vectors = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      if (FilterLeafReader.unwrap(leaf.reader()) instanceof SegmentReader segment) {
        bytes += segment.getSegmentInfo().sizeInBytes();
      }
      if (mapping.sentenceField().isPresent()) {
        FloatVectorValues values =
            leaf.reader().getFloatVectorValues(mapping.sentenceField().get());
        vectors += values == null ? 0 : values.size();
      }
    }
    return new IndexStatistics(
        reader.numDocs(),
        reader.numDeletedDocs(),
        reader.leaves().size(),
        bytes,
        mapping.sentenceField().isPresent() ? Map.of(VectorField.DEFAULT_NAME, vectors) : Map.of(),
        Map.of(),
        reader instanceof DirectoryReader directory
            ? directory.getIndexCommit().getGeneration()
            : 0);
  }
}
