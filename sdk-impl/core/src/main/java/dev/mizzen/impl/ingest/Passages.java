package dev.mizzen.impl.ingest;

import dev.mizzen.Document;
import dev.mizzen.impl.embed.model.Sha256;
import dev.mizzen.impl.rag.chunk.Chunker;
import dev.mizzen.impl.rag.chunk.TextChunk;
import dev.mizzen.ingest.FolderIngest;
import dev.mizzen.ingest.ReadDocument;
import dev.mizzen.spi.DocumentReader;
import dev.mizzen.spi.IngestSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** Turns what was read of a file into documents for the index. */
final class Passages {
  private final IngestSpec spec;
  private final Chunker chunker;

  Passages(IngestSpec spec) {
    this.spec = spec;
    spec.embedder().ifPresent(embedder -> requireRoom(spec, embedder.identity().maxTokens()));
    ToIntFunction<String> tokens =
        spec.embedder()
            .<ToIntFunction<String>>map(embedder -> embedder::countTokens)
            .orElse(Passages::estimate);
    chunker = new Chunker(tokens, spec.chunkTokens(), spec.overlapTokens());
  }

  private static void requireRoom(IngestSpec spec, int maxTokens) {
    if (maxTokens > 0 && spec.chunkTokens() > maxTokens) {
      throw new IllegalArgumentException(
          "a passage of " + spec.chunkTokens() + " tokens is more than the model's " + maxTokens);
    }
  }

  private static int estimate(String text) {
    return (text.getBytes(StandardCharsets.UTF_8).length + 2) / 3;
  }

  /** A hash of all that decides which passages a file gives. */
  String settings(DocumentReader reader) {
    String words =
        String.join(
            "\n",
            reader.id(),
            Integer.toString(spec.chunkTokens()),
            Integer.toString(spec.overlapTokens()),
            spec.embedder().map(embedder -> embedder.identity().toString()).orElse(""),
            new TreeMap<>(spec.metadata()).toString());
    return Sha256.of(words.getBytes(StandardCharsets.UTF_8));
  }

  String entryId(String file) {
    return spec.name().isEmpty() ? file : spec.name() + "/" + file;
  }

  /** The passages of a file, in order. */
  List<Document> of(String file, ReadDocument read) {
    String entry = entryId(file);
    List<TextChunk> chunks = chunker.chunk(read, read.title().orElseGet(() -> nameOf(file)));
    List<Document> passages = new ArrayList<>(chunks.size());
    for (TextChunk chunk : chunks) {
      Document.Builder passage = Document.builder(entry + "#p" + passages.size());
      if (!chunk.title().isEmpty()) {
        passage.title(chunk.title());
      }
      passage.text(chunk.span().of(read.text()));
      spec.metadata().forEach(passage::metadata);
      passages.add(
          passage
              .metadata(FolderIngest.FOLDER, spec.name())
              .metadata(FolderIngest.FILE, file)
              .metadata(FolderIngest.ORDINAL, (long) passages.size())
              .passageOf(entry, chunk.span())
              .build());
    }
    return passages;
  }

  private static String nameOf(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return (dot > 0 ? name.substring(0, dot) : name).replace('_', ' ').replace('-', ' ');
  }
}
