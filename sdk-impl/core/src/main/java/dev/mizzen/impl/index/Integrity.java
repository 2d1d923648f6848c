package dev.mizzen.impl.index;

import java.io.IOException;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;

/**
 * Checks the checksum of every file when an index is opened, as long as that takes a fraction of a
 * second. Of a larger index Lucene checks the small files and the ends of the others, and {@code
 * verify()} the rest.
 */
final class Integrity {
  private static final long MAX_BYTES = 64L << 20;

  private Integrity() {}

  static void check(DirectoryReader reader) throws IOException {
    long bytes = 0;
    for (String file : reader.getIndexCommit().getFileNames()) {
      bytes += reader.directory().fileLength(file);
    }
    if (bytes <= MAX_BYTES) {
      for (LeafReaderContext segment : reader.leaves()) {
        ((CodecReader) segment.reader()).checkIntegrity();
      }
    }
  }
}
