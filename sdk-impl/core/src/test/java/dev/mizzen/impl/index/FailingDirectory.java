package dev.mizzen.impl.index;

import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;

/** A directory whose n-th call, and every one after it while the disk stays full, fails. */
public class FailingDirectory extends FilterDirectory {
  private final AtomicLong left;
  private final boolean forGood;

  /**
   * @param calls how many calls succeed
   * @param forGood whether all later calls that write fail too
   */
  public FailingDirectory(Directory directory, long calls, boolean forGood) {
    super(directory);
    left = new AtomicLong(calls);
    this.forGood = forGood;
  }

  /** How many calls may still succeed. */
  public final long left() {
    return left.get();
  }

  /** Whether a call has failed. */
  public final boolean hasFailed() {
    return left.get() < 0;
  }

  final void count(String call) throws IOException {
    long now = left.decrementAndGet();
    if (forGood ? now < 0 : now == -1) {
      throw new IOException("No space left on device (call to " + call + ")");
    }
  }

  @Override
  public IndexOutput createOutput(String name, IOContext context) throws IOException {
    count("createOutput");
    return failing(in.createOutput(name, context));
  }

  @Override
  public IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
      throws IOException {
    count("createTempOutput");
    return failing(in.createTempOutput(prefix, suffix, context));
  }

  @Override
  public void sync(Collection<String> names) throws IOException {
    count("sync");
    in.sync(names);
  }

  @Override
  public void syncMetaData() throws IOException {
    count("syncMetaData");
    in.syncMetaData();
  }

  @Override
  public void rename(String source, String target) throws IOException {
    count("rename");
    in.rename(source, target);
  }

  @Override
  public IndexInput openInput(String name, IOContext context) throws IOException {
    count("openInput");
    return in.openInput(name, context);
  }

  private IndexOutput failing(IndexOutput output) {
    return new FilterIndexOutput("failing " + output.getName(), output.getName(), output) {
      @Override
      public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
        count("writeBytes");
        out.writeBytes(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        try (IndexOutput _ = out) {
          count("close");
        }
      }
    };
  }
}
