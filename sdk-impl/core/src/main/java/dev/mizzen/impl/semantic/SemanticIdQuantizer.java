package dev.mizzen.impl.semantic;

import dev.mizzen.impl.quantize.CodeQuality;
import dev.mizzen.impl.quantize.ProductQuantizer;
import dev.mizzen.impl.quantize.ResidualProductQuantizer;
import dev.mizzen.impl.quantize.ResidualQuantizer;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.recommend.SemanticId;
import dev.mizzen.recommend.SemanticIdQuality;
import dev.mizzen.recommend.SemanticIds;
import dev.mizzen.vector.Embedding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Semantic ids by a residual quantizer and a product quantizer of what it leaves. */
final class SemanticIdQuantizer implements SemanticIds {
  private static final int BLOCK = 8192;

  private final ResidualQuantizer coarse;
  private final ProductQuantizer fine;
  private final ResidualProductQuantizer both;
  private final String sha256;

  SemanticIdQuantizer(ResidualQuantizer coarse, ProductQuantizer fine) {
    this.coarse = coarse;
    this.fine = fine;
    this.both = new ResidualProductQuantizer(coarse, fine);
    this.sha256 = SemanticIdFile.sha256(coarse.tables(), fine.tables());
  }

  ResidualQuantizer coarse() {
    return coarse;
  }

  ProductQuantizer fine() {
    return fine;
  }

  @Override
  public int dimension() {
    return coarse.dimension();
  }

  @Override
  public List<Integer> sizes() {
    return IntStream.range(0, coarse.levels()).mapToObj(coarse::size).toList();
  }

  @Override
  public List<Integer> fineSizes() {
    return Collections.nCopies(fine.subspaces(), fine.size());
  }

  @Override
  public long centroids() {
    return coarse.centroids();
  }

  @Override
  public String sha256() {
    return sha256;
  }

  @Override
  public List<SemanticId> encode(List<Embedding> vectors) {
    List<SemanticId> ids = new ArrayList<>(vectors.size());
    for (int from = 0; from < vectors.size(); from += BLOCK) {
      List<Embedding> block = vectors.subList(from, Math.min(from + BLOCK, vectors.size()));
      int[] codes = both.encode(rows(block, dimension()));
      for (int i = 0; i < block.size(); i++) {
        ids.add(id(codes, i * both.codes()));
      }
    }
    return List.copyOf(ids);
  }

  private SemanticId id(int[] codes, int from) {
    List<Integer> all = IntStream.range(from, from + both.codes()).mapToObj(c -> codes[c]).toList();
    int levels = coarse.levels();
    return new SemanticId(all.subList(0, levels), all.subList(levels, all.size()));
  }

  /** Vectors end to end. */
  static TokenRows rows(List<Embedding> vectors, int dimension) {
    float[] rows = new float[Math.multiplyExact(vectors.size(), dimension)];
    for (int i = 0; i < vectors.size(); i++) {
      Embedding vector = vectors.get(i);
      if (vector.dimension() != dimension) {
        throw new IllegalArgumentException(
            "vector "
                + i
                + " has "
                + vector.dimension()
                + " values, but there should be "
                + dimension);
      }
      System.arraycopy(vector.toArray(), 0, rows, i * dimension, dimension);
    }
    return TokenRows.of(rows, dimension);
  }

  @Override
  public List<Embedding> decode(List<SemanticId> ids) {
    int[] codes = codes(ids);
    float[] rows = both.decode(codes);
    return IntStream.range(0, ids.size())
        .mapToObj(
            i -> {
              float[] row = new float[dimension()];
              System.arraycopy(rows, i * row.length, row, 0, row.length);
              return Embedding.adopt(row);
            })
        .toList();
  }

  @Override
  public SemanticIdQuality quality(List<SemanticId> ids) {
    List<Integer> sizes = new ArrayList<>(sizes());
    int[] codes = codes(ids);
    int width = both.codes();
    int levels = coarse.levels();
    int[] leading = new int[ids.size() * levels];
    for (int i = 0; i < ids.size(); i++) {
      System.arraycopy(codes, i * width, leading, i * levels, levels);
    }
    double coarseAlone = CodeQuality.of(leading, sizes).independent();
    sizes.addAll(fineSizes());
    CodeQuality all = CodeQuality.of(codes, sizes);
    return new SemanticIdQuality(
        ids.size(), all.used(), all.utilisation(), all.independent(), coarseAlone);
  }

  @Override
  public List<int[]> fineNeighbours(List<SemanticId> ids, int count) {
    int[] codes = codes(ids);
    int parts = fine.subspaces();
    int[] pairs = new int[ids.size() * parts];
    for (int i = 0; i < ids.size(); i++) {
      System.arraycopy(codes, i * both.codes() + coarse.levels(), pairs, i * parts, parts);
    }
    return new FineNeighbours(fine.tables()).of(pairs, count);
  }

  /** All codes end to end, checked. */
  private int[] codes(List<SemanticId> ids) {
    int[] codes = new int[Math.multiplyExact(ids.size(), both.codes())];
    for (int i = 0; i < ids.size(); i++) {
      SemanticId id = ids.get(i);
      if (id.coarse().size() != coarse.levels() || id.fine().size() != fine.subspaces()) {
        throw new IllegalArgumentException(
            id
                + " has "
                + id.coarse().size()
                + " and "
                + id.fine().size()
                + " codes, but there should be "
                + coarse.levels()
                + " and "
                + fine.subspaces());
      }
      for (int c = 0; c < both.codes(); c++) {
        int code = id.codes().get(c);
        int size = c < coarse.levels() ? coarse.size(c) : fine.size();
        if (code >= size) {
          throw new IllegalArgumentException(
              "code " + c + " of " + id + " must be below " + size + ", got " + code);
        }
        codes[i * both.codes() + c] = code;
      }
    }
    return codes;
  }

  @Override
  public void save(Path folder) {
    SemanticIdFile.save(coarse.tables(), fine.tables(), folder);
  }
}
