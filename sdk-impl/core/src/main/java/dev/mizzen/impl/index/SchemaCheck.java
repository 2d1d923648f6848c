package dev.mizzen.impl.index;

import dev.mizzen.ProgressListener;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.LongText;
import dev.mizzen.error.IndexException;
import dev.mizzen.error.ModelMismatchException;
import dev.mizzen.index.VectorField;
import dev.mizzen.spi.RetrieverSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what an opener asks for with what an index was built with. */
final class SchemaCheck {
  private SchemaCheck() {}

  /** The schema of a new index. */
  static IndexSchema fresh(RetrieverSpec spec) {
    requireOneWindowed(spec.vectorFields());
    return new IndexSchema(spec.text(), spec.tenantRequired(), spec.vectorFields());
  }

  /**
   * The schema to work with.
   *
   * @throws ModelMismatchException if a vector field has another model
   * @throws IndexException if another setting differs
   */
  static IndexSchema merge(RetrieverSpec spec, IndexSchema stored, String where) {
    require(where, "text settings", stored.text(), spec.text());
    List<VectorField> fields = new ArrayList<>();
    for (VectorField asked : spec.vectorFields()) {
      Optional<VectorField> known = stored.vectorField(asked.name());
      known.ifPresent(field -> check(where, field, asked));
      if (known.isEmpty() && spec.readOnly()) {
        throw new IndexException(
            where + " has no vector field '" + asked.name() + "'; it has " + names(stored));
      }
      fields.add(asked);
    }
    for (VectorField field : stored.vectorFields()) {
      if (fields.stream().noneMatch(asked -> asked.name().equals(field.name()))) {
        requireReadOnly(spec, field, where);
        fields.add(field);
      }
    }
    requireOneWindowed(fields);
    return new IndexSchema(spec.text(), spec.tenantRequired() || stored.tenantRequired(), fields);
  }

  /**
   * Tries the windows of {@code fields} on their embedders, so that not the first long document
   * finds out that they can have none. Embedders look at the options also of no texts.
   *
   * @throws IllegalArgumentException if windows would overlap by all that they hold
   */
  static void requireWindowsThatStep(List<VectorField> fields) {
    for (VectorField field : fields) {
      if (field.longText() instanceof LongText.Windows(int overlap)) {
        int most = field.identity().maxTokens();
        if (most > 0 && overlap >= most) {
          throw new IllegalArgumentException(
              "vector field '"
                  + field.name()
                  + "': windows of at most "
                  + most
                  + " tokens cannot overlap by "
                  + overlap);
        }
        EncodeOptions options = EncodeOptions.passage().longText(field.longText());
        field
            .embedder()
            .ifPresent(model -> model.encode(List.of(), options, ProgressListener.NONE));
      }
    }
  }

  /** Whether both say the same once embedders are left out. */
  static boolean same(IndexSchema one, IndexSchema other) {
    return SchemaJson.write(one).equals(SchemaJson.write(other));
  }

  private static void requireReadOnly(RetrieverSpec spec, VectorField field, String where) {
    if (!spec.readOnly()) {
      throw new IndexException(
          where
              + " has the vector field '"
              + field.name()
              + "' of model "
              + field.identity().id()
              + ", which new documents would lack; open it with that embedder, with"
              + " VectorField.external(...), or readOnly()");
    }
  }

  private static void requireOneWindowed(List<VectorField> fields) {
    List<String> windowed =
        fields.stream()
            .filter(field -> field.longText() instanceof LongText.Windows)
            .map(VectorField::name)
            .toList();
    if (windowed.size() > 1) {
      throw new IllegalArgumentException(
          "at most 1 vector field can cut documents into windows, got "
              + windowed.size()
              + ": "
              + windowed
              + "; truncate in the others");
    }
  }

  private static void check(String where, VectorField stored, VectorField asked) {
    if (!stored.identity().equals(asked.identity())) {
      throw new ModelMismatchException(
          "vector field '"
              + asked.name()
              + "' of "
              + where
              + " was built with "
              + stored.identity()
              + ", but is opened with "
              + asked.identity()
              + "; open it with the former, or index again");
    }
    String field = "vector field '" + asked.name() + "': ";
    require(where, field + "similarity", stored.similarity(), asked.similarity());
    require(where, field + "storage", stored.storage(), asked.storage());
    require(where, field + "token storage", stored.tokenStorage(), asked.tokenStorage());
    require(where, field + "token codes", stored.tokenCodes(), asked.tokenCodes());
    require(where, field + "long texts", stored.longText(), asked.longText());
  }

  private static void require(String where, String what, Object stored, Object asked) {
    if (!stored.equals(asked)) {
      throw new IndexException(
          where
              + ", "
              + what
              + ": built with "
              + stored
              + ", but opened with "
              + asked
              + "; open it with the former, or index again");
    }
  }

  private static List<String> names(IndexSchema schema) {
    return schema.vectorFields().stream().map(VectorField::name).toList();
  }
}
