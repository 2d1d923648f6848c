package dev.mizzen.spi;

import dev.mizzen.Incubating;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.ingest.FolderReport;
import dev.mizzen.ingest.SourcePlace;
import dev.mizzen.rag.Citation;
import java.util.Optional;

/** Takes folders in; registered as a service. */
@Incubating(since = "0.1.0")
public interface IngestProvider extends Provider {
  /** See {@link dev.mizzen.ingest.FolderIngest#run}. */
  FolderReport run(IngestSpec spec, Retriever retriever, ProgressListener progress);

  /** See {@link dev.mizzen.ingest.FolderIngest#locate}. */
  Optional<SourcePlace> locate(IngestSpec spec, Retriever retriever, Citation citation);
}
