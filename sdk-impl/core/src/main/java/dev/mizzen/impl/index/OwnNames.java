package dev.mizzen.impl.index;

import java.util.Map;

/** The names of {@link IndexLayout}. */
final class OwnNames implements FieldNames {
  private static final Map<String, Double> ALL = Map.of(IndexLayout.ALL, 1.0);

  @Override
  public String id() {
    return IndexLayout.ID;
  }

  @Override
  public String parent() {
    return IndexLayout.PARENT;
  }

  @Override
  public Map<String, Double> texts() {
    return ALL;
  }

  @Override
  public String text(String name) {
    return IndexLayout.text(name);
  }

  @Override
  public String metadata(String name) {
    return IndexLayout.metadata(name);
  }

  @Override
  public String vector(String name) {
    return IndexLayout.vector(name);
  }

  @Override
  public String tokenVectors(String name) {
    return IndexLayout.tokenVectors(name);
  }
}
