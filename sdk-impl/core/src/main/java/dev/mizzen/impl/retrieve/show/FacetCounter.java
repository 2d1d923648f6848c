package dev.mizzen.impl.retrieve.show;

import dev.mizzen.impl.index.FieldNames;
import dev.mizzen.impl.index.MetadataType;
import dev.mizzen.search.SearchResult.FacetCount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** Counts the values of metadata fields over all documents it sees, each once for a document. */
public final class FacetCounter
    implements CollectorManager<FacetCounter.Counts, Map<String, List<FacetCount>>> {
  private final Map<String, Integer> limits;
  private final Map<String, MetadataType> types;
  private final FieldNames names;

  /**
   * @param limits by metadata field: how many values are kept
   */
  public FacetCounter(
      Map<String, Integer> limits, Map<String, MetadataType> types, FieldNames names) {
    this.limits = limits;
    this.names = names;
    this.types = types;
  }

  @Override
  public Counts newCollector() {
    return new Counts();
  }

  @Override
  public Map<String, List<FacetCount>> reduce(Collection<Counts> parts) throws IOException {
    for (Counts part : parts) {
      part.finishSegment();
    }
    Map<String, List<FacetCount>> facets = new HashMap<>();
    limits.forEach((field, limit) -> facets.put(field, mostFrequent(field, limit, parts)));
    return facets;
  }

  private List<FacetCount> mostFrequent(String field, int limit, Collection<Counts> parts) {
    FacetTally all = new FacetTally();
    for (Counts part : parts) {
      FacetTally tally = part.tallies.get(field);
      if (tally != null) {
        all.addAll(tally);
      }
    }
    MetadataType type = types.get(field);
    return type == null ? List.of() : all.mostFrequent(limit, type);
  }

  /** Counts on one thread. */
  public final class Counts implements Collector {
    private final Map<String, FacetTally> tallies = new HashMap<>();
    private List<SegmentFacet> segment = List.of();

    private Counts() {}

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
      finishSegment();
      List<SegmentFacet> facets = new ArrayList<>();
      for (String field : limits.keySet()) {
        MetadataType type = types.get(field);
        if (type != null) {
          FacetTally tally = tallies.computeIfAbsent(field, f -> new FacetTally());
          String lucene = names.metadata(field);
          facets.add(SegmentFacet.of(context.reader(), lucene, type, tally));
        }
      }
      segment = facets;
      return new LeafCollector() {
        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) throws IOException {
          for (SegmentFacet facet : facets) {
            facet.count(doc);
          }
        }
      };
    }

    private void finishSegment() throws IOException {
      for (SegmentFacet facet : segment) {
        facet.finish();
      }
      segment = List.of();
    }
  }
}
