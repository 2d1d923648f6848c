package dev.mizzen.impl.index.lists;

import java.io.IOException;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.store.IndexInput;

/**
 * What the small file of a segment says of the lists of a field.
 *
 * @param codebook that codes the tokens
 * @param directory where lists lie
 * @param squaredResiduals the sum of {@code ‖t − centroid‖²} over all tokens, for telling drift
 */
public record FieldLists(CodebookEntry codebook, ListDirectory directory, double squaredResiduals) {

  /** The number of tokens in all lists. */
  public long tokens() {
    long sum = 0;
    for (int length : directory.lengths()) {
      sum += length;
    }
    return sum;
  }

  /** Writes it to the small file. */
  public void write(DataOutput out) throws IOException {
    codebook.write(out);
    directory.write(out);
    out.writeLong(Double.doubleToLongBits(squaredResiduals));
  }

  /**
   * Reads it from the small file, whose checksum is compared before it is used.
   *
   * @param codebookBytes the length of the file of codebooks
   */
  public static FieldLists read(IndexInput in, long codebookBytes) throws IOException {
    CodebookEntry codebook = CodebookEntry.read(in, codebookBytes);
    ListDirectory directory = ListDirectory.read(in);
    return new FieldLists(codebook, directory, Double.longBitsToDouble(in.readLong()));
  }
}
