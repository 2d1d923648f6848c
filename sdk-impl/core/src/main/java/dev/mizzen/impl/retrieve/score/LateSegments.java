package dev.mizzen.impl.retrieve.score;

import dev.mizzen.impl.index.codec.TokenVectorReader;
import dev.mizzen.impl.index.lists.SegmentTokens;
import dev.mizzen.impl.late.AcceptedDocs;
import dev.mizzen.impl.late.LateCodebook;
import dev.mizzen.impl.late.SegmentLists;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * How a search by token vectors goes through the segments of an index: by lists, in groups that
 * share a codebook, or document by document. Documents that are deleted or do not pass the filter
 * are out before anything is scored. For one search.
 */
final class LateSegments {
  private final List<Group> groups = new ArrayList<>();
  private final IntList flat = new IntList();

  /** Segments whose codes mean the same. */
  static final class Group {
    private LateCodebook codebook;
    private final List<SegmentLists> segments = new ArrayList<>();
    private long tokens;

    Group(LateCodebook codebook) {
      this.codebook = codebook;
    }

    /** The latest version. */
    LateCodebook codebook() {
      return codebook;
    }

    List<SegmentLists> segments() {
      return segments;
    }

    /** How many tokens the lists of all segments have. */
    long tokens() {
      return tokens;
    }

    private void add(SegmentLists segment, long more) {
      segments.add(segment);
      tokens += more;
    }

    private boolean takes(LateCodebook other) {
      if (codebook.reads(other)) {
        return true;
      }
      if (other.reads(codebook)) {
        codebook = other;
        return true;
      }
      return false;
    }
  }

  /** Document numbers that are gathered. */
  static final class IntList {
    private int[] values = new int[64];
    private int count;

    void add(int value) {
      if (count == values.length) {
        values = Arrays.copyOf(values, 2 * count);
      }
      values[count++] = value;
    }

    int[] toArray() {
      return Arrays.copyOf(values, count);
    }
  }

  /** A segment with lists. */
  private record Listed(LeafReaderContext segment, SegmentTokens tokens, @Nullable Bits accepted) {}

  /**
   * Looks at all segments.
   *
   * @param field Lucene's name of the field
   * @param lists whether lists may be used
   * @param few how many documents that pass the filter are worth no lists
   */
  static LateSegments of(
      IndexSearcher searcher, String field, Optional<Query> filter, boolean lists, int few)
      throws IOException {
    LateSegments all = new LateSegments();
    Weight weight = weight(searcher, filter);
    List<Listed> listed = new ArrayList<>();
    long accepted = 0;
    for (LeafReaderContext segment : searcher.getIndexReader().leaves()) {
      SegmentTokens tokens = lists ? TokenVectorReader.lists(segment.reader(), field) : null;
      Bits bits = accepted(segment, weight);
      if (tokens == null) {
        all.addFlat(segment, bits);
      } else {
        listed.add(new Listed(segment, tokens, bits));
        accepted += count(segment, bits);
      }
    }
    for (Listed one : listed) {
      if (accepted <= few) {
        all.addFlat(one.segment, one.accepted);
      } else {
        all.addLists(one);
      }
    }
    return all;
  }

  private static @Nullable Weight weight(IndexSearcher searcher, Optional<Query> filter)
      throws IOException {
    return filter.isEmpty()
        ? null
        : searcher.createWeight(searcher.rewrite(filter.get()), ScoreMode.COMPLETE_NO_SCORES, 1);
  }

  /** What is not deleted and passes the filter; null for everything. */
  private static @Nullable Bits accepted(LeafReaderContext segment, @Nullable Weight filter)
      throws IOException {
    Bits live = segment.reader().getLiveDocs();
    if (filter == null) {
      return live;
    }
    FixedBitSet passing = new FixedBitSet(segment.reader().maxDoc());
    Scorer scorer = filter.scorer(segment);
    DocIdSetIterator docs = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
    for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
      if (live == null || live.get(doc)) {
        passing.set(doc);
      }
    }
    return passing;
  }

  private static long count(LeafReaderContext segment, @Nullable Bits accepted) {
    return accepted instanceof FixedBitSet bits ? bits.cardinality() : segment.reader().numDocs();
  }

  private void addFlat(LeafReaderContext segment, @Nullable Bits accepted) {
    for (int doc = 0; doc < segment.reader().maxDoc(); doc++) {
      if (accepted == null || accepted.get(doc)) {
        flat.add(segment.docBase + doc);
      }
    }
  }

  private void addLists(Listed one) throws IOException {
    Bits bits = one.accepted;
    AcceptedDocs accepted = bits == null ? null : bits::get;
    SegmentLists segment =
        new SegmentLists(
            one.tokens.lists(), one.segment.reader().maxDoc(), one.segment.docBase, accepted);
    LateCodebook codebook = one.tokens.codebook();
    for (Group group : groups) {
      if (group.takes(codebook)) {
        group.add(segment, one.tokens.tokens());
        return;
      }
    }
    Group group = new Group(codebook);
    group.add(segment, one.tokens.tokens());
    groups.add(group);
  }

  /** The segments to be searched by lists. */
  List<Group> groups() {
    return groups;
  }

  /** The documents to be compared with in full, ascending. */
  int[] flat() {
    int[] docs = flat.toArray();
    Arrays.sort(docs);
    return docs;
  }
}
