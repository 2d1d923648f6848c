package dev.mizzen.bench.study;

import dev.mizzen.Content;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.bench.cache.CachingEmbedder;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.impl.eval.BeirDataset;
import dev.mizzen.impl.head.TokenSet;
import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.FloatRows;
import dev.mizzen.vector.MultiVector;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The frozen vectors of a collection's documents: all token vectors as half floats, as the cache
 * keeps them, and sentence vectors.
 *
 * @param ids by number
 * @param numbers by id
 * @param tokens by number
 * @param sentences {@code [documents × dimension]}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StudyCorpus(
    List<String> ids, Map<String, Integer> numbers, TokenSet tokens, float[] sentences) {
  private static final ValueLayout.OfShort HALF =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int PART = 256;
  private static final int BLOCK = 8192;

  /** Reads, and computes what the cache lacks. */
  public static StudyCorpus read(
      List<BeirDataset.Entry> entries, CachingEmbedder embedder, Arena arena) {
    EncodeOptions options = EncodeOptions.passage().withTokenVectors();
    List<String> texts = entries.stream().map(BeirDataset.Entry::titleAndText).toList();
    embedder.fill(texts, options, ProgressListener.NONE);
    int dimension = embedder.dimension();
    float[] sentences = new float[texts.size() * dimension];
    int[] starts = new int[texts.size() + 1];
    List<short[]> halves = new ArrayList<>();
    for (int t = 0; t < texts.size(); t++) {
      Encoding encoding = embedder.cache(options).get(texts.get(t)).orElseThrow();
      System.arraycopy(encoding.embedding().toArray(), 0, sentences, t * dimension, dimension);
      MultiVector vectors = encoding.tokenVectors();
      starts[t + 1] = starts[t] + vectors.count();
      halves.add(halves(vectors.toArray()));
    }
    MemorySegment all =
        arena.allocate((long) starts[texts.size()] * dimension * Short.BYTES, Long.BYTES);
    for (int t = 0; t < texts.size(); t++) {
      long at = (long) starts[t] * dimension * Short.BYTES;
      MemorySegment.copy(halves.get(t), 0, all, HALF, at, halves.get(t).length);
    }
    List<String> ids = entries.stream().map(BeirDataset.Entry::id).toList();
    Map<String, Integer> numbers = new HashMap<>();
    for (int n = 0; n < ids.size(); n++) {
      numbers.put(ids.get(n), n);
    }
    TokenRows rows = TokenRows.of(all, ElementType.FLOAT16, dimension);
    return new StudyCorpus(ids, numbers, new TokenSet(rows, starts), sentences);
  }

  private static short[] halves(float[] values) {
    short[] halves = new short[values.length];
    for (int k = 0; k < halves.length; k++) {
      halves[k] = Float.floatToFloat16(values[k]);
    }
    return halves;
  }

  /** The vectors of queries in their order. */
  public static List<Encoding> queries(List<String> texts, Embedder embedder) {
    List<Encoding> encodings = new ArrayList<>();
    for (int from = 0; from < texts.size(); from += PART) {
      List<String> part = texts.subList(from, Math.min(from + PART, texts.size()));
      encodings.addAll(
          embedder.encode(
              part.stream().map(Content::text).toList(),
              EncodeOptions.query().withTokenVectors(),
              ProgressListener.NONE));
    }
    return encodings;
  }

  /** All documents' rows as single floats, a block at a time. */
  public void blocks(Consumer<float[]> consumer) {
    int dimension = tokens.rows().dimension();
    int count = tokens.starts()[tokens.count()];
    for (int from = 0; from < count; from += BLOCK) {
      float[] block = new float[Math.min(BLOCK, count - from) * dimension];
      FloatRows.copy(tokens.rows(), from, block.length / dimension, block);
      consumer.accept(block);
    }
  }

  /** The first {@code most} tokens of each document, for training. */
  public TokenSet cut(int most) {
    int dimension = tokens.rows().dimension();
    int[] starts = new int[tokens.count() + 1];
    for (int t = 0; t < tokens.count(); t++) {
      starts[t + 1] = starts[t] + Math.min(most, tokens.length(t));
    }
    MemorySegment all =
        Arena.ofAuto().allocate((long) starts[tokens.count()] * dimension * Short.BYTES, 8);
    for (int t = 0; t < tokens.count(); t++) {
      long row = (long) dimension * Short.BYTES;
      MemorySegment.copy(
          tokens.rows().values(),
          tokens.starts()[t] * row,
          all,
          starts[t] * row,
          (starts[t + 1] - starts[t]) * row);
    }
    return new TokenSet(TokenRows.of(all, ElementType.FLOAT16, dimension), starts);
  }
}
