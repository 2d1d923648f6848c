package dev.mizzen.impl.index;

import dev.mizzen.MizzenException;
import dev.mizzen.error.CorruptIndexException;
import dev.mizzen.error.IndexException;
import dev.mizzen.error.IndexLockedException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.ReadOnlyFileSystemException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.LockObtainFailedException;

/** Turns what Lucene and the file system throw into Mizzen's errors. */
public final class Failures {
  private Failures() {}

  /** Work on files. */
  @FunctionalInterface
  public interface Io<T> {
    /** Does it. */
    T run() throws IOException;
  }

  /**
   * Runs {@code work}.
   *
   * @param where the index, for messages
   * @throws MizzenException in place of an {@link IOException} and of Lucene's unchecked errors
   */
  public static <T> T in(String where, Io<T> work) {
    try {
      return work.run();
    } catch (IOException | AlreadyClosedException | ReadOnlyFileSystemException e) {
      throw of(e, where);
    }
  }

  /** The error that tells of {@code failure} in the index {@code where}. */
  public static MizzenException of(Exception failure, String where) {
    return switch (failure) {
      case MizzenException own -> own;
      case LockObtainFailedException e ->
          new IndexLockedException(
              where + " is open for writing elsewhere; close that writer, or open it readOnly()",
              e);
      case IndexFormatTooNewException e ->
          new IndexException(
              where + " was written by a newer version; use that one: " + e.getMessage(), e);
      case IndexNotFoundException e ->
          new IndexException(where + " holds no index; open it for writing to make one", e);
      case org.apache.lucene.index.CorruptIndexException e -> damaged(where, e);
      case IndexFormatTooOldException e -> damaged(where, e);
      case EOFException e -> damaged(where, e);
      case NoSuchFileException e -> damaged(where, e);
      case FileNotFoundException e -> damaged(where, e);
      case AlreadyClosedException e ->
          new IndexException(
              where
                  + " takes no more writes after an earlier failure ("
                  + cause(e)
                  + "); call rollback(), or open it again",
              e);
      default ->
          new IndexException(
              where + " cannot be used (" + failure + "); check the folder, its rights and space",
              failure);
    };
  }

  private static CorruptIndexException damaged(String where, Exception e) {
    return new CorruptIndexException(
        where + " is damaged; restore a backup or index again: " + describe(e), e);
  }

  /** The messages of {@code failure} and its causes, since Lucene names the file in any of them. */
  public static String describe(Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      text.append(text.isEmpty() ? "" : ": ").append(cause.getMessage());
    }
    return text.toString();
  }

  private static String cause(Throwable e) {
    Throwable cause = e.getCause();
    return cause == null ? String.valueOf(e.getMessage()) : cause.toString();
  }
}
