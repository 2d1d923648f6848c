package dev.mizzen.impl.index.write;

import dev.mizzen.Document;
import dev.mizzen.impl.index.IndexSchema;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexableField;
import org.jspecify.annotations.Nullable;

/** Turns documents into Lucene fields: checks, embeds, builds. Safe for use by many threads. */
final class Preparer {
  private final DocumentCheck check;
  private final Vectorizer vectorizer;
  private final EntryFields fields;

  Preparer(IndexSchema schema) {
    check = new DocumentCheck(schema);
    vectorizer = new Vectorizer(schema);
    fields = new EntryFields(schema);
  }

  /** As far as the first document that is refused. */
  Chunk<Prepared> prepare(Chunk<Document> documents, String tenant) {
    Chunk<Draft> drafts = vectorizer.fill(checked(documents));
    List<Prepared> prepared = new ArrayList<>(drafts.items().size());
    for (Draft draft : drafts.items()) {
      prepared.add(prepared(draft, tenant));
    }
    return new Chunk<>(prepared, drafts.failure());
  }

  private Chunk<Draft> checked(Chunk<Document> documents) {
    List<Draft> drafts = new ArrayList<>(documents.items().size());
    @Nullable RuntimeException failure = documents.failure();
    for (Document document : documents.items()) {
      try {
        check.document(document);
      } catch (IllegalArgumentException e) {
        return new Chunk<>(drafts, Refusal.of(document, e));
      }
      drafts.add(new Draft(document));
    }
    return new Chunk<>(drafts, failure);
  }

  private Prepared prepared(Draft draft, String tenant) {
    List<Iterable<? extends IndexableField>> entries = new ArrayList<>();
    for (Entry entry : draft.entries) {
      entries.add(fields.of(entry, draft.document.id(), tenant));
    }
    return new Prepared(draft.document, entries, draft.truncated);
  }
}
