package dev.mizzen.bench.accuracy;

import dev.mizzen.eval.Comparison;
import dev.mizzen.eval.EvaluationReport;
import dev.mizzen.eval.Run;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is published of one mode: its run, its per-query values, and flat figures in order. */
public final class Outcome {
  private final String mode;
  private final Run run;
  private final EvaluationReport report;
  private final Map<String, Object> figures = new LinkedHashMap<>();

  /** Starts with the metrics of {@code report}. */
  public Outcome(String mode, Run run, EvaluationReport report) {
    this.mode = mode;
    this.run = run;
    this.report = report;
    put("mode", mode);
    metrics("", report);
  }

  /** The mode's name. */
  public String mode() {
    return mode;
  }

  /** The rankings behind the figures. */
  public Run run() {
    return run;
  }

  /** The values query by query. */
  public EvaluationReport report() {
    return report;
  }

  /** The figures by key, in the order they were put. */
  public Map<String, Object> figures() {
    return Collections.unmodifiableMap(figures);
  }

  /** Adds a figure. */
  public Outcome put(String key, Object value) {
    figures.put(key, value);
    return this;
  }

  /** Adds all metrics of another report, each key after {@code prefix}. */
  public Outcome metrics(String prefix, EvaluationReport other) {
    other.metrics().forEach(metric -> put(prefix + metric, other.mean(metric)));
    return this;
  }

  /** Adds the figures of a search's time, each key after {@code prefix}. */
  public Outcome speed(String prefix, Searches.Speed speed) {
    put(prefix + "queries_per_second", speed.queriesPerSecond());
    put(prefix + "p50_ms", speed.p50Millis());
    return put(prefix + "p99_ms", speed.p99Millis());
  }

  /** Adds a comparison of nDCG@10, each key after {@code prefix}. */
  public Outcome comparison(String prefix, Comparison comparison) {
    put(prefix + "difference", comparison.difference());
    put(prefix + "lower", comparison.lower());
    put(prefix + "upper", comparison.upper());
    return put(prefix + "p", comparison.pValue());
  }
}
