package dev.mizzen.impl.ingest;

import dev.mizzen.spi.DocumentReader;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The readers on the class path, by the endings they take. */
final class Readers {
  private final Map<String, DocumentReader> byEnding = new HashMap<>();

  private Readers() {}

  /** Seen from the thread's context class loader and from this library's own. */
  static Readers find() {
    Readers readers = new Readers();
    ServiceLoader<DocumentReader> own =
        ServiceLoader.load(DocumentReader.class, Readers.class.getClassLoader());
    ServiceLoader<DocumentReader> seen = ServiceLoader.load(DocumentReader.class);
    own.forEach(readers::add);
    seen.forEach(readers::add);
    return readers;
  }

  private void add(DocumentReader reader) {
    Comparator<DocumentReader> byRank = Comparator.comparingInt(DocumentReader::rank);
    for (String ending : reader.endings()) {
      byEnding.merge(ending, reader, (a, b) -> byRank.compare(a, b) >= 0 ? a : b);
    }
  }

  Optional<DocumentReader> of(String fileName) {
    return Optional.ofNullable(byEnding.get(ending(fileName)));
  }

  /** Without the dot and in lower case; empty if there is none. */
  static String ending(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
