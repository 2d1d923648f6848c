package dev.mizzen.impl.index;

import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.index.TextSettings;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.index.VectorField;
import dev.mizzen.spi.RetrieverSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Settings for tests. */
public final class Specs {
  /** The field that {@link #vectors} has. */
  public static final String FIELD = "own";

  /** The dimension of that field. */
  public static final int DIMENSION = 4;

  private static final long RAM = 16L << 20;

  private Specs() {}

  /** A field of small vectors of the caller's. */
  public static VectorField vectors() {
    return VectorField.external(FIELD, ModelIdentity.external("tests", DIMENSION));
  }

  /** The same with token vectors. */
  public static VectorField tokens(TokenStorage storage) {
    return vectors().tokenVectors(storage);
  }

  /** An index in memory. */
  public static RetrieverSpec memory(VectorField... fields) {
    return spec(Optional.empty(), false, fields);
  }

  /** An index in a folder. */
  public static RetrieverSpec folder(Path folder, VectorField... fields) {
    return spec(Optional.of(folder), false, fields);
  }

  /** An index in a folder, to be read. */
  public static RetrieverSpec reading(Path folder, VectorField... fields) {
    return spec(Optional.of(folder), true, fields);
  }

  private static RetrieverSpec spec(
      Optional<Path> folder, boolean readOnly, VectorField... fields) {
    return new RetrieverSpec(
        folder, List.of(fields), TextSettings.english(), false, readOnly, RAM, 2, Optional.empty());
  }
}
