package dev.mizzen.ingest;

import dev.mizzen.Incubating;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What {@link FolderIngest#run} did.
 *
 * @param files that can be read, in the folder
 * @param unchanged files among them that were left as they are
 * @param taken files among them that are new or changed
 * @param duplicates files among those taken whose content another file has; they make no passages
 * @param deleted files that are gone from the folder, and from the index now
 * @param passages written
 * @param problems files that could not be read; what the index had of them stays
 * @param skipped how many files no reader takes, by the ending of their names
 * @param time on the clock
 */
@Incubating(since = "0.1.0")
public record FolderReport(
    long files,
    long unchanged,
    long taken,
    long duplicates,
    long deleted,
    long passages,
    List<Problem> problems,
    Map<String, Long> skipped,
    Duration time) {
  /** Copies the collections. */
  public FolderReport {
    problems = List.copyOf(problems);
    skipped = Map.copyOf(skipped);
  }

  /**
   * A file that could not be read.
   *
   * @param file below the folder
   * @param message what is wrong, and what to do
   */
  public record Problem(String file, String message) {}
}
