package dev.mizzen.impl.late;

/** Which documents of a segment may be found: those of the filter that are not deleted. */
@FunctionalInterface
public interface AcceptedDocs {
  /** Whether a document, numbered within the segment, may be found. */
  boolean accepts(int document);
}
