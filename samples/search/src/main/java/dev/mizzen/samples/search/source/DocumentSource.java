package dev.mizzen.samples.search.source;

import dev.mizzen.Document;
import java.util.List;
import java.util.stream.Stream;

/** Documents to be indexed. */
public interface DocumentSource {
  /** For people, such as a folder's path. */
  String description();

  /** A short name for files and folders made for this source. */
  String name();

  /** Tells this source from all others; kept with its index, so that no index gets mixed up. */
  String key();

  /**
   * Changes whenever the documents may have changed; found without reading them.
   *
   * @throws SourceException naming the file, if one cannot be seen
   */
  String version();

  /**
   * How many documents {@link #documents} gives, found without parsing them.
   *
   * @throws SourceException naming the file, if one cannot be read
   */
  long count();

  /**
   * The documents, each read when its turn comes. Close the stream.
   *
   * @throws SourceException naming the file and line, here or later, if one cannot be read
   */
  Stream<Document> documents();

  /** Questions with known answers, if the source has any. */
  List<Question> questions();
}
