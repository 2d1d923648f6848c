package dev.mizzen.impl.index.write;

import dev.mizzen.impl.index.IndexLayout;
import dev.mizzen.impl.index.IndexSchema;
import dev.mizzen.impl.index.codec.IndexCodec;
import dev.mizzen.impl.index.lists.ListsWriting;
import dev.mizzen.index.VectorField;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexDeletionPolicy;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.similarities.Similarity;

/**
 * How Lucene's writer is set up. A document with token vectors weighs 100 to 400 KB, so segments
 * are cut by bytes alone, are not packed into one file (which would write them twice), and merges
 * up to 5 GiB.
 *
 * @param schema the fields
 * @param analyzer cuts texts
 * @param similarity decides how lengths are kept
 * @param ramBufferBytes gathered before a flush
 * @param lists what a new writer knows of lists of token vectors
 */
public record WriterSettings(
    IndexSchema schema,
    Analyzer analyzer,
    Similarity similarity,
    long ramBufferBytes,
    Supplier<ListsWriting> lists) {
  private static final double MIB = 1 << 20;
  private static final double MAX_MERGED_MIB = 5 * 1024;
  private static final double FLOOR_MIB = 16;

  /** A new configuration; Lucene wants one for each writer. */
  IndexWriterConfig config(IndexDeletionPolicy deletion, ListsWriting writing) {
    TieredMergePolicy merges = new QuickRefresh();
    merges.setMaxMergedSegmentMB(MAX_MERGED_MIB);
    merges.setFloorSegmentMB(FLOOR_MIB);
    merges.setNoCFSRatio(0);
    return new IndexWriterConfig(analyzer)
        .setCodec(codec(writing))
        .setSimilarity(similarity)
        .setMergePolicy(merges)
        .setMergeScheduler(new Merges())
        .setUseCompoundFile(false)
        .setIndexDeletionPolicy(deletion)
        .setRAMBufferSizeMB(ramBufferBytes / MIB)
        .setMaxBufferedDocs(IndexWriterConfig.DISABLE_AUTO_FLUSH)
        .setCommitOnClose(true);
  }

  /** The Lucene fields of token vectors. */
  Set<String> tokenFields() {
    return schema.vectorFields().stream()
        .filter(field -> field.tokenStorage().isPresent())
        .map(field -> IndexLayout.tokenVectors(field.name()))
        .collect(Collectors.toSet());
  }

  private IndexCodec codec(ListsWriting writing) {
    return new IndexCodec(
        schema.vectorFields().stream()
            .collect(
                Collectors.toMap(field -> IndexLayout.vector(field.name()), VectorField::storage)),
        tokenFields(),
        writing);
  }
}
