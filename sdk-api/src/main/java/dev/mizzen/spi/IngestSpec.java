package dev.mizzen.spi;

import dev.mizzen.Embedder;
import dev.mizzen.Incubating;
import dev.mizzen.MetadataValue;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@link dev.mizzen.ingest.FolderIngest} collected. Immutable.
 *
 * @param folder to be taken in
 * @param name of the folder in the index; may be empty
 * @param chunkTokens at most, at least 16
 * @param overlapTokens at most, less than half of {@code chunkTokens}
 * @param embedder counts tokens, if given
 * @param metadata of every passage
 */
@Incubating(since = "0.1.0")
public record IngestSpec(
    Path folder,
    String name,
    int chunkTokens,
    int overlapTokens,
    Optional<Embedder> embedder,
    Map<String, MetadataValue> metadata) {
  /** Copies the map; refuses settings out of range. */
  public IngestSpec {
    metadata = Map.copyOf(metadata);
    if (chunkTokens < 16) {
      throw new IllegalArgumentException("chunkTokens must be at least 16, got " + chunkTokens);
    }
    if (overlapTokens < 0 || 2L * overlapTokens >= chunkTokens) {
      throw new IllegalArgumentException(
          "overlapTokens must be from 0 to below half of the "
              + chunkTokens
              + " chunkTokens, got "
              + overlapTokens);
    }
  }
}
