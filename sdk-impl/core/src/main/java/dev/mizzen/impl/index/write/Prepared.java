package dev.mizzen.impl.index.write;

import dev.mizzen.Document;
import java.util.List;
import org.apache.lucene.index.IndexableField;

/**
 * A document with all its Lucene fields.
 *
 * @param document as the caller gave it
 * @param entries the fields of each
 * @param truncated whether a vector leaves out its end
 */
record Prepared(
    Document document, List<Iterable<? extends IndexableField>> entries, boolean truncated) {
  Prepared {
    entries = List.copyOf(entries);
  }
}
