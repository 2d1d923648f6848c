package dev.mizzen.impl.index.write;

import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lucene's merging in the background, which logs a failed merge rather than letting its thread die
 * loudly. The segments that were to be merged stay as they are, and are tried again.
 */
final class Merges extends ConcurrentMergeScheduler {
  private static final Logger LOG = LoggerFactory.getLogger(Merges.class);

  @Override
  protected void handleMergeException(Throwable failure) {
    LOG.warn("a merge failed; the segments stay as they were: {}", failure.toString());
    LOG.debug("the failed merge", failure);
  }
}
