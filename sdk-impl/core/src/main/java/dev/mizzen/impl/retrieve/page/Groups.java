package dev.mizzen.impl.retrieve.page;

import dev.mizzen.impl.retrieve.lucene.EntryKeys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.jspecify.annotations.Nullable;

/** The first entry of each parent in a ranking. */
public final class Groups {
  private static final int FACTOR = 4;

  private Groups() {}

  /**
   * One page of groups. Looks at ever more of the ranking until there are enough groups or it ends;
   * always from the top, since a parent shown on an earlier page must not come again.
   */
  public static List<Ranked> page(
      Ranking ranking, IndexReader reader, int count, @Nullable Cursor after) throws IOException {
    int shown = after == null ? 0 : after.rank();
    int depth = limit((long) FACTOR * (count + shown), reader);
    while (true) {
      List<Ranked> top = ranking.top(depth, null);
      List<Ranked> page = page(ranking, top, reader, count, after);
      if (page.size() == count || top.size() < depth || depth >= reader.maxDoc()) {
        return page;
      }
      depth = limit((long) FACTOR * depth, reader);
    }
  }

  private static List<Ranked> page(
      Ranking ranking, List<Ranked> top, IndexReader reader, int count, @Nullable Cursor after)
      throws IOException {
    Set<String> parents = new HashSet<>();
    List<Ranked> page = new ArrayList<>();
    for (Ranked entry : top) {
      boolean first = parents.add(EntryKeys.parent(reader, entry.doc()));
      if (first && (after == null || ranking.compare(after.key(), entry.key()) < 0)) {
        page.add(entry);
      }
      if (page.size() == count) {
        break;
      }
    }
    return page;
  }

  private static int limit(long depth, IndexReader reader) {
    return (int) Math.min(depth, Math.max(1, reader.maxDoc()));
  }
}
