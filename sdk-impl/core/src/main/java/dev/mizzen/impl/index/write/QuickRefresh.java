package dev.mizzen.impl.index.write;

import java.io.IOException;
import org.apache.lucene.index.MergeTrigger;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;
import org.jspecify.annotations.Nullable;

/**
 * Merges small segments before a commit, but not before a refresh, which would wait for them up to
 * half a second; there they go on in the background.
 */
final class QuickRefresh extends TieredMergePolicy {
  @Override
  public @Nullable MergeSpecification findFullFlushMerges(
      MergeTrigger trigger, SegmentInfos segments, MergeContext context) throws IOException {
    return trigger == MergeTrigger.GET_READER
        ? null
        : super.findFullFlushMerges(trigger, segments, context);
  }
}
