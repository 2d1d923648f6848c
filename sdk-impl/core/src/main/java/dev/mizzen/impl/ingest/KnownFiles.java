package dev.mizzen.impl.ingest;

import dev.mizzen.Retriever;
import dev.mizzen.ingest.FolderIngest;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import java.util.Map;
import java.util.TreeMap;

/** What an index knows of a folder's files. */
final class KnownFiles {
  private static final int PAGE = 1000;

  private KnownFiles() {}

  /** How many passages of a file there are. */
  static long passages(Retriever retriever, String entryId) {
    return retriever.count(Filter.and(Filter.parent(entryId), Filter.exists(FolderIngest.ORDINAL)));
  }

  /** By name below the folder. */
  static Map<String, FileEntry> of(Retriever retriever, String folder) {
    Filter entries =
        Filter.and(Filter.eq(FolderIngest.FOLDER, folder), Filter.exists(FileEntry.PASSAGES));
    Query query = Query.all().filter(entries).limit(PAGE);
    Map<String, FileEntry> known = new TreeMap<>();
    SearchResult page = retriever.search(query);
    while (true) {
      for (Hit hit : page.hits()) {
        FileEntry entry = FileEntry.of(hit.document());
        known.put(entry.file(), entry);
      }
      if (page.cursor().isEmpty()) {
        return known;
      }
      page = retriever.search(query.searchAfter(page.cursor().get()));
    }
  }
}
