package dev.mizzen.impl.retrieve.show;

import dev.mizzen.impl.index.MetadataType;
import dev.mizzen.search.SearchResult.FacetCount;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;

/** How often each value of one field was seen. For one thread. */
final class FacetTally {
  private static final Comparator<Map.Entry<BytesRef, Long>> WORDS =
      Map.Entry.<BytesRef, Long>comparingByValue()
          .reversed()
          .thenComparing(Map.Entry.comparingByKey());
  private static final Comparator<Map.Entry<Long, Long>> NUMBERS =
      Map.Entry.<Long, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());

  private final Map<BytesRef, Long> words = new HashMap<>();
  private final Map<Long, Long> numbers = new HashMap<>();

  void add(BytesRef word, long count) {
    words.merge(BytesRef.deepCopyOf(word), count, Long::sum);
  }

  void add(long number) {
    numbers.merge(number, 1L, Long::sum);
  }

  void addAll(FacetTally other) {
    other.words.forEach((word, count) -> words.merge(word, count, Long::sum));
    other.numbers.forEach((number, count) -> numbers.merge(number, count, Long::sum));
  }

  /** The most frequent values first, ties by value. */
  List<FacetCount> mostFrequent(int limit, MetadataType type) {
    return switch (type) {
      case KEYWORD, FLAG ->
          words.entrySet().stream()
              .sorted(WORDS)
              .limit(limit)
              .map(e -> new FacetCount(e.getKey().utf8ToString(), e.getValue()))
              .toList();
      case WHOLE, REAL, MOMENT ->
          numbers.entrySet().stream()
              .sorted(NUMBERS)
              .limit(limit)
              .map(e -> new FacetCount(text(e.getKey(), type), e.getValue()))
              .toList();
    };
  }

  private static String text(long value, MetadataType type) {
    return switch (type) {
      case REAL -> Double.toString(NumericUtils.sortableLongToDouble(value));
      case MOMENT -> Instant.ofEpochMilli(value).toString();
      default -> Long.toString(value);
    };
  }
}
