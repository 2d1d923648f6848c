package dev.mizzen.impl.index.lists;

import dev.mizzen.impl.late.LateCodebook;
import java.io.IOException;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One copy on the heap of each codebook that someone uses, whatever the number of segments, readers
 * and indexes that have it in their files. Nothing is held here that nobody uses. Safe for use by
 * many threads.
 */
final class HeldCodebooks {
  private static final Map<CodebookEntry.Key, Held> HELD = new ConcurrentHashMap<>();
  private static final ReferenceQueue<LateCodebook> UNUSED = new ReferenceQueue<>();

  private HeldCodebooks() {}

  /** Reads a codebook. */
  @FunctionalInterface
  interface Reading {
    LateCodebook read() throws IOException;
  }

  /** The codebook of {@code key}, read only if nobody holds it. */
  static LateCodebook get(CodebookEntry.Key key, Reading reading) throws IOException {
    removeUnused();
    Held held = HELD.get(key);
    LateCodebook codebook = held == null ? null : held.get();
    return codebook != null ? codebook : put(key, reading.read());
  }

  /** The codebook that is held under {@code key}: the one given, unless another came first. */
  static LateCodebook put(CodebookEntry.Key key, LateCodebook codebook) {
    Held mine = new Held(key, codebook);
    while (true) {
      Held before = HELD.putIfAbsent(key, mine);
      LateCodebook other = before == null ? codebook : before.get();
      if (other != null) {
        return other;
      }
      HELD.remove(key, before);
    }
  }

  /** Lets go of everything, so that tests can look at files again. */
  static void forget() {
    HELD.clear();
  }

  private static void removeUnused() {
    for (Object unused = UNUSED.poll(); unused != null; unused = UNUSED.poll()) {
      Held held = (Held) unused;
      HELD.remove(held.key, held);
    }
  }

  private static final class Held extends WeakReference<LateCodebook> {
    private final CodebookEntry.Key key;

    Held(CodebookEntry.Key key, LateCodebook codebook) {
      super(codebook, UNUSED);
      this.key = key;
    }
  }
}
