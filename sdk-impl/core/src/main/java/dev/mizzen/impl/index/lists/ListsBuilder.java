package dev.mizzen.impl.index.lists;

import dev.mizzen.impl.late.EncodedTokens;
import dev.mizzen.impl.late.LateCodebook;
import dev.mizzen.impl.late.ListBuffer;
import dev.mizzen.impl.late.TokenEncoder;
import dev.mizzen.kernels.Workers;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentWriteState;
import org.jspecify.annotations.Nullable;

/**
 * Writes the lists of a new segment, field by field. Tokens of segments with the same codebook are
 * taken over as they are coded; all others are coded from their vectors, document by document.
 * Heap: what {@link ListSettings} allow, a codebook, and the longest list. For one thread.
 */
public final class ListsBuilder implements Closeable {
  private final ListsWriting writing;
  private final SegmentWriteState state;
  private final ListOutputs outputs;

  /** A builder for the segment of {@code state}. */
  public ListsBuilder(ListsWriting writing, SegmentWriteState state) {
    this.writing = writing;
    this.state = state;
    outputs = new ListOutputs(state);
  }

  /**
   * Writes the lists of a field, if it has tokens enough.
   *
   * @param field Lucene's name of it
   * @param parts in the order of their documents
   * @return what to keep for {@link ListFiles}; null if there are no lists
   */
  public @Nullable FieldLists write(String field, List<TokenPart> parts, AbortCheck abort)
      throws IOException {
    TokenCensus census = new TokenCensus(0, 0, true);
    for (TokenPart part : parts) {
      census = census.plus(TokenCensus.of(part, abort));
    }
    if (census.tokens() < writing.settings().leastTokens() || !census.codable()) {
      return null;
    }
    LateCodebook codebook = new CodebookChoice(writing, parts, census, abort).choose(field);
    return codebook == null ? null : write(field, codebook, parts, abort);
  }

  private FieldLists write(
      String field, LateCodebook codebook, List<TokenPart> parts, AbortCheck abort)
      throws IOException {
    String prefix = IndexFileNames.segmentFileName(state.segmentInfo.name, "", "");
    try (ListSorter sorter =
        new ListSorter(
            state.directory,
            prefix,
            state.context,
            codebook.size(),
            codebook.subspaces(),
            writing.settings().sortBytes())) {
      Sources sources = new Sources(codebook, sorter, abort);
      for (TokenPart part : parts) {
        sources.add(part);
      }
      List<ListSource> joined = sources.finish();
      CodebookEntry entry = CodebookEntry.write(codebook, outputs.codebooks());
      writing.replace(field, codebook, HeldCodebooks.put(entry.key(), codebook));
      ListDirectory directory =
          ListJoin.write(joined, codebook.size(), codebook.subspaces(), outputs.lists(), abort);
      return new FieldLists(entry, directory, sources.squaredResiduals);
    }
  }

  /** Ends the files; null if no field has lists. */
  public ListFiles.@Nullable Lengths finish() throws IOException {
    return outputs.finish();
  }

  @Override
  public void close() throws IOException {
    outputs.close();
  }

  /** What lists are joined of, in the order of documents. */
  private final class Sources {
    private final LateCodebook codebook;
    private final ListSorter sorter;
    private final AbortCheck abort;
    private final TokenBatch batch;
    private final List<ListSource> sources = new ArrayList<>();
    private double squaredResiduals;

    Sources(LateCodebook codebook, ListSorter sorter, AbortCheck abort) {
      this.codebook = codebook;
      this.sorter = sorter;
      this.abort = abort;
      TokenEncoder encoder = new TokenEncoder(writing.backend(), Workers.caller(), codebook);
      batch =
          new TokenBatch(codebook.dimension(), (rows, docs) -> sort(encoder.encode(rows), docs));
    }

    void add(TokenPart part) throws IOException {
      SegmentTokens lists = part.lists();
      if (lists != null && codebook.reads(lists.codebook())) {
        batch.finish();
        sources.addAll(sorter.sources());
        ListBuffer scratch = new ListBuffer();
        sources.add((list, rows) -> lists.file().append(list, rows, scratch, part::newDoc));
        squaredResiduals += lists.squaredResiduals() * part.liveShare();
        return;
      }
      TokenPart.Walk walk = part.walk();
      for (int doc = walk.next(); doc >= 0; doc = walk.next()) {
        abort.check();
        batch.add(doc, walk.rows());
      }
    }

    List<ListSource> finish() throws IOException {
      batch.finish();
      sources.addAll(sorter.sources());
      sorter.finish();
      return sources;
    }

    private void sort(EncodedTokens tokens, int[] docs) throws IOException {
      int subspaces = codebook.subspaces();
      byte[] row = new byte[CodeRows.bytes(subspaces)];
      for (int i = 0; i < tokens.count(); i++) {
        squaredResiduals += tokens.residuals()[i];
        CodeRows.pair(tokens.codes(), i * subspaces, subspaces, row, 0);
        sorter.add(tokens.centroids()[i], docs[i], row, 0);
      }
    }
  }
}
