package dev.mizzen.impl.ingest;

import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.ingest.FolderReport;
import dev.mizzen.ingest.SourcePlace;
import dev.mizzen.rag.Citation;
import dev.mizzen.spi.IngestProvider;
import dev.mizzen.spi.IngestSpec;
import java.util.Optional;

/** Takes folders in over any retriever. */
public final class FolderIngestProvider implements IngestProvider {
  private static final int DOCUMENTS = 512;

  /** For the service loader. */
  public FolderIngestProvider() {}

  @Override
  public String id() {
    return "folder";
  }

  @Override
  public FolderReport run(IngestSpec spec, Retriever retriever, ProgressListener progress) {
    return new FolderRun(spec, retriever, progress, DOCUMENTS).run();
  }

  @Override
  public Optional<SourcePlace> locate(IngestSpec spec, Retriever retriever, Citation citation) {
    return new Locator(spec, retriever).locate(citation);
  }
}
