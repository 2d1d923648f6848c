package dev.mizzen.impl.index.lists;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * The two files of a segment that has lists, open for reading: {@code .mtl} with the lists of all
 * fields and {@code .mtc} with their codebooks. Opening looks at their ends only.
 */
public final class ListFiles implements Closeable {
  static final String LISTS = "mtl";
  static final String LISTS_CODEC = "MizzenTokenLists";
  static final String CODEBOOKS = "mtc";
  static final String CODEBOOKS_CODEC = "MizzenTokenCodebooks";
  static final int VERSION = 0;

  private final IndexInput lists;
  private final IndexInput codebooks;
  private final Map<Integer, SegmentTokens> fields = new HashMap<>();

  private ListFiles(IndexInput lists, IndexInput codebooks) {
    this.lists = lists;
    this.codebooks = codebooks;
  }

  /**
   * Opens the files.
   *
   * @param lengths of both, lists first, as the small file tells
   * @param told of each field with lists
   */
  public static ListFiles open(
      SegmentReadState state, Lengths lengths, Map<Integer, FieldLists> told) throws IOException {
    IndexInput lists = open(state, LISTS, LISTS_CODEC, lengths.lists());
    try {
      IndexInput codebooks = open(state, CODEBOOKS, CODEBOOKS_CODEC, lengths.codebooks());
      ListFiles files = new ListFiles(lists, codebooks);
      int maxDoc = state.segmentInfo.maxDoc();
      told.forEach(
          (field, one) ->
              files.fields.put(field, new SegmentTokens(one, codebooks, lists, maxDoc)));
      return files;
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileHandlingException(lists);
      throw e;
    }
  }

  private static IndexInput open(
      SegmentReadState state, String extension, String codec, long length) throws IOException {
    String name =
        IndexFileNames.segmentFileName(state.segmentInfo.name, state.segmentSuffix, extension);
    IndexInput in = state.directory.openInput(name, state.context);
    try {
      if (in.length() != length) {
        throw new CorruptIndexException(in.length() + " bytes, not " + length, in);
      }
      CodecUtil.checkIndexHeader(
          in, codec, VERSION, VERSION, state.segmentInfo.getId(), state.segmentSuffix);
      CodecUtil.retrieveChecksum(in, length);
      return in;
    } catch (EOFException e) {
      IOUtils.closeWhileHandlingException(in);
      throw new CorruptIndexException("the header runs past the end", in, e);
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileHandlingException(in);
      throw e;
    }
  }

  /**
   * The sizes of both files.
   *
   * @param lists of {@code .mtl}
   * @param codebooks of {@code .mtc}
   */
  public record Lengths(long lists, long codebooks) {}

  /** The lists of a field, by its number; null if it has none. */
  public @Nullable SegmentTokens field(int number) {
    return fields.get(number);
  }

  /** Reads both files and compares Lucene's checksums. */
  public void checkIntegrity() throws IOException {
    CodecUtil.checksumEntireFile(lists);
    CodecUtil.checksumEntireFile(codebooks);
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(lists, codebooks);
  }
}
