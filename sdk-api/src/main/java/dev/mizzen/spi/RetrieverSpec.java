package dev.mizzen.spi;

import dev.mizzen.index.TextSettings;
import dev.mizzen.index.VectorField;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * What a {@link dev.mizzen.index.RetrieverBuilder} collected. Immutable.
 *
 * @param directory the folder, or empty for memory
 * @param vectorFields with distinct names; the first is searched unless a query names another
 * @param text how texts are cut and scored
 * @param tenantRequired whether every access must name a tenant
 * @param readOnly whether only the last commit is read
 * @param ramBufferBytes new data gathered in memory before a flush
 * @param threads at least 1
 * @param executor the caller's threads, if given
 */
public record RetrieverSpec(
    Optional<Path> directory,
    List<VectorField> vectorFields,
    TextSettings text,
    boolean tenantRequired,
    boolean readOnly,
    long ramBufferBytes,
    int threads,
    Optional<ExecutorService> executor) {
  /** Refuses two vector fields of one name, and a read-only index in memory. */
  public RetrieverSpec {
    vectorFields = List.copyOf(vectorFields);
    if (vectorFields.stream().map(VectorField::name).distinct().count() < vectorFields.size()) {
      throw new IllegalArgumentException(
          "two vector fields have one name: "
              + vectorFields.stream().map(VectorField::name).toList());
    }
    if (readOnly && directory.isEmpty()) {
      throw new IllegalArgumentException("a read-only index needs a directory(...)");
    }
  }
}
