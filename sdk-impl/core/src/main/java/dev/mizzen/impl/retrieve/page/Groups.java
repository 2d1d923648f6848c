package dev.mizzen.impl.retrieve.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first entry of each parent in a ranking. */
public final class Groups {
  private static final int FACTOR = 4;

  /** The most entries looked at in one go: bounds the memory, whatever the size of the index. */
  static final int LARGEST_PART = 1 << 16;

  private Groups() {}

  /** Knows the parents of entries. */
  @FunctionalInterface
  public interface Parents {
    /** The id of the parent of an entry, or its own. */
    String of(int doc) throws IOException;
  }

  /**
   * One page of groups. Reads the ranking part by part until there are enough groups or it ends;
   * always from the top, since a parent shown on an earlier page must not come again. Memory: one
   * part, and the parents shown so far.
   */
  public static List<Ranked> page(
      Ranking ranking, Parents parents, int count, @Nullable Cursor after) throws IOException {
    long shown = after == null ? 0 : after.rank();
    int part = part(FACTOR * (count + shown));
    Set<String> seen = new HashSet<>();
    List<Ranked> page = new ArrayList<>();
    @Nullable SortKey last = null;
    while (true) {
      List<Ranked> entries = ranking.top(part, last);
      for (Ranked entry : entries) {
        boolean first = seen.add(parents.of(entry.doc()));
        if (first && (after == null || ranking.compare(after.key(), entry.key()) < 0)) {
          page.add(entry);
        }
        if (page.size() == count) {
          return page;
        }
      }
      if (entries.size() < part) {
        return page;
      }
      last = entries.getLast().key();
      part = part((long) FACTOR * part);
    }
  }

  private static int part(long size) {
    return Math.clamp(size, 1, LARGEST_PART);
  }
}
