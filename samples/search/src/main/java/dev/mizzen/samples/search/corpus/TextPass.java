package dev.mizzen.samples.search.corpus;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.index.WriteMode;
import dev.mizzen.samples.search.source.DocumentSource;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Brings the texts of the index in line with the source: new and changed documents are written
 * without vectors, and those that are gone are deleted. Used once.
 */
final class TextPass {
  private static final int CHUNK = 500;
  private static final int PAGE = 1000;

  private final Retriever retriever;
  private final LongConsumer progress;
  private final BooleanSupplier stopped;
  private final boolean fresh;
  private final Set<String> present = new LinkedHashSet<>();
  private final List<String> withoutVectors = new ArrayList<>();
  private final List<Document> chunk = new ArrayList<>();

  /**
   * @param progress hears how many documents were seen
   * @param stopped ends the pass early when true
   */
  TextPass(CorpusIndex index, LongConsumer progress, BooleanSupplier stopped) {
    this.retriever = index.retriever();
    this.progress = progress;
    this.stopped = stopped;
    this.fresh = index.coverage().documents() == 0;
  }

  /** The ids of the documents that still need vectors, in the order of the source. */
  List<String> run(DocumentSource source) {
    try (Stream<Document> documents = source.documents()) {
      // Pushed, not pulled: the iterator of a flat-mapped stream holds whole files in memory.
      documents.takeWhile(document -> !stopped.getAsBoolean()).forEach(this::take);
    }
    write();
    if (!stopped.getAsBoolean()) {
      deleteAbsent();
      retriever.commit();
    }
    return withoutVectors;
  }

  private void take(Document document) {
    present.add(document.id());
    Optional<Document> kept = fresh ? Optional.empty() : retriever.get(document.id());
    boolean current = kept.isPresent() && Stamps.isCurrent(kept.get(), document);
    if (!current) {
      chunk.add(Stamps.withDigest(document));
    }
    if (!current || !Stamps.hasVectors(kept.get())) {
      withoutVectors.add(document.id());
    }
    if (chunk.size() == CHUNK) {
      write();
    }
    progress.accept(present.size());
  }

  private void write() {
    if (!chunk.isEmpty()) {
      retriever.write(chunk, WriteMode.UPSERT, ProgressListener.NONE);
      retriever.refresh();
      chunk.clear();
    }
  }

  private void deleteAbsent() {
    if (retriever.statistics().documents() == present.size()) {
      return;
    }
    Query page = Query.all().limit(PAGE);
    Optional<String> cursor = Optional.empty();
    do {
      SearchResult result = retriever.search(cursor.map(page::searchAfter).orElse(page));
      String[] absent =
          result.ids().stream().filter(id -> !present.contains(id)).toArray(String[]::new);
      retriever.delete(absent);
      cursor = result.cursor();
    } while (cursor.isPresent());
  }
}
