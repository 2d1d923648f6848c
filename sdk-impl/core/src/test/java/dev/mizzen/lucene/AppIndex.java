package dev.mizzen.lucene;

import dev.mizzen.MetadataValue;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.search.Filter;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LateInteractionField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;

/** An application's own index of books, in several segments, with what tests know of each book. */
final class AppIndex implements AutoCloseable {
  static final int DIMENSION = 8;
  static final FieldMapping MAPPING =
      FieldMapping.id("isbn")
          .text("text", "body_t")
          .keyword("genre", "genre_s")
          .whole("year", "year_l")
          .whole("pages", "pages_i")
          .real("price", "price_d")
          .flag("lent", "lent_s")
          .vector("vector_f")
          .tokenVectors("tokens")
          .analyzer(new EnglishAnalyzer());

  private static final List<String> GENRES = List.of("novel", "poem", "essay");
  private static final List<String> WORDS =
      List.of("whale", "captain", "sea", "ship", "storm", "letter", "garden", "city");

  private final Directory directory = new ByteBuffersDirectory();
  private final Map<String, Entry> entries = new TreeMap<>();
  private final Random random;
  private final IndexWriter writer;
  private final SearcherManager manager;

  /** What a book is. */
  record Entry(
      String body,
      String genre,
      int year,
      int pages,
      double price,
      boolean lent,
      float[] vector,
      float[][] tokens) {}

  AppIndex(int books, long seed) throws IOException {
    random = new Random(seed);
    writer =
        new IndexWriter(
            directory,
            new IndexWriterConfig(new EnglishAnalyzer()).setMergePolicy(NoMergePolicy.INSTANCE));
    for (int d = 0; d < books; d++) {
      add("d" + d);
      if (d % 70 == 69) {
        writer.flush();
      }
    }
    for (String deleted : List.of("d3", "d75")) {
      writer.deleteDocuments(new Term("isbn", deleted));
      entries.remove(deleted);
    }
    writer.commit();
    manager = new SearcherManager(writer, null);
  }

  void add(String id) throws IOException {
    StringBuilder body = new StringBuilder();
    for (int w = 0; w < 3 + random.nextInt(8); w++) {
      body.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
    }
    Entry entry =
        new Entry(
            body.toString().trim(),
            GENRES.get(random.nextInt(GENRES.size())),
            1850 + random.nextInt(170),
            100 + random.nextInt(20),
            random.nextInt(100) / 4.0,
            random.nextBoolean(),
            vector(),
            vectors(1 + random.nextInt(6)));
    writer.addDocument(document(id, entry));
    entries.put(id, entry);
  }

  private static Document document(String id, Entry entry) {
    Document document = new Document();
    document.add(new KeywordField("isbn", id, Field.Store.NO));
    document.add(new TextField("body_t", entry.body(), Field.Store.YES));
    document.add(new StringField("genre_s", entry.genre(), Field.Store.NO));
    document.add(new SortedDocValuesField("genre_s", new BytesRef(entry.genre())));
    document.add(new LongField("year_l", entry.year(), Field.Store.NO));
    document.add(new IntPoint("pages_i", entry.pages()));
    document.add(new StoredField("pages_i", entry.pages()));
    document.add(new DoubleField("price_d", entry.price(), Field.Store.YES));
    document.add(new StringField("lent_s", "" + entry.lent(), Field.Store.YES));
    document.add(
        new KnnFloatVectorField("vector_f", entry.vector(), VectorSimilarityFunction.COSINE));
    document.add(
        id.hashCode() % 2 == 0
            ? new LateInteractionField("tokens", entry.tokens())
            : new TokenVectorsField("tokens", entry.tokens(), TokenStorage.FLOAT32));
    return document;
  }

  float[] vector() {
    float[] vector = new float[DIMENSION];
    for (int k = 0; k < DIMENSION; k++) {
      vector[k] = (float) random.nextGaussian();
    }
    return vector;
  }

  float[][] vectors(int count) {
    float[][] vectors = new float[count][];
    for (int v = 0; v < count; v++) {
      vectors[v] = vector();
    }
    return vectors;
  }

  SearcherManager manager() {
    return manager;
  }

  int size() {
    return entries.size();
  }

  Entry document(String id) {
    return entries.get(id);
  }

  /** The ids of what passes a filter, the highest score first, ties to the lower id. */
  List<String> rank(ToDoubleBiFunction<String, Entry> score, Filter filter) {
    return entries.entrySet().stream()
        .filter(entry -> passes(entry.getKey(), entry.getValue(), filter))
        .sorted(
            Comparator.<Map.Entry<String, Entry>>comparingDouble(
                    entry -> score.applyAsDouble(entry.getKey(), entry.getValue()))
                .reversed()
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean passes(String id, Entry entry, Filter filter) {
    return switch (filter) {
      case Filter.In in -> in.values().contains(value(entry, in.field()));
      case Filter.Range range ->
          range.from().stream().allMatch(from -> compare(from, value(entry, range.field())) <= 0)
              && range.to().stream().allMatch(to -> compare(value(entry, range.field()), to) <= 0);
      case Filter.Exists exists -> true;
      case Filter.Ids ids -> ids.ids().contains(id);
      case Filter.Parent parent -> parent.parentId().equals(id);
      case Filter.And and -> and.filters().stream().allMatch(f -> passes(id, entry, f));
      case Filter.Or or -> or.filters().stream().anyMatch(f -> passes(id, entry, f));
      case Filter.Not not -> !passes(id, entry, not.filter());
    };
  }

  private static MetadataValue value(Entry entry, String field) {
    return switch (field) {
      case "genre" -> MetadataValue.of(entry.genre());
      case "year" -> MetadataValue.of((long) entry.year());
      case "pages" -> MetadataValue.of((long) entry.pages());
      case "price" -> MetadataValue.of(entry.price());
      default -> MetadataValue.of(entry.lent());
    };
  }

  private static int compare(MetadataValue a, MetadataValue b) {
    return switch (a) {
      case MetadataValue.Keyword word ->
          word.value().compareTo(((MetadataValue.Keyword) b).value());
      case MetadataValue.Whole whole ->
          Long.compare(whole.value(), ((MetadataValue.Whole) b).value());
      case MetadataValue.Real real ->
          Double.compare(real.value(), ((MetadataValue.Real) b).value());
      default -> throw new IllegalArgumentException("no order: " + a);
    };
  }

  @Override
  public void close() throws IOException {
    manager.close();
    writer.close();
    directory.close();
  }
}
