package dev.mizzen.impl.index.codec;

import static dev.mizzen.impl.index.codec.ListIndexes.SMALL;
import static dev.mizzen.impl.index.codec.ListIndexes.add;
import static dev.mizzen.impl.index.codec.ListIndexes.codesOnly;
import static dev.mizzen.impl.index.codec.ListIndexes.delete;
import static dev.mizzen.impl.index.codec.ListIndexes.lists;
import static dev.mizzen.impl.index.codec.ListIndexes.writer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.impl.index.CheckedDirectory;
import dev.mizzen.index.TokenStorage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;

/** What becomes of codes when a writer merges them that knows nothing of token vectors. */
class OtherWritersTest {
  private static final TokenClusters CLUSTERS = new TokenClusters(40, 16, 0.4, 1);

  /** Storage and vectors of each document of the only segment. */
  private record Kept(TokenStorage storage, float[] vectors) {}

  private static Map<Integer, Kept> kept(Directory files) throws IOException {
    Map<Integer, Kept> all = new TreeMap<>();
    try (DirectoryReader reader = DirectoryReader.open(files)) {
      assertThat(reader.leaves()).hasSize(1);
      LeafReader segment = reader.leaves().getFirst().reader();
      TokenVectorReader blocks = TokenVectorReader.open(segment, ListIndexes.FIELD);
      for (int doc = 0; doc < segment.maxDoc(); doc++) {
        TokenVectorBlob blob = blocks.read(doc);
        int number = Integer.parseInt(segment.storedFields().document(doc).get("id"));
        all.put(number, new Kept(blob.storage(), blob.toMultiVector().toArray()));
      }
      assertThat(lists(segment) == null).isEqualTo(all.get(2).storage() != TokenStorage.CODES);
    }
    return all;
  }

  private static void assertWithin(float error, Map<Integer, Kept> actual, Map<Integer, Kept> of) {
    assertThat(actual.keySet()).isEqualTo(of.keySet());
    of.forEach(
        (number, before) ->
            assertThat(actual.get(number).vectors())
                .as("document %s", number)
                .containsExactly(before.vectors(), within(error)));
  }

  @Test
  void codesBecomeTheVectorsTheyStandForAndCodesAgain() throws IOException {
    try (CheckedDirectory files = new CheckedDirectory()) {
      try (IndexWriter writer = writer(files, codesOnly(SMALL))) {
        add(writer, CLUSTERS, 0, 80);
      }
      Map<Integer, Kept> coded = kept(files);
      assertThat(coded.get(2).storage()).isEqualTo(TokenStorage.CODES);

      try (IndexWriter other = new IndexWriter(files, new IndexWriterConfig())) {
        delete(other, 0, 7);
        other.forceMerge(1);
      }
      coded.keySet().removeAll(List.of(0, 7));
      Map<Integer, Kept> plain = kept(files);
      assertThat(plain.get(2).storage()).isEqualTo(TokenStorage.INT8);
      assertWithin(1f / 127 / 2 + 1e-4f, plain, coded); // unit rows: half a step of int8

      try (IndexWriter writer = writer(files, codesOnly(SMALL))) {
        delete(writer, 1);
        writer.forceMerge(1);
      }
      plain.remove(1);
      Map<Integer, Kept> again = kept(files);
      assertThat(again.get(2).storage()).isEqualTo(TokenStorage.CODES);
      assertThat(again.keySet()).isEqualTo(plain.keySet());
    }
  }
}
