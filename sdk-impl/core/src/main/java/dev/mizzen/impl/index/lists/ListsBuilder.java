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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the lists of a new segment, field by field. Tokens of segments with the same codebook are
 * taken over as they are coded; all others are coded from their vectors, document by document.
 * Heap: what {@link ListSettings} allow, a codebook, and the longest list. For one thread.
 */
public final class ListsBuilder implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(ListsBuilder.class);

  private final ListsWriting writing;
  private final SegmentWriteState state;
  private final ListOutputs outputs;

  /** A builder for the segment of {@code state}. */
  public ListsBuilder(ListsWriting writing, SegmentWriteState state) {
    this.writing = writing;
    this.state = state;
    outputs = new ListOutputs(state);
  }

  /** Whether a Lucene field keeps codes only. */
  public boolean isCodesOnly(String field) {
    return writing.coding(field).codesOnly();
  }

  /**
   * Writes the lists of a field, if it has tokens enough, or has codes already that are all there
   * is.
   *
   * @param field Lucene's name of it
   * @param parts in the order of their documents
   * @param places gets where tokens went; null if nobody asks
   * @return what to keep for {@link ListFiles}; null if there are no lists
   */
  public @Nullable FieldLists write(
      String field, List<? extends TokenPart> parts, @Nullable TokenPlaces places, AbortCheck abort)
      throws IOException {
    TokenCensus census = new TokenCensus(0, 0, true);
    boolean coded = false;
    for (TokenPart part : parts) {
      census = census.plus(TokenCensus.of(part, abort));
      coded |= isCodesOnly(field) && part.lists() != null && part.liveShare() > 0;
    }
    boolean enough = census.tokens() >= writing.settings().leastTokens() && census.codable();
    if (!enough && !coded) {
      return null;
    }
    List<TokenPart> all = List.copyOf(parts);
    CodebookChoice choice = new CodebookChoice(writing, all, census, abort);
    LateCodebook codebook = choice.choose(field);
    return codebook == null ? null : write(field, codebook, all, places, abort);
  }

  private FieldLists write(
      String field,
      LateCodebook codebook,
      List<TokenPart> parts,
      @Nullable TokenPlaces places,
      AbortCheck abort)
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
      Sources sources = new Sources(codebook, sorter, places, abort);
      for (TokenPart part : parts) {
        sources.add(part);
      }
      List<ListSource> joined = sources.finish();
      sources.tell(field);
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
    private final @Nullable TokenPlaces places;
    private final AbortCheck abort;
    private final TokenBatch batch;
    private final List<ListSource> sources = new ArrayList<>();
    private double squaredResiduals;
    private boolean again;
    private long coded;
    private long codedAgain;
    private double errors;

    Sources(
        LateCodebook codebook, ListSorter sorter, @Nullable TokenPlaces places, AbortCheck abort) {
      this.codebook = codebook;
      this.sorter = sorter;
      this.places = places;
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
        if (places != null) {
          places.copied(part);
        }
        return;
      }
      if (places != null && again != (lists != null)) {
        batch.finish();
        again = lists != null; // from here on, what is coded was codes before
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
      if (places != null) {
        places.finish();
      }
      return sources;
    }

    /** Codes of codes are worse than codes of vectors, so it is told when there are any. */
    void tell(String field) {
      writing.coded(field, coded - codedAgain);
      if (codedAgain > 0) {
        LOG.info(
            "{}: {} of {} tokens had other codes and were coded again from those, which adds a mean"
                + " squared error of {}",
            field,
            codedAgain,
            coded,
            errors / codedAgain);
      }
    }

    private void sort(EncodedTokens tokens, int[] docs) throws IOException {
      int subspaces = codebook.subspaces();
      byte[] row = new byte[CodeRows.bytes(subspaces)];
      coded += tokens.count();
      if (places != null) {
        places.add(tokens.centroids(), tokens.count());
      }
      for (int i = 0; i < tokens.count(); i++) {
        codedAgain += again ? 1 : 0;
        errors += again ? tokens.errors()[i] : 0;
        squaredResiduals += tokens.residuals()[i];
        CodeRows.pair(tokens.codes(), i * subspaces, subspaces, row, 0);
        sorter.add(tokens.centroids()[i], docs[i], row, 0);
      }
    }
  }
}
