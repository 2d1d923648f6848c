package dev.mizzen.impl.ingest;

import dev.mizzen.Document;
import dev.mizzen.MizzenException;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.error.CancelledException;
import dev.mizzen.impl.ingest.FolderFiles.FoundFile;
import dev.mizzen.ingest.FolderReport;
import dev.mizzen.ingest.FolderReport.Problem;
import dev.mizzen.ingest.ReadDocument;
import dev.mizzen.spi.IngestSpec;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run over a folder. For one thread. */
final class FolderRun {
  private final IngestSpec spec;
  private final Retriever retriever;
  private final ProgressListener progress;
  private final Passages passages;
  private final FolderWriter writer;
  private final List<Problem> problems = new ArrayList<>();

  /** Which file has the passages of a content, by its SHA-256. */
  private final Map<String, String> owners = new HashMap<>();

  private long unchanged;
  private long taken;
  private long duplicates;

  FolderRun(IngestSpec spec, Retriever retriever, ProgressListener progress, int atOnce) {
    this.spec = spec;
    this.retriever = retriever;
    this.progress = progress;
    passages = new Passages(spec);
    writer = new FolderWriter(spec.name(), retriever, atOnce);
  }

  FolderReport run() {
    long start = System.nanoTime();
    FolderFiles files = FolderFiles.list(spec.folder(), Readers.find());
    problems.addAll(files.problems());
    retriever.refresh();
    Map<String, FileEntry> known = KnownFiles.of(retriever, spec.name());
    requireNotMoved(files, known);
    List<FoundFile> changed = changed(files, known);
    long deleted = delete(files, known);
    takeIn(changed, known);
    writer.finish();
    return new FolderReport(
        files.readable().size(),
        unchanged,
        taken,
        duplicates,
        deleted,
        writer.written(),
        problems,
        files.skipped(),
        Duration.ofNanos(System.nanoTime() - start));
  }

  private void requireNotMoved(FolderFiles files, Map<String, FileEntry> known) {
    if (files.readable().isEmpty() && !known.isEmpty()) {
      throw new IllegalArgumentException(
          spec.folder().toAbsolutePath()
              + " has no file that can be read, but the index has "
              + known.size()
              + " of it; was it moved? To forget them all the same, delete what has the metadata "
              + "'source-folder' = '"
              + spec.name()
              + "'");
    }
  }

  /** Files to be read; the others keep what they have, which their duplicates may rely on. */
  private List<FoundFile> changed(FolderFiles files, Map<String, FileEntry> known) {
    List<FoundFile> changed = new ArrayList<>();
    List<FoundFile> copies = new ArrayList<>();
    long seen = 0;
    for (FoundFile file : files.readable().values()) {
      check();
      FileEntry entry = known.get(file.name());
      if (entry == null || !isUnchanged(file, entry)) {
        changed.add(file);
      } else if (entry.duplicate()) {
        copies.add(file);
      } else {
        owners.put(entry.sha256(), file.name());
        unchanged++;
      }
      progress.onProgress("scan", ++seen, files.readable().size());
    }
    for (FoundFile copy : copies) {
      FileEntry entry = known.get(copy.name());
      boolean stands = entry != null && owners.containsKey(entry.sha256());
      if (stands) {
        unchanged++;
      } else {
        changed.add(copy);
      }
    }
    return changed;
  }

  private boolean isUnchanged(FoundFile file, FileEntry entry) {
    return entry.state().equals(file.state())
        && entry.settings().equals(passages.settings(file.reader()))
        && KnownFiles.passages(retriever, entry.id()) == entry.passages();
  }

  /** Files that cannot be read now are not gone. */
  private long delete(FolderFiles files, Map<String, FileEntry> known) {
    Set<String> gone = new HashSet<>(known.keySet());
    gone.removeAll(files.readable().keySet());
    files.problems().forEach(problem -> gone.removeIf(name -> isIn(name, problem.file())));
    gone.forEach(name -> writer.delete(passages.entryId(name)));
    return gone.size();
  }

  private static boolean isIn(String name, String fileOrFolder) {
    return name.equals(fileOrFolder) || name.startsWith(fileOrFolder + "/");
  }

  private void takeIn(List<FoundFile> changed, Map<String, FileEntry> known) {
    long done = 0;
    for (FoundFile file : changed) {
      check();
      Optional<FileBytes> bytes = bytes(file);
      if (bytes.isPresent()) {
        takeIn(file, bytes.get(), known.get(file.name()));
      }
      progress.onProgress("ingest", ++done, changed.size());
    }
  }

  private void takeIn(FoundFile file, FileBytes bytes, @Nullable FileEntry before) {
    FileEntry entry = entry(file, bytes);
    if (before != null && isTouched(before, entry)) {
      writer.touch(entry.withPassages(before.passages()));
      owners.putIfAbsent(entry.sha256(), file.name());
      unchanged++;
      return;
    }
    boolean duplicate = owners.putIfAbsent(entry.sha256(), file.name()) != null;
    if (duplicate) {
      writer.replace(entry.asDuplicate(), List.of());
      duplicates++;
      taken++;
      return;
    }
    Optional<ReadDocument> read = read(file, bytes);
    if (read.isEmpty()) {
      owners.remove(entry.sha256());
      return;
    }
    List<Document> made = passages.of(file.name(), read.get());
    writer.replace(entry.withPassages(made.size()), made);
    taken++;
  }

  /** Whether nothing but the file's time is another. */
  private boolean isTouched(FileEntry before, FileEntry now) {
    return before.sha256().equals(now.sha256())
        && before.settings().equals(now.settings())
        && !before.duplicate()
        && KnownFiles.passages(retriever, now.id()) == before.passages();
  }

  private FileEntry entry(FoundFile file, FileBytes bytes) {
    return new FileEntry(
        passages.entryId(file.name()),
        file.name(),
        bytes.state(),
        passages.settings(file.reader()),
        bytes.sha256(),
        0,
        false);
  }

  private Optional<FileBytes> bytes(FoundFile file) {
    try {
      return Optional.of(FileBytes.read(file.file(), file.reader().maxBytes()));
    } catch (UncheckedIOException | MizzenException e) {
      problems.add(new Problem(file.name(), String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  /** A reader that trips over a file must not keep the others out, whatever it throws. */
  private Optional<ReadDocument> read(FoundFile file, FileBytes bytes) {
    try {
      return Optional.of(file.reader().read(file.name(), bytes.content()));
    } catch (RuntimeException e) {
      problems.add(new Problem(file.name(), String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancelledException(
          "taking in a folder was interrupted; the next run goes on from the last commit");
    }
  }
}
