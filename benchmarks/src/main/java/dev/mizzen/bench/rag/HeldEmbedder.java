package dev.mizzen.bench.rag;

import dev.mizzen.Content;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.bench.cache.ForwardingEmbedder;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps every encoding in memory, for studies that ask for the same texts again and again. */
final class HeldEmbedder extends ForwardingEmbedder {
  private final Map<Key, Encoding> held = new ConcurrentHashMap<>();

  HeldEmbedder(Embedder model) {
    super(model);
  }

  private record Key(Content content, EncodeOptions options) {}

  @Override
  public List<Encoding> encode(
      List<? extends Content> contents, EncodeOptions options, ProgressListener progress) {
    Map<Key, Content> missing = new LinkedHashMap<>();
    for (Content content : contents) {
      Key key = new Key(content, options);
      if (!held.containsKey(key)) {
        missing.put(key, content);
      }
    }
    if (!missing.isEmpty()) {
      List<Key> keys = List.copyOf(missing.keySet());
      List<Encoding> fresh = model().encode(List.copyOf(missing.values()), options, progress);
      for (int i = 0; i < keys.size(); i++) {
        held.put(keys.get(i), fresh.get(i));
      }
    }
    List<Encoding> encodings = new ArrayList<>();
    contents.forEach(
        content -> encodings.add(Objects.requireNonNull(held.get(new Key(content, options)))));
    return encodings;
  }

  @Override
  public void close() {
    held.clear();
  }
}
