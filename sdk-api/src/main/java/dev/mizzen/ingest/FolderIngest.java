package dev.mizzen.ingest;

import dev.mizzen.Embedder;
import dev.mizzen.Incubating;
import dev.mizzen.MetadataValue;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.rag.Citation;
import dev.mizzen.spi.IngestProvider;
import dev.mizzen.spi.IngestSpec;
import dev.mizzen.spi.Providers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps an index up to date with the documents of a folder: cuts them into passages along headings
 * and sentences, and each later run takes in only what has changed.
 *
 * {@snippet class="dev.mizzen.Snippets" region="ingest"}
 *
 * <p>Each passage is a document of the index: its text is a stretch of the file's text, character
 * for character, its title the headings it stands under, and {@link dev.mizzen.Document#parentId}
 * and {@link dev.mizzen.Document#span} tell where it came from. Its parent is the file's own entry,
 * without texts, which no search by words or meaning finds; it holds the file's size, time and
 * SHA-256, so the index itself knows what it has. That makes runs safe to interrupt at any moment:
 * a later run finds what is complete and goes on from there.
 *
 * <p>Text ({@code .txt}) and Markdown ({@code .md}) are read as they are; {@code
 * dev.mizzen:mizzen-documents} adds HTML and PDF, and a {@link dev.mizzen.spi.DocumentReader} of
 * your own whatever you like. Hidden files and folders are passed over, links are not followed.
 *
 * <p>Settings are not thread-safe. {@link #run} and {@link #locate} may be called by many threads,
 * but two runs must not write the same folder to the same index at once.
 */
@Incubating(since = "0.1.0")
public final class FolderIngest {
  /** Keyword: which folder a passage or file is of, as named by {@link #named}. */
  public static final String FOLDER = "source-folder";

  /** Keyword: the file below the folder, with {@code /} between names. */
  public static final String FILE = "source-file";

  /** Number: a passage's place in its file, from 0. */
  public static final String ORDINAL = "source-ordinal";

  private final Path folder;
  private String name = "";
  private int chunkTokens = 192;
  private int overlapTokens = 32;
  private Optional<Embedder> embedder = Optional.empty();
  private final Map<String, MetadataValue> metadata = new LinkedHashMap<>();

  private FolderIngest(Path folder) {
    this.folder = Objects.requireNonNull(folder, "folder");
  }

  /** Starts the settings for a folder; nothing is read yet. */
  public static FolderIngest of(Path folder) {
    return new FolderIngest(folder);
  }

  /**
   * Names the folder, so that one index can hold several: ids start with the name and a slash. No
   * name unless said.
   */
  public FolderIngest named(String name) {
    this.name = Objects.requireNonNull(name, "name");
    return this;
  }

  /** How many tokens a passage has at most, its title included; 192 unless said. */
  public FolderIngest chunkTokens(int most) {
    chunkTokens = most;
    return this;
  }

  /**
   * How many tokens, at most, of the sentences that end a passage start the next one of the same
   * section too; 32 unless said.
   */
  public FolderIngest overlapTokens(int most) {
    overlapTokens = most;
    return this;
  }

  /** Counts tokens as this embedder does; without one they are estimated. */
  public FolderIngest countedBy(Embedder embedder) {
    this.embedder = Optional.of(embedder);
    return this;
  }

  /** Gives every passage this value. */
  public FolderIngest metadata(String field, MetadataValue value) {
    metadata.put(field, value);
    return this;
  }

  /**
   * Brings the index up to date and commits, in several commits if there is much to do. A file that
   * cannot be read is reported, and the others are taken in.
   *
   * @param progress hears phase {@code "scan"} with files looked at, and {@code "ingest"} with
   *     files taken in
   * @throws IllegalArgumentException if a setting is out of range, the folder is none, or it has no
   *     file that can be read while the index has some of it (was it moved?)
   * @throws dev.mizzen.error.CancelledException if the thread is interrupted
   */
  public FolderReport run(Retriever retriever, ProgressListener progress) {
    return provider().run(spec(), retriever, progress);
  }

  /** As {@link #run(Retriever, ProgressListener)}, in silence. */
  public FolderReport run(Retriever retriever) {
    return run(retriever, ProgressListener.NONE);
  }

  /**
   * Where a quote stands in its file; empty if it comes from no file of this folder. Reads the file
   * again.
   */
  public Optional<SourcePlace> locate(Retriever retriever, Citation citation) {
    return provider().locate(spec(), retriever, citation);
  }

  private static IngestProvider provider() {
    return Providers.first(IngestProvider.class, Providers.CORE);
  }

  private IngestSpec spec() {
    return new IngestSpec(folder, name, chunkTokens, overlapTokens, embedder, metadata);
  }
}
