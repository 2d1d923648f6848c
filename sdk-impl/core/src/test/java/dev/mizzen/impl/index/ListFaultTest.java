package dev.mizzen.impl.index;

import static dev.mizzen.impl.index.codec.ListIndexes.SMALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.impl.index.codec.ListIndexes;
import dev.mizzen.impl.index.codec.TokenClusters;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call to the file system fails while lists are flushed, committed and merged: each in turn. */
class ListFaultTest {
  private static final boolean THOROUGH = Boolean.getBoolean("mizzen.thorough");
  private static final TokenClusters CLUSTERS = new TokenClusters(30, 8, 0.4, 3);

  /** How many documents each commit has; the last two are the merge's, and one more flush. */
  private static final int[] COMMITS = {0, 40, 78, 78, 110};

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theLastCommitOpensAndAnswersAsBefore(boolean forGood) throws IOException {
    boolean failed = true;
    int calls = 0;
    while (failed) {
      try (ByteBuffersDirectory files = new ByteBuffersDirectory()) {
        FailingDirectory failing = new FailingDirectory(new Unclosed(files), calls, forGood);
        int done = script(failing);
        failed = failing.hasFailed();
        check(files, done, calls);
        calls += THOROUGH ? 1 : 1 + calls / 10;
      }
    }
    assertThat(calls).isGreaterThan(100);
  }

  /** Returns how many commits were made. */
  private static int script(Directory directory) {
    int done = -1;
    try (IndexWriter writer =
        ListIndexes.writer(directory, ListIndexes.writing(SMALL.withSortBytes(2000)))) {
      try {
        writer.commit();
        done = 0;
        ListIndexes.add(writer, CLUSTERS, 0, 40);
        writer.commit();
        done = 1;
        ListIndexes.add(writer, CLUSTERS, 40, 80);
        ListIndexes.delete(writer, 3, 41);
        writer.commit();
        done = 2;
        writer.forceMerge(1);
        writer.commit();
        done = 3;
        ListIndexes.add(writer, CLUSTERS, 80, 112);
        writer.commit();
        done = 4;
      } finally {
        writer.rollback();
      }
    } catch (IOException | RuntimeException expected) {
      // Told to the caller, who then opens the last commit.
    }
    return done;
  }

  private static void check(Directory files, int done, int calls) throws IOException {
    if (DirectoryReader.indexExists(files)) {
      int documents = look(files, calls);
      assertThat(documents)
          .as("after %s calls", calls)
          .isIn(COMMITS[Math.max(0, done)], COMMITS[Math.min(4, done + 1)]);
      try (IndexWriter writer = ListIndexes.writer(files, ListIndexes.writing(SMALL))) {
        ListIndexes.add(writer, CLUSTERS, 200, 203);
      }
      assertThat(Stream.of(files.listAll())).noneMatch(name -> name.endsWith(".tmp"));
      assertThat(look(files, calls)).isEqualTo(documents + 3);
    } else {
      assertThat(done).isEqualTo(-1);
    }
  }

  private static int look(Directory files, int calls) throws IOException {
    try (CheckIndex check = new CheckIndex(new Unclosed(files))) {
      assertThat(check.checkIndex().clean).as("after %s calls", calls).isTrue();
    }
    try (DirectoryReader reader = DirectoryReader.open(files)) {
      ListIndexes.assertListsHoldEveryToken(reader);
      for (LeafReaderContext segment : reader.leaves()) {
        boolean large = segment.reader().maxDoc() >= 30;
        assertThat(ListIndexes.lists(segment.reader()) != null)
            .as("lists of %s, after %s calls: %s", segment, calls, Arrays.toString(files.listAll()))
            .isEqualTo(large);
      }
      return reader.numDocs();
    }
  }

  /** Keeps memory open for the next look. */
  private static final class Unclosed extends FilterDirectory {
    Unclosed(Directory files) {
      super(files);
    }

    @Override
    public void close() {}
  }
}
