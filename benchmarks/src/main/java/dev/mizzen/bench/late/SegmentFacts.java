package dev.mizzen.bench.late;

import dev.mizzen.impl.index.IndexLayout;
import dev.mizzen.impl.index.codec.TokenVectorReader;
import dev.mizzen.impl.index.lists.SegmentTokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.store.FSDirectory;

/**
 * The segments of a committed index.
 *
 * @param documents how many each has, deleted ones among them
 * @param codebooks those of their lists
 */
record SegmentFacts(Map<String, Integer> documents, TreeSet<String> codebooks) {

  /** Reads the last commit. */
  static SegmentFacts of(Path folder) throws IOException {
    Map<String, Integer> documents = new TreeMap<>();
    TreeSet<String> codebooks = new TreeSet<>();
    String field = IndexLayout.tokenVectors(IndexDocuments.FIELD);
    try (FSDirectory directory = FSDirectory.open(folder);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        String name = ((SegmentReader) leaf.reader()).getSegmentName();
        documents.put(name, leaf.reader().maxDoc());
        SegmentTokens lists = TokenVectorReader.lists(leaf.reader(), field);
        if (lists != null) {
          codebooks.add(lists.codebookId().toString());
        }
      }
    }
    return new SegmentFacts(documents, codebooks);
  }

  /** The segment with most documents. */
  String largest() {
    return documents.entrySet().stream()
        .max(Comparator.comparing(Map.Entry::getValue))
        .orElseThrow()
        .getKey();
  }
}
