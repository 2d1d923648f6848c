package dev.mizzen.impl.index.upkeep;

import dev.mizzen.error.IndexException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.util.IOUtils;

/**
 * Copies a commit to another folder: first the data, made durable, then the file that lists them,
 * so that a copy cut short is no index rather than half of one.
 */
public final class Backup {
  private Backup() {}

  /**
   * @throws IllegalArgumentException if {@code folder} exists and is not an empty folder
   */
  public static void requireEmpty(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(folder + " is a file; a backup needs a folder");
    }
    try (Stream<Path> files = Files.list(folder)) {
      files
          .findFirst()
          .ifPresent(
              file -> {
                throw new IllegalArgumentException(
                    "a backup needs a new or empty folder, but "
                        + folder
                        + " holds "
                        + file.getFileName());
              });
    } catch (IOException e) {
      throw new IndexException(folder + " cannot be read; check its rights", e);
    }
  }

  /** Copies {@code commit} of {@code from}; on failure nothing is left behind. */
  public static void copy(Directory from, IndexCommit commit, Path folder, SideThread.Stop stop)
      throws IOException {
    try (Directory to = FSDirectory.open(folder)) {
      List<String> done = new ArrayList<>();
      try {
        copy(from, commit, to, done, stop);
      } catch (IOException | RuntimeException e) {
        IOUtils.deleteFilesIgnoringExceptions(to, done);
        throw e;
      }
    }
  }

  private static void copy(
      Directory from, IndexCommit commit, Directory to, List<String> done, SideThread.Stop stop)
      throws IOException {
    Collection<String> data = new ArrayList<>(commit.getFileNames());
    data.remove(commit.getSegmentsFileName());
    for (String file : data) {
      stop.check();
      done.add(file);
      to.copyFrom(from, file, file, IOContext.DEFAULT);
    }
    to.sync(data);
    stop.check();
    String list = commit.getSegmentsFileName();
    done.add(list);
    to.copyFrom(from, list, list, IOContext.DEFAULT);
    to.sync(List.of(list));
    to.syncMetaData();
  }
}
