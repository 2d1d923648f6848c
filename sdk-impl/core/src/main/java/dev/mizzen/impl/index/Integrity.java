package dev.mizzen.impl.index;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;

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
      bytes += length(reader.directory(), file);
    }
    if (bytes <= MAX_BYTES) {
      for (LeafReaderContext segment : reader.leaves()) {
        ((CodecReader) segment.reader()).checkIntegrity();
      }
    }
  }

  /** 0 if it is gone: the reader is open, so another process has committed and removed the file. */
  private static long length(Directory directory, String file) throws IOException {
    try {
      return directory.fileLength(file);
    } catch (NoSuchFileException | FileNotFoundException _) {
      return 0;
    }
  }
}
