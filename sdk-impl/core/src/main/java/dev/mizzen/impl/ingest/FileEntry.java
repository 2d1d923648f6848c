package dev.mizzen.impl.ingest;

import dev.mizzen.Document;
import dev.mizzen.MetadataValue;
import dev.mizzen.ingest.FolderIngest;
import java.time.Instant;

/**
 * What the index knows of a file; kept as a document without texts, the parent of the file's
 * passages.
 *
 * @param id of that document
 * @param file below the folder
 * @param state of the file when it was read
 * @param settings by which it was cut, as a hash
 * @param sha256 of its bytes
 * @param passages made of it
 * @param duplicate whether another file with the same bytes has the passages
 */
record FileEntry(
    String id,
    String file,
    FileState state,
    String settings,
    String sha256,
    long passages,
    boolean duplicate) {
  private static final String SIZE = "source-size";
  private static final String MODIFIED = "source-modified";
  private static final String SETTINGS = "source-settings";
  private static final String DUPLICATE = "source-duplicate";

  /** Only entries have it, not passages. */
  static final String PASSAGES = "source-passages";

  static final String SHA256 = "source-sha256";

  /** The entry's form in the index. */
  Document document(String folder) {
    return Document.builder(id)
        .metadata(FolderIngest.FOLDER, folder)
        .metadata(FolderIngest.FILE, file)
        .metadata(SIZE, state.size())
        .metadata(MODIFIED, state.modified())
        .metadata(SETTINGS, settings)
        .metadata(SHA256, sha256)
        .metadata(PASSAGES, passages)
        .metadata(DUPLICATE, duplicate)
        .build();
  }

  FileEntry withPassages(long count) {
    return new FileEntry(id, file, state, settings, sha256, count, false);
  }

  FileEntry asDuplicate() {
    return new FileEntry(id, file, state, settings, sha256, 0, true);
  }

  static FileEntry of(Document document) {
    return new FileEntry(
        document.id(),
        keyword(document, FolderIngest.FILE),
        new FileState(whole(document, SIZE), moment(document)),
        keyword(document, SETTINGS),
        keyword(document, SHA256),
        whole(document, PASSAGES),
        document.metadata().get(DUPLICATE) instanceof MetadataValue.Flag(boolean flag) && flag);
  }

  static String keyword(Document document, String field) {
    return document.metadata().get(field) instanceof MetadataValue.Keyword(String value)
        ? value
        : "";
  }

  private static long whole(Document document, String field) {
    return document.metadata().get(field) instanceof MetadataValue.Whole(long value) ? value : -1;
  }

  private static Instant moment(Document document) {
    return document.metadata().get(MODIFIED) instanceof MetadataValue.Moment(Instant value)
        ? value
        : Instant.EPOCH;
  }
}
