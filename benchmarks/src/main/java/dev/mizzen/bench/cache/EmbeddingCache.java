package dev.mizzen.bench.cache;

import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.embed.ModelIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Encodings on disk, for one model and one set of options, by the SHA-256 of the text. Grows by
 * whole shards only, so that it survives a kill at any moment and several processes can fill it at
 * once. Safe for use by many threads.
 */
public final class EmbeddingCache implements AutoCloseable {
  private final Path folder;
  private final EncodeOptions options;
  private final Map<Sha256, Shard> byKey = new ConcurrentHashMap<>();
  private final List<Shard> shards = new ArrayList<>();

  private EmbeddingCache(Path folder, EncodeOptions options) {
    this.folder = folder;
    this.options = options;
  }

  /**
   * Opens the part of the cache under {@code root} that belongs to a model and options, and makes
   * it if need be.
   *
   * @throws dev.mizzen.error.DataFormatException if a shard is damaged
   * @throws UncheckedIOException if the folder cannot be used
   */
  public static EmbeddingCache open(Path root, ModelIdentity identity, EncodeOptions options) {
    CacheKey key = new CacheKey(identity, options);
    EmbeddingCache cache = new EmbeddingCache(root.resolve(key.folderName()), options);
    try {
      Files.createDirectories(cache.folder);
      Files.writeString(cache.folder.resolve("key.txt"), key.describe());
      cache.openShards();
      return cache;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the embedding cache " + cache.folder, e);
    }
  }

  /** Whether there is a cache of these options already. */
  static boolean exists(Path root, CacheKey key) {
    return Files.isDirectory(root.resolve(key.folderName()));
  }

  /** What its encodings hold. */
  public EncodeOptions options() {
    return options;
  }

  /** How many texts it holds. */
  public int size() {
    return byKey.size();
  }

  /** Whether the encoding of {@code text} is there. */
  public boolean contains(String text) {
    return byKey.containsKey(Sha256.of(text));
  }

  /**
   * The encoding of {@code text}, if it is there.
   *
   * @throws dev.mizzen.error.DataFormatException if it is damaged
   */
  public Optional<Encoding> get(String text) {
    Sha256 key = Sha256.of(text);
    Shard shard = byKey.get(key);
    if (shard == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(EncodingCodec.decode(shard.read(key)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the embedding cache " + folder, e);
    }
  }

  /** Adds encodings as one shard, which is on the disk when this returns. */
  public synchronized void put(Map<String, Encoding> encodings) {
    if (encodings.isEmpty()) {
      return;
    }
    Map<Sha256, byte[]> records = new LinkedHashMap<>();
    encodings.forEach((text, e) -> records.put(Sha256.of(text), EncodingCodec.encode(e)));
    Path file = folder.resolve(UUID.randomUUID() + Shard.SUFFIX);
    try {
      Shard.write(file, records);
      add(Shard.open(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to the embedding cache " + folder, e);
    }
  }

  private void openShards() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(Shard.SUFFIX)).sorted().toList()) {
        add(Shard.open(file));
      }
    }
  }

  private void add(Shard shard) {
    shards.add(shard);
    shard.keys().forEach(key -> byKey.put(key, shard));
  }

  @Override
  public synchronized void close() {
    for (Shard shard : shards) {
      try {
        shard.close();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot close " + folder, e);
      }
    }
  }
}
