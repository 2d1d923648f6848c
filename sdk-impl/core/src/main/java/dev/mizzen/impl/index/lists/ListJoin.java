package dev.mizzen.impl.index.lists;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.store.IndexOutput;

/**
 * Joins the lists of several sources, list by list: those of the first source come first, so the
 * documents of each source have to lie behind those of the one before it. Heap: the longest list.
 */
final class ListJoin {
  private ListJoin() {}

  /**
   * Writes the lists 0 to {@code lists − 1} of all sources, and returns where they lie.
   *
   * @param abort called before each list
   */
  static ListDirectory write(
      List<? extends ListSource> sources,
      int lists,
      int subspaces,
      IndexOutput out,
      AbortCheck abort)
      throws IOException {
    int[] lengths = new int[lists];
    long[] starts = new long[lists + 1];
    starts[0] = out.getFilePointer();
    ListRows rows = new ListRows(subspaces);
    ListRecord record = new ListRecord(subspaces);
    for (int list = 0; list < lists; list++) {
      abort.check();
      rows.clear();
      for (ListSource source : sources) {
        source.append(list, rows);
      }
      lengths[list] = rows.count();
      starts[list + 1] = starts[list] + record.write(list, rows, out);
    }
    return new ListDirectory(subspaces, lengths, starts);
  }
}
