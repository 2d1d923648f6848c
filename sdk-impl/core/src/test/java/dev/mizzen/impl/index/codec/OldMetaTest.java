package dev.mizzen.impl.index.codec;

import static dev.mizzen.impl.index.codec.ListIndexes.SMALL;
import static dev.mizzen.impl.index.codec.ListIndexes.add;
import static dev.mizzen.impl.index.codec.ListIndexes.lists;
import static dev.mizzen.impl.index.codec.ListIndexes.writer;
import static dev.mizzen.impl.index.codec.ListIndexes.writing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.impl.index.CheckedDirectory;
import dev.mizzen.impl.index.Failures;
import dev.mizzen.vector.MultiVector;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.Test;

/** Segments of before there were lists: version 0 of the small file. */
class OldMetaTest {
  private static final int DIMENSION = 16;
  private static final int DOCUMENTS = 60;
  private static final TokenClusters CLUSTERS = new TokenClusters(40, DIMENSION, 0.4, 1);

  /** What version 0 wrote: the format of the blocks, and the numbers of the fields. */
  private static void writeOld(Directory files, SegmentCommitInfo segment, int field)
      throws IOException {
    String name =
        Stream.of(files.listAll())
            .filter(file -> file.startsWith(segment.info.name + "_") && file.endsWith(".mtv"))
            .findFirst()
            .orElseThrow();
    String suffix = name.substring(segment.info.name.length() + 1, name.length() - ".mtv".length());
    files.deleteFile(name);
    try (IndexOutput out = files.createOutput(name, IOContext.DEFAULT)) {
      CodecUtil.writeIndexHeader(out, "MizzenTokenVectorsMeta", 0, segment.info.getId(), suffix);
      out.writeVInt(1);
      out.writeVInt(1);
      out.writeVInt(field);
      CodecUtil.writeFooter(out);
    }
  }

  private static int fieldNumber(DirectoryReader reader) {
    return reader.leaves().getFirst().reader().getFieldInfos().fieldInfo("tokens").number;
  }

  private static void writeOldIndex(Directory files) throws IOException {
    try (IndexWriter writer = writer(files, writing(SMALL.withLeastTokens(Long.MAX_VALUE)))) {
      for (int from = 0; from < DOCUMENTS; from += DOCUMENTS / 2) {
        add(writer, CLUSTERS, from, from + DOCUMENTS / 2);
        writer.commit();
      }
    }
    int field;
    try (DirectoryReader reader = DirectoryReader.open(files)) {
      field = fieldNumber(reader);
    }
    for (SegmentCommitInfo segment : SegmentInfos.readLatestCommit(files)) {
      writeOld(files, segment, field);
    }
  }

  private static void assertVectorsAreThere(DirectoryReader reader) throws IOException {
    int seen = 0;
    for (LeafReaderContext context : reader.leaves()) {
      LeafReader segment = context.reader();
      TokenVectorReader blocks = TokenVectorReader.open(segment, "tokens");
      for (int doc = 0; blocks != null && doc < segment.maxDoc(); doc++) {
        int number = Integer.parseInt(segment.storedFields().document(doc).get("id"));
        MultiVector expected = CLUSTERS.document(number, ListIndexes.length(number));
        TokenVectorBlob blob = blocks.read(doc);
        assertThat(blob).isNotNull();
        assertThat(blob.toMultiVector().toArray()).isEqualTo(expected.toArray());
        seen++;
      }
    }
    assertThat(seen).isEqualTo(DOCUMENTS);
  }

  @Test
  void isReadAsItIsAndGetsListsByAMerge() throws IOException {
    try (CheckedDirectory files = new CheckedDirectory()) {
      writeOldIndex(files);
      CheckedDirectory.check(files);
      try (DirectoryReader reader = DirectoryReader.open(files)) {
        assertThat(reader.leaves()).hasSize(2);
        assertThat(lists(reader.leaves().getFirst().reader())).isNull();
        assertVectorsAreThere(reader);
      }
      try (IndexWriter writer = writer(files, writing(SMALL))) {
        writer.forceMerge(1);
      }
      try (DirectoryReader reader = DirectoryReader.open(files)) {
        assertThat(reader.leaves()).hasSize(1);
        assertThat(lists(reader.leaves().getFirst().reader())).isNotNull();
        ListIndexes.assertListsHoldEveryToken(reader);
        assertVectorsAreThere(reader);
      }
    }
  }

  @Test
  void aVersionFromTheFutureIsNamed() throws IOException {
    try (Directory files = new ByteBuffersDirectory()) {
      writeOldIndex(files);
      SegmentCommitInfo segment = SegmentInfos.readLatestCommit(files).info(0);
      List<String> names = List.of(files.listAll());
      String name = names.stream().filter(n -> n.endsWith(".mtv")).sorted().findFirst().get();
      files.deleteFile(name);
      try (IndexOutput out = files.createOutput(name, IOContext.DEFAULT)) {
        CodecUtil.writeIndexHeader(
            out,
            "MizzenTokenVectorsMeta",
            TokenVectorsMeta.VERSION_CURRENT + 1,
            segment.info.getId(),
            name.substring(segment.info.name.length() + 1, name.length() - ".mtv".length()));
        CodecUtil.writeFooter(out);
      }
      assertThatThrownBy(() -> DirectoryReader.open(files))
          .isInstanceOf(IndexFormatTooNewException.class)
          .satisfies(
              e ->
                  assertThat(Failures.of((Exception) e, "the index"))
                      .hasMessageContaining("newer version")
                      .hasMessageContaining(name));
    }
  }
}
