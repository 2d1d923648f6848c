package dev.mizzen.impl.index;

import dev.mizzen.embed.LongText;
import dev.mizzen.index.TextSettings;
import dev.mizzen.index.VectorField;
import java.util.List;
import java.util.Optional;

/**
 * What an open index is like. Fields that the index has and the opener did not name are here too,
 * without an embedder.
 *
 * @param text how texts are cut and scored
 * @param tenantRequired whether every access must name a tenant: asked for now, or stored
 * @param vectorFields the opener's first, in its order
 */
public record IndexSchema(
    TextSettings text, boolean tenantRequired, List<VectorField> vectorFields) {
  /** Copies the list. */
  public IndexSchema {
    vectorFields = List.copyOf(vectorFields);
  }

  /** The vector field {@code name}, if there is one. */
  public Optional<VectorField> vectorField(String name) {
    return vectorFields.stream().filter(f -> f.name().equals(name)).findFirst();
  }

  /** Whether long documents become windows. */
  public boolean hasWindows() {
    return vectorFields.stream().anyMatch(f -> f.longText() instanceof LongText.Windows);
  }

  /** Whether the entry {@code id} is a window of a document. */
  public boolean isWindow(String id) {
    return WindowIds.isOne(id) && hasWindows();
  }
}
