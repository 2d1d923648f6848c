package dev.mizzen.samples.search.corpus;

import dev.mizzen.Document;
import dev.mizzen.MetadataValue;
import dev.mizzen.samples.search.source.Hashes;
import dev.mizzen.search.Filter;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the index remembers of each document beside its contents: a digest, by which changed ones
 * are told, and whether its vectors are there. Both are kept as metadata.
 */
public final class Stamps {
  private static final String DIGEST = "search-digest";
  private static final String VECTORS = "search-vectors";

  private Stamps() {}

  /** The document as it comes from its source, with its digest and no vectors. */
  static Document withDigest(Document document) {
    return document.toBuilder().metadata(DIGEST, digest(document)).build();
  }

  /** The document with the mark that its vectors are there, too. */
  static Document.Builder withVectors(Document document) {
    return document.toBuilder().metadata(VECTORS, true);
  }

  /** Whether what is kept was made of {@code document}. */
  static boolean isCurrent(Document kept, Document document) {
    return MetadataValue.of(digest(document)).equals(kept.metadata().get(DIGEST));
  }

  static boolean hasVectors(Document kept) {
    return kept.metadata().containsKey(VECTORS);
  }

  /** The documents whose vectors are there. */
  static Filter vectorised() {
    return Filter.exists(VECTORS);
  }

  /** The metadata that came with the document. */
  public static Map<String, MetadataValue> metadata(Document kept) {
    Map<String, MetadataValue> metadata = new LinkedHashMap<>(kept.metadata());
    metadata.remove(DIGEST);
    metadata.remove(VECTORS);
    return metadata;
  }

  private static long digest(Document document) {
    String contents = document.texts() + "\u0000" + document.metadata();
    return ByteBuffer.wrap(Hashes.sha256(contents)).getLong();
  }
}
