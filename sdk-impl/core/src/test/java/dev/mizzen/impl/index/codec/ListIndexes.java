package dev.mizzen.impl.index.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.impl.index.lists.ListSettings;
import dev.mizzen.impl.index.lists.ListsWriting;
import dev.mizzen.impl.index.lists.SegmentTokens;
import dev.mizzen.impl.index.lists.TokenCoding;
import dev.mizzen.impl.late.CodeBlocks;
import dev.mizzen.impl.late.EncodedTokens;
import dev.mizzen.impl.late.LateCodebook;
import dev.mizzen.impl.late.ListBuffer;
import dev.mizzen.impl.late.TokenEncoder;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import dev.mizzen.vector.MultiVector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Small Lucene indexes with lists, and what their lists have to hold. */
public final class ListIndexes {
  /** The field of token vectors. */
  public static final String FIELD = "tokens";

  /** Lists from 300 tokens on. */
  public static final ListSettings SMALL = ListSettings.DEFAULT.withLeastTokens(300);

  private static final KernelBackend BACKEND = KernelBackends.select(Optional.empty());

  private ListIndexes() {}

  /** What a writer knows that has just opened an empty index. */
  public static ListsWriting writing(ListSettings settings) {
    return new ListsWriting(settings, BACKEND);
  }

  /** The same for a field that keeps codes only. */
  public static ListsWriting codesOnly(ListSettings settings) {
    return new ListsWriting(
        settings, BACKEND, Map.of(FIELD, new TokenCoding(true, Optional.empty())));
  }

  /** A writer whose merges run where they are asked for. */
  public static IndexWriter writer(Directory directory, ListsWriting writing) throws IOException {
    return new IndexWriter(
        directory,
        new IndexWriterConfig()
            .setUseCompoundFile(false)
            .setMergePolicy(new LogDocMergePolicy())
            .setMergeScheduler(new SerialMergeScheduler())
            .setCodec(new IndexCodec(Map.of(), Set.of(FIELD), writing)));
  }

  /** The number of tokens of a document. */
  public static int length(int number) {
    return 10 + number % 21;
  }

  /** The number of tokens of documents. */
  public static long tokens(int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += length(i);
    }
    return sum;
  }

  /** Adds the documents {@code from} to {@code to − 1}. */
  public static void add(IndexWriter writer, TokenClusters source, int from, int to)
      throws IOException {
    for (int i = from; i < to; i++) {
      add(writer, i, source.document(i, length(i)));
    }
  }

  /** Adds a document. */
  public static void add(IndexWriter writer, int number, MultiVector tokens) throws IOException {
    Document document = new Document();
    document.add(new StringField("id", Integer.toString(number), Field.Store.YES));
    byte[] block = TokenVectorCodec.encode(tokens, TokenStorage.FLOAT32);
    document.add(new BinaryDocValuesField(FIELD, new BytesRef(block)));
    writer.addDocument(document);
  }

  /** Deletes documents. */
  public static void delete(IndexWriter writer, int... numbers) throws IOException {
    for (int number : numbers) {
      writer.deleteDocuments(new Term("id", Integer.toString(number)));
    }
  }

  /** The lists of a segment. */
  public static @Nullable SegmentTokens lists(LeafReader segment) throws IOException {
    return TokenVectorReader.lists(segment, FIELD);
  }

  /** Makes sure that lists have each token of their segment, as it is coded, and no other. */
  public static void assertListsHoldEveryToken(DirectoryReader reader) throws IOException {
    for (LeafReaderContext segment : reader.leaves()) {
      SegmentTokens lists = lists(segment.reader());
      if (lists != null) {
        assertThat(actual(lists)).isEqualTo(expected(segment.reader(), lists.codebook()));
      }
    }
  }

  /** The tokens of each list, as text, in order. */
  public static Map<Integer, List<String>> actual(SegmentTokens lists) throws IOException {
    Map<Integer, List<String>> all = new TreeMap<>();
    ListBuffer buffer = new ListBuffer();
    byte[] codes = new byte[lists.codebook().subspaces()];
    for (int list = 0; list < lists.lists().count(); list++) {
      lists.lists().read(list, buffer);
      for (int i = 0; i < buffer.length(); i++) {
        CodeBlocks.get(buffer.codes(), codes.length, i, codes, 0);
        all.computeIfAbsent(list, any -> new ArrayList<>())
            .add(buffer.documents()[i] + " " + Arrays.toString(codes));
      }
    }
    return all;
  }

  private static Map<Integer, List<String>> expected(LeafReader segment, LateCodebook codebook)
      throws IOException {
    Map<Integer, List<String>> all = new TreeMap<>();
    TokenEncoder encoder = new TokenEncoder(BACKEND, Workers.caller(), codebook);
    TokenVectorReader vectors = TokenVectorReader.open(segment, FIELD);
    for (int doc = 0; vectors != null && doc < segment.maxDoc(); doc++) {
      TokenVectorBlob blob = vectors.read(doc);
      if (blob != null) {
        EncodedTokens tokens = encoder.encode(blob.tokenRows());
        int m = codebook.subspaces();
        for (int i = 0; i < tokens.count(); i++) {
          byte[] codes = Arrays.copyOfRange(tokens.codes(), i * m, i * m + m);
          all.computeIfAbsent(tokens.centroids()[i], any -> new ArrayList<>())
              .add(doc + " " + Arrays.toString(codes));
        }
      }
    }
    return all;
  }
}
