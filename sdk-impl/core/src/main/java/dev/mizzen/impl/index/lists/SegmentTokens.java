package dev.mizzen.impl.index.lists;

import dev.mizzen.impl.late.CodebookId;
import dev.mizzen.impl.late.LateCodebook;
import dev.mizzen.impl.late.TokenLists;
import java.io.IOException;
import org.apache.lucene.store.IndexInput;
import org.jspecify.annotations.Nullable;

/**
 * The lists of a field of a segment and the codebook they are coded with, which is read when it is
 * first asked for. Holds as long as the segment's reader is open. Safe for use by many threads.
 */
public final class SegmentTokens {
  private final FieldLists told;
  private final IndexInput codebooks;
  private final ListFile lists;
  private volatile @Nullable LateCodebook codebook;

  SegmentTokens(FieldLists told, IndexInput codebooks, IndexInput lists, int maxDoc) {
    this.told = told;
    this.codebooks = codebooks;
    this.lists = new ListFile(lists, told.directory(), maxDoc);
  }

  /**
   * What the lists are coded with; one copy for all that have the same.
   *
   * @throws org.apache.lucene.index.CorruptIndexException if it is damaged
   */
  public LateCodebook codebook() throws IOException {
    LateCodebook known = codebook;
    if (known == null) {
      known = HeldCodebooks.get(told.codebook().key(), () -> told.codebook().read(codebooks));
      codebook = known;
    }
    return known;
  }

  /** The name of what the lists are coded with, without reading it. */
  public CodebookId codebookId() {
    return told.codebook().key().id();
  }

  /** The lists, whose checksums are compared when they are first read. */
  public TokenLists lists() {
    return lists;
  }

  /** How many tokens there are in all lists, those of deleted documents among them. */
  public long tokens() {
    return told.tokens();
  }

  /** The sum of {@code ‖t − centroid‖²} over all tokens. */
  double squaredResiduals() {
    return told.squaredResiduals();
  }

  ListFile file() {
    return lists;
  }
}
