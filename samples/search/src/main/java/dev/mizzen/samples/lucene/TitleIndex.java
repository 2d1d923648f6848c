package dev.mizzen.samples.lucene;

import dev.mizzen.Embedder;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.lucene.LateInteractionFormat;
import dev.mizzen.samples.search.source.SciFact;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LateInteractionField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;

/** An index of titles as an application writes it; the codec is all of it that is not Lucene's. */
final class TitleIndex {
  static final String ID = "id";
  static final String TITLE = "title";
  static final String TOKENS = "tokens";

  private TitleIndex() {}

  static void write(Directory directory, Embedder embedder, int titles) throws IOException {
    IndexWriterConfig config =
        new IndexWriterConfig(new EnglishAnalyzer())
            .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
            .setCodec(withLists());
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      List<dev.mizzen.Document> documents = new SciFact().documents().limit(titles).toList();
      for (dev.mizzen.Document source : documents) {
        Document document = new Document();
        document.add(new KeywordField(ID, source.id(), Field.Store.NO));
        document.add(new TextField(TITLE, source.title(), Field.Store.YES));
        float[][] tokens = TokenRows.of(embedder, EncodeOptions.passage(), source.title());
        document.add(new LateInteractionField(TOKENS, tokens));
        writer.addDocument(document);
      }
    }
  }

  /** Adds inverted lists to the token vectors, which stay as Lucene writes them. */
  private static Codec withLists() {
    DocValuesFormat lists = LateInteractionFormat.create();
    return new Lucene104Codec() {
      @Override
      public DocValuesFormat getDocValuesFormatForField(String field) {
        return field.equals(TOKENS) ? lists : super.getDocValuesFormatForField(field);
      }
    };
  }
}
