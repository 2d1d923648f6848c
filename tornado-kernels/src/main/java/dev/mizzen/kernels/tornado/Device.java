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
}
