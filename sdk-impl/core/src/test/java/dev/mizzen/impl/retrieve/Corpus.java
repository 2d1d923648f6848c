package dev.mizzen.impl.retrieve;

import dev.mizzen.Document;
import dev.mizzen.MetadataValue;
import dev.mizzen.Retriever;
import dev.mizzen.Span;
import dev.mizzen.impl.WordEmbedder;
import dev.mizzen.impl.retrieve.lucene.EntryKeys;
import dev.mizzen.index.RetrieverBuilder;
import dev.mizzen.index.TextSettings;
import dev.mizzen.index.TokenStorage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random documents: ragged texts, odd ids, all types of metadata with gaps, passages. */
final class Corpus {
  static final long SEED = Long.getLong("mizzen.seed", 20261123);
  static final Comparator<String> ID_ORDER = EntryKeys::compare;

  /** Their order by code points is not the one of UTF-16 units. */
  private static final List<String> PREFIXES = List.of("", "a b/", "é", "\uFFFD", "😀", "#");

  private static final int WORDS = 60;
  final List<Document> documents;

  Corpus(int size, long seed) {
    Random random = new Random(seed);
    documents = IntStream.range(0, size).mapToObj(i -> document(i, random)).toList();
  }

  /** In memory, cut into several segments, with vectors and token vectors. */
  Retriever index(RetrieverBuilder builder) {
    Retriever retriever = builder(builder).open();
    fill(retriever);
    return retriever;
  }

  private static RetrieverBuilder builder(RetrieverBuilder builder) {
    return builder
        .text(TextSettings.of("und"))
        .embedder(new WordEmbedder())
        .tokenVectors(TokenStorage.FLOAT32);
  }

  /** The same documents for each of the tenants, named in the metadata {@code owner}. */
  Retriever index(RetrieverBuilder builder, List<String> tenants) {
    Retriever retriever = builder(builder).open();
    for (String tenant : tenants) {
      retriever
          .forTenant(tenant)
          .addAll(
              documents.stream()
                  .map(d -> d.toBuilder().metadata("owner", tenant).build())
                  .toList());
    }
    retriever.refresh();
    return retriever;
  }

  Retriever index() {
    return index(Retriever.builder());
  }

  void fill(Retriever retriever) {
    int third = documents.size() / 3;
    retriever.addAll(documents.subList(0, third));
    retriever.refresh();
    retriever.addAll(documents.subList(third, 2 * third));
    retriever.refresh();
    retriever.addAll(documents.subList(2 * third, documents.size()));
    retriever.refresh();
  }

  static String word(Random random) {
    double skewed = Math.pow(random.nextDouble(), 2);
    return "w" + (int) (skewed * WORDS);
  }

  static String text(Random random, int words) {
    return IntStream.range(0, words).mapToObj(i -> word(random)).collect(Collectors.joining(" "));
  }

  private static Document document(int i, Random random) {
    String id = PREFIXES.get(random.nextInt(PREFIXES.size())) + "d" + i;
    Document.Builder document = Document.builder(id);
    if (random.nextInt(3) == 0) {
      document.title(text(random, 1 + random.nextInt(4)));
    }
    if (random.nextInt(12) > 0) {
      document.text(text(random, random.nextInt(20)));
    }
    if (random.nextInt(4) == 0) {
      document.passageOf("parent" + random.nextInt(8), new Span(i, i + 5));
    }
    metadata(random, document);
    return document.build();
  }

  private static void metadata(Random random, Document.Builder document) {
    if (random.nextInt(5) > 0) {
      document.metadata("kind", "k" + random.nextInt(5));
    }
    if (random.nextInt(3) > 0) {
      document.metadata("year", year(random));
    }
    if (random.nextInt(3) > 0) {
      document.metadata("price", random.nextInt(9) / 4.0 - 1);
    }
    if (random.nextInt(2) > 0) {
      document.metadata("open", random.nextBoolean());
    }
    if (random.nextInt(3) > 0) {
      document.metadata("when", Instant.ofEpochMilli(random.nextInt(6) * 1000L - 2000));
    }
    if (random.nextInt(3) > 0) {
      document.metadata("tags", several(random));
    }
    if (random.nextInt(3) > 0) {
      document.metadata("sizes", severalNumbers(random));
    }
  }

  /** The largest and smallest numbers must not be taken for missing ones. */
  private static long year(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> Long.MAX_VALUE;
      case 1 -> Long.MIN_VALUE;
      default -> 2000 + random.nextInt(6);
    };
  }

  /** Perhaps none at all. */
  private static MetadataValue several(Random random) {
    List<MetadataValue> values = new ArrayList<>();
    for (int i = 0; i < random.nextInt(4); i++) {
      values.add(MetadataValue.of("t" + random.nextInt(6)));
    }
    return MetadataValue.of(values);
  }

  private static MetadataValue severalNumbers(Random random) {
    List<MetadataValue> values = new ArrayList<>();
    for (int i = 0; i < random.nextInt(4); i++) {
      values.add(MetadataValue.of((long) random.nextInt(6)));
    }
    return MetadataValue.of(values);
  }

  /** The text that vectors stand for. */
  static String embedded(Document document) {
    return document.texts().values().stream()
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
