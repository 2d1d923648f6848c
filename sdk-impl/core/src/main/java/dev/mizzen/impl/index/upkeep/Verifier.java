package dev.mizzen.impl.index.upkeep;

import dev.mizzen.MizzenException;
import dev.mizzen.ProgressListener;
import dev.mizzen.error.CancelledException;
import dev.mizzen.impl.index.Failures;
import dev.mizzen.impl.index.IndexSchema;
import dev.mizzen.index.VerifyReport;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.store.Directory;

/** Reads every byte of a commit: Lucene's own check of each segment, then Mizzen's. */
public final class Verifier {
  private final CommitView view;
  private final IndexSchema schema;
  private final String where;
  private final ProgressListener progress;
  private final SideThread.Stop stop;
  private final List<String> problems = new ArrayList<>();
  private long documents;

  /** A check of {@code commit} in {@code directory}. */
  public Verifier(
      Directory directory,
      IndexCommit commit,
      IndexSchema schema,
      String where,
      ProgressListener progress,
      SideThread.Stop stop)
      throws IOException {
    this.view = new CommitView(directory, commit);
    this.schema = schema;
    this.where = where;
    this.progress = progress;
    this.stop = stop;
  }

  /** Does the check; damage becomes lines of the report. */
  public VerifyReport run() {
    int segments = 0;
    try {
      SegmentInfos infos = SegmentInfos.readLatestCommit(view);
      segments = infos.size();
      for (SegmentCommitInfo segment : infos) {
        stop.check();
        lucene(segment.info.name);
        tell(++documents, segments);
      }
      documents = 0;
      if (problems.isEmpty()) {
        own(segments);
      }
    } catch (CancelledException e) {
      throw e;
    } catch (ListenerFailure e) {
      throw e.failure;
    } catch (IOException | RuntimeException e) {
      problems.add(where + ": " + Failures.describe(e));
    }
    return new VerifyReport(segments, documents, problems);
  }

  private void lucene(String segment) throws IOException {
    try (PrintStream silence =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        CheckIndex check = new CheckIndex(view, CommitView.noLock())) {
      check.setInfoStream(silence);
      check.setThreadCount(1);
      CheckIndex.Status status = check.checkIndex(List.of(segment));
      for (CheckIndex.Status.SegmentInfoStatus one : status.segmentInfos) {
        if (one.error != null) {
          problems.add("segment " + segment + ": " + Failures.describe(one.error));
        }
      }
      if (!status.clean && problems.isEmpty()) {
        problems.add("segment " + segment + ": Lucene's check failed");
      }
    }
  }

  private void own(int segments) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(view)) {
      EntryCheck check = new EntryCheck(schema, where, problems);
      check.commit(reader);
      int done = segments;
      for (LeafReaderContext segment : reader.leaves()) {
        stop.check();
        try {
          check.segment((SegmentReader) segment.reader());
        } catch (IOException | MizzenException e) {
          problems.add("segment " + segment.reader() + ": " + Failures.describe(e));
        }
        documents += segment.reader().numDocs();
        tell(++done, segments);
      }
    }
  }

  private void tell(long done, int segments) {
    try {
      progress.onProgress("verify", done, 2L * segments);
    } catch (RuntimeException e) {
      throw new ListenerFailure(e);
    }
  }

  /** Ends the check with what the caller's listener threw, which is no damage. */
  private static final class ListenerFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final RuntimeException failure;

    ListenerFailure(RuntimeException failure) {
      super(failure);
      this.failure = failure;
    }
  }
}
