package dev.mizzen.bench.late;

import dev.mizzen.impl.late.HeapTokenLists;
import dev.mizzen.impl.late.LateCodebook;
import dev.mizzen.impl.late.ListBuffer;
import dev.mizzen.impl.late.ListCandidates;
import dev.mizzen.impl.late.ListKnobs;
import dev.mizzen.impl.late.ListSearch;
import dev.mizzen.impl.late.SegmentLists;
import dev.mizzen.impl.late.TokenLists;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Lists on the heap. */
final class HeapEngine implements LateEngine {
  private final LateCodebook codebook;
  private final HeapTokenLists lists;
  private final List<SegmentLists> segments;
  private final ListSearch search;
  private final LongAdder met = new LongAdder();

  HeapEngine(
      KernelBackend backend,
      Workers workers,
      LateCodebook codebook,
      HeapTokenLists lists,
      int documents) {
    this.codebook = codebook;
    this.lists = lists;
    this.segments = List.of(new SegmentLists(new Counted(), documents, 0, null));
    this.search = new ListSearch(backend, workers);
  }

  @Override
  public ListCandidates candidates(float[] query, ListKnobs knobs) {
    try {
      return search.search(query, codebook, segments, knobs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long met() {
    return met.sumThenReset();
  }

  /** Codes, gaps between documents as bytes of 7 bits, and centroids of 2 bytes a value. */
  @Override
  public double bytesPerToken() {
    ListBuffer list = new ListBuffer();
    long bytes = 2L * codebook.dimension() * (codebook.size() + codebook.groupCount());
    long tokens = 0;
    for (int l = 0; l < lists.count(); l++) {
      lists.read(l, list);
      bytes += (long) list.length() * codebook.subspaces() / 2;
      tokens += list.length();
      int last = 0;
      for (int t = 0; t < list.length(); t++) {
        int gap = list.documents()[t] - last;
        bytes += Math.max(1, (38 - Integer.numberOfLeadingZeros(gap)) / 7);
        last = list.documents()[t];
      }
    }
    return (double) bytes / tokens;
  }

  private final class Counted implements TokenLists {
    @Override
    public int count() {
      return lists.count();
    }

    @Override
    public int length(int list) {
      return lists.length(list);
    }

    @Override
    public void read(int list, ListBuffer into) {
      lists.read(list, into);
      met.add(into.length());
    }
  }
}
