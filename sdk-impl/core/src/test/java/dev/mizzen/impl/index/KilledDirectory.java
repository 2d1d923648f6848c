package dev.mizzen.impl.index;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

/**
 * The files of a process that is killed at its n-th call: no later call does anything, not even
 * delete a file. Files that were never synced can be lost too, as when the machine loses power.
 */
public final class KilledDirectory extends FailingDirectory {
  private final Set<String> unsynced = new HashSet<>();

  /**
   * Over {@code files}, which stay open.
   *
   * @param calls how many calls are done
   */
  public KilledDirectory(Directory files, long calls) {
    super(files, calls, true);
  }

  /** Deletes what was not synced. */
  public synchronized void losePower() throws IOException {
    for (String name : Set.copyOf(unsynced)) {
      in.deleteFile(name);
    }
    unsynced.clear();
  }

  @Override
  public synchronized IndexOutput createOutput(String name, IOContext context) throws IOException {
    IndexOutput output = super.createOutput(name, context);
    unsynced.add(name);
    return output;
  }

  @Override
  public synchronized IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
      throws IOException {
    IndexOutput output = super.createTempOutput(prefix, suffix, context);
    unsynced.add(output.getName());
    return output;
  }

  @Override
  public synchronized void sync(Collection<String> names) throws IOException {
    super.sync(names);
    unsynced.removeAll(names);
  }

  @Override
  public synchronized void rename(String source, String target) throws IOException {
    super.rename(source, target);
    if (unsynced.remove(source)) {
      unsynced.add(target);
    }
  }

  @Override
  public synchronized void deleteFile(String name) throws IOException {
    count("deleteFile");
    super.deleteFile(name);
    unsynced.remove(name);
  }

  @Override
  public void close() {} // the files are looked at next
}
