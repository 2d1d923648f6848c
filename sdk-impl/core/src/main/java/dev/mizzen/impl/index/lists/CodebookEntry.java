package dev.mizzen.impl.index.lists;

import dev.mizzen.impl.late.CodebookId;
import dev.mizzen.impl.late.LateCodebook;
import dev.mizzen.impl.quantize.TwoLevelCentroids;
import java.io.IOException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;

/**
 * What the small file of a segment says of a codebook. The codebook's own file has the beginnings
 * of the groups as ints, then groups, centroids and codewords as halves, in the blocks of {@link
 * CheckedOutput}.
 *
 * @param key names the codebook and its content
 * @param dimension of vectors
 * @param subspaces of codes
 * @param groups how many
 * @param size centroids
 * @param meanSquaredResidual in training
 * @param trainingTokens how many
 * @param from where it begins in its file
 */
record CodebookEntry(
    Key key,
    int dimension,
    int subspaces,
    int groups,
    int size,
    double meanSquaredResidual,
    long trainingTokens,
    long from) {

  /**
   * Tells codebooks apart.
   *
   * @param id its name
   * @param crc the CRC-32C of its content
   */
  record Key(CodebookId id, int crc) {}

  /** Writes {@code codebook} to its file. */
  static CodebookEntry write(LateCodebook codebook, IndexOutput out) throws IOException {
    long from = out.getFilePointer();
    CheckedOutput content = new CheckedOutput(out);
    for (int start : codebook.starts()) {
      content.putInt(start);
    }
    for (float[] values :
        new float[][] {codebook.groups(), codebook.centroids(), codebook.codewords()}) {
      for (float value : values) {
        content.putShort(Float.floatToFloat16(value));
      }
    }
    return new CodebookEntry(
        new Key(codebook.id(), content.finish()),
        codebook.dimension(),
        codebook.subspaces(),
        codebook.groupCount(),
        codebook.size(),
        codebook.meanSquaredResidual(),
        codebook.trainingTokens(),
        from);
  }

  /** Reads the codebook from its file, every block of it checked. */
  LateCodebook read(IndexInput file) throws IOException {
    IndexInput in = file.clone();
    in.seek(from);
    CheckedInput content = new CheckedInput(in, contentBytes());
    int[] starts = new int[groups + 1];
    for (int g = 0; g < starts.length; g++) {
      starts[g] = content.getInt();
    }
    float[] groupRows = halves(content, groups * dimension);
    float[] centroids = halves(content, size * dimension);
    float[] codewords = halves(content, LateCodebook.CODEWORDS * dimension);
    try {
      return LateCodebook.of(
          key.id(),
          dimension,
          new TwoLevelCentroids(groupRows, starts, centroids),
          codewords,
          subspaces,
          meanSquaredResidual,
          trainingTokens);
    } catch (IllegalArgumentException e) {
      throw new CorruptIndexException("codebook " + key.id() + ": " + e.getMessage(), in, e);
    }
  }

  private static float[] halves(CheckedInput content, int count) throws IOException {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = content.getHalf();
    }
    return values;
  }

  private long contentBytes() {
    long rows = (long) groups + size + LateCodebook.CODEWORDS;
    return (groups + 1L) * Integer.BYTES + rows * dimension * Short.BYTES;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(key.id().high());
    out.writeLong(key.id().low());
    out.writeVInt(key.id().version());
    out.writeInt(key.crc());
    out.writeVInt(dimension);
    out.writeVInt(subspaces);
    out.writeVInt(groups);
    out.writeVInt(size);
    out.writeLong(Double.doubleToLongBits(meanSquaredResidual));
    out.writeVLong(trainingTokens);
    out.writeVLong(from);
  }

  /**
   * Reads an entry.
   *
   * @param bytes the length of the codebook's file, which the sizes have to fit
   */
  static CodebookEntry read(IndexInput in, long bytes) throws IOException {
    long high = in.readLong();
    long low = in.readLong();
    int version = in.readVInt();
    int crc = in.readInt();
    if (version < 1) {
      throw new CorruptIndexException("codebook of version " + version, in);
    }
    CodebookEntry entry =
        new CodebookEntry(
            new Key(new CodebookId(high, low, version), crc),
            in.readVInt(),
            in.readVInt(),
            in.readVInt(),
            in.readVInt(),
            Double.longBitsToDouble(in.readLong()),
            in.readVLong(),
            in.readVLong());
    entry.check(in, bytes);
    return entry;
  }

  private void check(IndexInput in, long bytes) throws IOException {
    boolean positive = dimension > 0 && subspaces > 0 && groups > 0 && size > 0 && from >= 0;
    boolean small = positive && (long) (groups + 1) * dimension < bytes;
    if (!small
        || (long) size * dimension > bytes
        || from + CheckedOutput.bytes(contentBytes()) > bytes) {
      throw new CorruptIndexException(
          size + " centroids of dimension " + dimension + " in a file of " + bytes + " bytes", in);
    }
  }
}
