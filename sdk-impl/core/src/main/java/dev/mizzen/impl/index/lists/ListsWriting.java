package dev.mizzen.impl.index.lists;

import dev.mizzen.impl.late.LateCodebook;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one writer knows of lists: how to make them, and the newest codebook of each field. Flushes
 * and merges at once may each train one; the last to say so wins, and segments of the others are
 * coded anew by their next merge. Safe for use by many threads.
 */
public final class ListsWriting {
  private final ListSettings settings;
  private final KernelBackend backend;
  private final Map<String, LateCodebook> newest = new ConcurrentHashMap<>();

  /** Of a writer that knows no codebook yet. */
  public ListsWriting(ListSettings settings, KernelBackend backend) {
    this.settings = canCode(backend) ? settings : settings.withLeastTokens(Long.MAX_VALUE);
    this.backend = backend;
  }

  /** When lists are written. */
  public ListSettings settings() {
    return settings;
  }

  /** Whether a backend, perhaps a forced one, has all kernels that code and search lists. */
  public static boolean canCode(KernelBackend backend) {
    try {
      backend.ranking(Workers.caller());
      backend.nearestCentroid(Workers.caller());
      backend.nearestInGroup(Workers.caller());
      backend.encodeProduct(Workers.caller());
      backend.distanceTables(Workers.caller());
      backend.fastScanSums(Workers.caller());
      return true;
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }

  KernelBackend backend() {
    return backend;
  }

  /** The newest codebook of a Lucene field, if there is one. */
  public Optional<LateCodebook> newest(String field) {
    return Optional.ofNullable(newest.get(field));
  }

  /** Makes a codebook the newest. */
  public void offer(String field, LateCodebook codebook) {
    newest.put(field, codebook);
  }

  /** Puts an equal codebook, which others hold too, in the place of the newest. */
  void replace(String field, LateCodebook codebook, LateCodebook held) {
    newest.replace(field, codebook, held);
  }
}
