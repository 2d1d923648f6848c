package dev.mizzen.impl.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;

/** What the commits in a folder say. */
final class Commits {
  /** Lucene's number of the empty commit that every new index starts with. */
  private static final long FIRST = 1;

  private Commits() {}

  /** The number of the last commit: 0 for the empty one that made the index. */
  static long generation(Directory directory) throws IOException {
    return generation(SegmentInfos.getLastCommitGeneration(directory));
  }

  /** Mizzen's number for Lucene's. */
  static long generation(long lucene) {
    return lucene - FIRST;
  }

  /** What the last commit says of the index. */
  static CommitData last(Directory directory, String where) throws IOException {
    SegmentInfos infos = SegmentInfos.readLatestCommit(directory);
    Map<String, String> data = new HashMap<>(infos.getUserData());
    return CommitData.of(data, where);
  }
}
