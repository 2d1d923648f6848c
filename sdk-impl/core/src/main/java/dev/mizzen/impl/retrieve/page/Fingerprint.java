package dev.mizzen.impl.retrieve.page;

import dev.mizzen.search.Fusion;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.TreeMap;

/** Sums up all that decides the order of a query's hits: not its limit, facets or highlights. */
public final class Fingerprint {
  private Fingerprint() {}

  /** The fingerprint of {@code query} for {@code tenant}: 64 bits of a SHA-256. */
  public static long of(Query query, String tenant) {
    MessageDigest digest = sha256();
    List<Object> parts =
        List.of(
            tenant,
            query.mode(),
            query.text(),
            candidates(query),
            query.candidatesFrom(),
            query.probes(),
            query.imputeAfter(),
            query.isExact(),
            query.filter(),
            query.sort(),
            query.minScore(),
            query.isGroupedByParent(),
            query.fields(),
            fusion(query.fusion()),
            query.vectorField());
    for (Object part : parts) {
      byte[] text = part.toString().getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, text.length));
      digest.update(text);
    }
    query.vector().map(Embedding::segment).ifPresent(v -> digest.update(bytes(v)));
    digest.update((byte) 0);
    query.tokenVectors().map(MultiVector::segment).ifPresent(v -> digest.update(bytes(v)));
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  /**
   * Where every match takes part, candidates change nothing, but their default has the limit in.
   */
  private static int candidates(Query query) {
    return query.mode() == Mode.ALL || query.mode() == Mode.BM25 ? 0 : query.candidates();
  }

  /** A copy, since a segment over a {@code float[]} has no view as bytes. */
  private static byte[] bytes(MemorySegment segment) {
    return segment.toArray(ValueLayout.JAVA_BYTE);
  }

  /** Maps that were copied by {@code Map.copyOf} change their order from run to run. */
  private static String fusion(Fusion fusion) {
    return switch (fusion) {
      case Fusion.ReciprocalRank rrf -> rrf.toString();
      case Fusion.WeightedSum sum -> new TreeMap<>(sum.weights()).toString();
    };
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
