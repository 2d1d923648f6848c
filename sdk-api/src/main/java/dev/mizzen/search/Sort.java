package dev.mizzen.search;

/**
 * An order by a metadata field. Documents without a value come last in both directions; ties go to
 * the lower id.
 *
 * @param field a metadata field of keywords, numbers, flags or moments
 * @param descending whether the largest value comes first
 */
public record Sort(String field, boolean descending) {
  /** The smallest value first. */
  public static Sort ascending(String field) {
    return new Sort(field, false);
  }

  /** The largest value first. */
  public static Sort descending(String field) {
    return new Sort(field, true);
  }
}
