package dev.mizzen.eval;

import java.util.Locale;
import java.util.Objects;

/**
 * A measure of one query's ranking, as trec_eval defines it. A document is relevant if its grade is
 * at least 1. {@code gᵢ} is the grade at rank {@code i}, 0 if unjudged or negative, and {@code R}
 * the number of relevant documents. Without a relevant document every measure is 0.
 *
 * @param measure what is measured
 * @param depth how many ranks count; {@value #ALL} for all that were retrieved
 */
public record Metric(Measure measure, int depth) {
  /** The depth that counts every rank. */
  public static final int ALL = 0;

  /** What is measured, over the ranks {@code i = 1 … depth}. */
  public enum Measure {
    /**
     * Normalised discounted cumulative gain: {@code Σᵢ gᵢ / log₂(i + 1)}, divided by the same sum
     * over the best ranking of all judged documents (Järvelin and Kekäläinen, TOIS 2002, with
     * trec_eval's linear gain).
     */
    NDCG,
    /** The share of the {@code R} relevant documents that was found. */
    RECALL,
    /** Average precision: the precision at the rank of each relevant document, summed, over R. */
    MAP,
    /** One over the rank of the first relevant document, 0 if there is none. */
    MRR,
    /** The share of the first {@code depth} ranks that is relevant. */
    PRECISION,
    /** 1 if a relevant document was found, else 0; its mean is the hit rate. */
    HIT
  }

  /** Refuses a negative depth, and a precision over all ranks. */
  public Metric {
    Objects.requireNonNull(measure, "measure");
    if (depth < 0) {
      throw new IllegalArgumentException("depth must be at least 1, or 0 for all, got " + depth);
    }
    if (measure == Measure.PRECISION && depth == ALL) {
      throw new IllegalArgumentException("precision needs a depth of at least 1, got 0");
    }
  }

  /** {@code ndcg@depth}. */
  public static Metric ndcg(int depth) {
    return new Metric(Measure.NDCG, depth);
  }

  /** {@code recall@depth}. */
  public static Metric recall(int depth) {
    return new Metric(Measure.RECALL, depth);
  }

  /** {@code map} over all ranks. */
  public static Metric map() {
    return new Metric(Measure.MAP, ALL);
  }

  /** {@code map@depth}: ranks below do not count, and the sum is still divided by all of R. */
  public static Metric map(int depth) {
    return new Metric(Measure.MAP, depth);
  }

  /** {@code mrr@depth}. */
  public static Metric mrr(int depth) {
    return new Metric(Measure.MRR, depth);
  }

  /** {@code P@depth}. */
  public static Metric precision(int depth) {
    return new Metric(Measure.PRECISION, depth);
  }

  /** {@code hr@depth}. */
  public static Metric hitRate(int depth) {
    return new Metric(Measure.HIT, depth);
  }

  /** The usual short name, such as {@code ndcg@10} or {@code map}. */
  @Override
  public String toString() {
    String name =
        switch (measure) {
          case PRECISION -> "P";
          case HIT -> "hr";
          default -> measure.name().toLowerCase(Locale.ROOT);
        };
    return depth == ALL ? name : name + "@" + depth;
  }
}
