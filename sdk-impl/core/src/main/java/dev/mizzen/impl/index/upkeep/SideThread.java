package dev.mizzen.impl.index.upkeep;

import dev.mizzen.error.CancelledException;
import dev.mizzen.impl.index.write.SerialThread;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Long work on files, on a thread of its own: an interrupt of the caller's thread would close the
 * files under other threads' hands, so it only sets a flag at which the work looks.
 */
public final class SideThread {
  private SideThread() {}

  /** Work that looks at a flag from time to time. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it; throws {@link CancelledException} once the flag is set. */
    T run(Stop stop) throws Exception;
  }

  /**
   * The flag.
   *
   * @param set whether the work is to end
   * @param name of the work, for the message
   */
  public record Stop(AtomicBoolean set, String name) {
    /**
     * @throws CancelledException if the work is to end
     */
    public void check() {
      if (set.get()) {
        throw new CancelledException(name + " was interrupted");
      }
    }
  }

  /** Does {@code work} and waits for its end, also when interrupted. */
  public static <T> T call(String name, Work<T> work) {
    Stop stop = new Stop(new AtomicBoolean(), name);
    try (SerialThread thread = new SerialThread("mizzen-" + name)) {
      return await(thread.submit(() -> work.run(stop)), stop);
    }
  }

  private static <T> T await(Future<T> work, Stop stop) {
    try {
      return work.get();
    } catch (InterruptedException e) {
      stop.set().set(true);
      Thread.currentThread().interrupt();
      return SerialThread.await(work);
    } catch (ExecutionException e) {
      return SerialThread.await(work); // throws what ended it
    }
  }
}
