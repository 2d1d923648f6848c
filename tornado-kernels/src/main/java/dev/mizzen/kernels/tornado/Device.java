package dev.mizzen.kernels.tornado;

import java.util.concurrent.locks.ReentrantLock;
import uk.ac.manchester.tornado.api.common.TornadoDevice;

/**
 * A device, and the lock that callers of all its kernels take in turn.
 *
 * @param target the device as TornadoVM knows it
 * @param lock held while a plan is made, filled, run or closed
 */
record Device(TornadoDevice target, ReentrantLock lock) {
  Device(TornadoDevice target) {
    this(target, new ReentrantLock());
  }

  /** Waits for the device, which is the caller's until what this returns is closed. */
  Turn turn() {
    lock.lock();
    return lock::unlock;
  }

  /** Ends by being closed. */
  @FunctionalInterface
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }
}
