package dev.mizzen.impl.index;

import dev.mizzen.error.CorruptIndexException;
import dev.mizzen.error.IndexException;
import dev.mizzen.spi.RetrieverSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** Finds out what a folder holds before anything is written to it. */
final class IndexFolder {
  private IndexFolder() {}

  /** How messages call the index. */
  static String name(RetrieverSpec spec) {
    return spec.directory().map(folder -> "the index " + folder).orElse("the index in memory");
  }

  /**
   * Opens the folder, or memory.
   *
   * @throws IndexException if it is no folder, cannot be made, or is absent though only to be read
   */
  static Directory open(RetrieverSpec spec) {
    Optional<Path> folder = spec.directory();
    if (folder.isEmpty()) {
      return new ByteBuffersDirectory();
    }
    if (Files.exists(folder.get()) && !Files.isDirectory(folder.get())) {
      throw new IndexException(folder.get() + " is a file; an index needs a folder");
    }
    if (spec.readOnly() && !Files.exists(folder.get())) {
      throw new IndexException(
          folder.get() + " does not exist, so there is nothing to read; open it for writing first");
    }
    return Failures.in(name(spec), () -> FSDirectory.open(folder.get()));
  }

  /**
   * Whether there is an index.
   *
   * @throws IndexException if there is none, but files of somebody else
   * @throws CorruptIndexException if there are an index's files, but not the one that lists them
   */
  static boolean hasIndex(Directory directory, String where) throws IOException {
    if (DirectoryReader.indexExists(directory)) {
      return true;
    }
    for (String file : directory.listAll()) {
      if (IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches()) {
        throw new CorruptIndexException(
            where
                + " has lost its file segments_N, but still holds "
                + file
                + "; restore a backup");
      }
      if (!isLeftOver(file)) {
        throw new IndexException(
            where
                + " is no index and holds other files, such as "
                + file
                + "; choose an empty folder");
      }
    }
    return false;
  }

  /** What a process leaves that ended before its first commit. */
  private static boolean isLeftOver(String file) {
    return file.equals(IndexWriter.WRITE_LOCK_NAME)
        || file.startsWith(IndexFileNames.PENDING_SEGMENTS);
  }
}
