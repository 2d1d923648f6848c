package dev.mizzen.impl.index.lists;

import dev.mizzen.impl.late.LateCodebook;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What one writer knows of lists: how to make them, and the newest codebook of each field. Flushes
 * and merges at once may each train one; the last to say so wins, and segments of the others are
 * coded anew by their next merge. Safe for use by many threads.
 */
public final class ListsWriting {
  /** The largest value of a vector that can be coded. */
  public static final float LARGEST = TokenCensus.LARGEST;

  private final ListSettings settings;
  private final KernelBackend backend;
  private final Map<String, TokenCoding> codings;
  private final Map<String, LateCodebook> newest = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> tokens = new ConcurrentHashMap<>();

  /** Of a writer that knows no codebook yet, whose fields are coded as usual. */
  public ListsWriting(ListSettings settings, KernelBackend backend) {
    this(settings, backend, Map.of());
  }

  /**
   * Of a writer that knows no codebook yet.
   *
   * @param codings of Lucene fields that are not coded as usual
   */
  public ListsWriting(
      ListSettings settings, KernelBackend backend, Map<String, TokenCoding> codings) {
    this.codings = Map.copyOf(codings);
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

  /** What a Lucene field asks of its lists. */
  public TokenCoding coding(String field) {
    return codings.getOrDefault(field, TokenCoding.USUAL);
  }

  /** Takes in that so many more tokens of a field are in lists. */
  public void coded(String field, long more) {
    tokens.computeIfAbsent(field, any -> new LongAdder()).add(more);
  }

  /** How many tokens of a field have come into lists, those of deleted documents among them. */
  long coded(String field) {
    LongAdder sum = tokens.get(field);
    return sum == null ? 0 : sum.sum();
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
