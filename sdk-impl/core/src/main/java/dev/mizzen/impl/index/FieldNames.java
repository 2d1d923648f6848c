package dev.mizzen.impl.index;

import java.util.Map;

/** What the Lucene fields are called that a search reads. */
public interface FieldNames {
  /** Of the id: sorted or sorted-set doc values. */
  String id();

  /** Of the parent's id, or the own id: sorted or sorted-set doc values. */
  String parent();

  /** Of what is searched by words if no text is named, each with its boost. */
  Map<String, Double> texts();

  /** Of the text {@code name}. */
  String text(String name);

  /** Of the metadata {@code name}. */
  String metadata(String name);

  /** Of the sentence vectors of vector field {@code name}. */
  String vector(String name);

  /** Of the token vectors of vector field {@code name}. */
  String tokenVectors(String name);
}
