package dev.mizzen.impl.index.upkeep;

import dev.mizzen.impl.index.CommitData;
import dev.mizzen.impl.index.IndexLayout;
import dev.mizzen.impl.index.IndexSchema;
import dev.mizzen.impl.index.StoredDocument;
import dev.mizzen.impl.index.codec.TokenVectorBlob;
import dev.mizzen.impl.index.codec.TokenVectorReader;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.index.VectorField;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;

/** What Lucene cannot know of an index of ours. */
final class EntryCheck {
  private final IndexSchema schema;
  private final String where;
  private final List<String> problems;

  EntryCheck(IndexSchema schema, String where, List<String> problems) {
    this.schema = schema;
    this.where = where;
    this.problems = problems;
  }

  /** The settings, and that every live entry has a key and no two have the same. */
  void commit(DirectoryReader reader) throws IOException {
    CommitData data = CommitData.of(reader.getIndexCommit().getUserData(), where);
    for (VectorField field : data.schema().vectorFields()) {
      if (schema.vectorField(field.name()).isEmpty()) {
        problems.add("the commit has a vector field '" + field.name() + "' that is not open");
      }
    }
    long keyed = liveKeys(reader);
    if (keyed != reader.numDocs()) {
      problems.add(keyed + " live entries have a key, but there are " + reader.numDocs());
    }
  }

  private long liveKeys(DirectoryReader reader) throws IOException {
    Terms terms = MultiTerms.getTerms(reader, IndexLayout.KEY);
    if (terms == null) {
      return 0;
    }
    Bits live = MultiBits.getLiveDocs(reader);
    TermsEnum keys = terms.iterator();
    PostingsEnum postings = null;
    long total = 0;
    while (keys.next() != null) {
      postings = keys.postings(postings, PostingsEnum.NONE);
      long entries = 0;
      while (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        entries += live == null || live.get(postings.docID()) ? 1 : 0;
      }
      if (entries > 1) {
        problems.add(entries + " live entries have the key " + keys.term().utf8ToString());
      }
      total += entries;
    }
    return total;
  }

  /** The stored documents and the token vectors of a segment, deleted ones included. */
  void segment(SegmentReader segment) throws IOException {
    StoredFields stored = segment.storedFields();
    for (int doc = 0; doc < segment.maxDoc(); doc++) {
      var fields = stored.document(doc);
      StoredDocument.decode(fields, segment);
      StoredDocument.decodeWhole(fields, segment);
    }
    for (VectorField field : schema.vectorFields()) {
      vectors(segment, field);
      tokens(segment, field);
    }
  }

  private void vectors(SegmentReader segment, VectorField field) {
    FieldInfo info = segment.getFieldInfos().fieldInfo(IndexLayout.vector(field.name()));
    int dimension = field.identity().dimension();
    if (info != null && info.getVectorDimension() != dimension) {
      problems.add(
          "segment "
              + segment.getSegmentName()
              + ": vectors of '"
              + field.name()
              + "' have dimension "
              + info.getVectorDimension()
              + ", not "
              + dimension);
    }
  }

  private void tokens(SegmentReader segment, VectorField field) throws IOException {
    TokenVectorReader reader =
        TokenVectorReader.open(segment, IndexLayout.tokenVectors(field.name()));
    NumericDocValues counts = segment.getNumericDocValues(IndexLayout.tokenCount(field.name()));
    for (int doc = 0; reader != null && doc < segment.maxDoc(); doc++) {
      TokenVectorBlob blob = reader.read(doc);
      if (blob != null) {
        blob.spans();
        boolean counted = counts != null && counts.advanceExact(doc);
        long count = counted ? counts.longValue() : 0;
        if (blob.dimension() != field.identity().dimension()
            || !isKept(field, blob.storage())
            || count != blob.count()) {
          problems.add(
              "segment "
                  + segment.getSegmentName()
                  + ", document "
                  + doc
                  + ": "
                  + blob.count()
                  + " token vectors of '"
                  + field.name()
                  + "' do not fit their settings");
        }
      }
    }
  }

  /** Codes are made when a segment has tokens enough; before, vectors are bytes. */
  private static boolean isKept(VectorField field, TokenStorage storage) {
    TokenStorage asked = field.tokenStorage().orElse(null);
    return storage == asked || (asked == TokenStorage.CODES && storage == TokenStorage.INT8);
  }
}
