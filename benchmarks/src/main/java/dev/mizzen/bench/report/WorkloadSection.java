package dev.mizzen.bench.report;

import dev.mizzen.bench.machine.Allocation;
import dev.mizzen.bench.machine.MachineProfiler;
import dev.mizzen.bench.machine.Work;
import dev.mizzen.bench.report.Statistics.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** One workload: a chart, and the figures behind it. */
final class WorkloadSection {
  private static final List<String> REFERENCES = List.of("simd", "mizzen", "scalar");

  private final List<Measurement> sorted;
  private final Optional<Measurement> reference;

  WorkloadSection(List<Measurement> measurements) {
    sorted =
        measurements.stream().sorted(Comparator.comparingDouble(m -> m.time().value())).toList();
    reference =
        REFERENCES.stream()
            .flatMap(name -> sorted.stream().filter(m -> m.implementation().equals(name)))
            .findFirst();
  }

  String html() {
    Measurement any = sorted.getFirst();
    String parameters =
        any.parameters().entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    String title = any.method() + (parameters.isEmpty() ? "" : ": " + parameters);
    return "<h3>" + Html.text(title) + "</h3>\n" + BarChart.of(sorted, floor()) + table(title);
  }

  /** The least time that the nearer ceiling allows, by our own measurement of both. */
  private double floor() {
    return reference.map(WorkloadSection::floor).orElse(Double.NaN);
  }

  private static double floor(Measurement measurement) {
    double compute =
        measurement.fact(Work.FLOPS)
            / (measurement.beside(MachineProfiler.FMA) * 1e6 * measurement.threads());
    double read = measurement.fact(Work.BYTES) / (measurement.beside(MachineProfiler.READ) * 1e6);
    if (Double.isNaN(read)) {
      return compute;
    }
    return Double.isNaN(compute) ? read : Math.max(compute, read);
  }

  private String table(String title) {
    List<Column> columns = columns();
    List<String> head = new ArrayList<>(List.of("implementation"));
    columns.forEach(column -> head.add(column.name()));
    List<List<String>> rows = new ArrayList<>();
    for (Measurement measurement : sorted) {
      List<String> row = new ArrayList<>();
      row.add(Html.text(measurement.implementation()));
      columns.forEach(column -> row.add(column.cell().apply(measurement)));
      rows.add(row);
    }
    return Html.table(title, head, rows);
  }

  /** A column of the table. */
  private record Column(String name, Function<Measurement, String> cell) {}

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("median (95 %)", m -> interval(m.time())));
    reference.ifPresent(
        ours ->
            columns.add(
                new Column(
                    "× the time of " + ours.implementation(),
                    m -> m.equals(ours) ? "1" : ratio(ours.fasterThan(m)))));
    if (known(Measurement::shareOfPeak)) {
      columns.add(new Column("of FMA peak", m -> Numbers.percent(m.shareOfPeak())));
    }
    if (known(Measurement::shareOfBandwidth)) {
      columns.add(new Column("of read bandwidth", m -> Numbers.percent(m.shareOfBandwidth())));
    }
    if (known(m -> m.fact(Work.ITEMS))) {
      columns.add(
          new Column(
              "per item", m -> Numbers.three(m.time().value() * 1e6 / m.fact(Work.ITEMS)) + " ns"));
    }
    if (known(m -> m.fact("recall@10"))) {
      columns.add(new Column("recall@10", m -> Numbers.three(m.fact("recall@10"))));
    }
    if (known(m -> m.fact("memory"))) {
      columns.add(new Column("memory", m -> Numbers.bytes(m.fact("memory"))));
    }
    if (known(m -> m.fact(Allocation.ALLOCATED))) {
      columns.add(new Column("allocated", m -> Numbers.bytes(m.fact(Allocation.ALLOCATED))));
    }
    columns.add(
        new Column("CPUs, others'", m -> cpus(m.beside(MachineProfiler.CPU)) + ", " + others(m)));
    columns.add(new Column("forks, n", m -> m.forks() + ", " + m.millis().length));
    return columns;
  }

  private boolean known(ToDoubleFunction<Measurement> figure) {
    return sorted.stream().anyMatch(m -> !Double.isNaN(figure.applyAsDouble(m)));
  }

  private static String others(Measurement measurement) {
    String share = cpus(measurement.beside(MachineProfiler.OTHERS));
    return measurement.disturbed() ? "<strong>" + share + " !</strong>" : share;
  }

  private static String cpus(double share) {
    return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.2f", share);
  }

  private static String interval(Interval time) {
    return Numbers.millis(time.value())
        + " <small>("
        + Numbers.millis(time.low())
        + " to "
        + Numbers.millis(time.high())
        + ")</small>";
  }

  private static String ratio(Interval ratio) {
    return Numbers.three(ratio.value())
        + " <small>("
        + Numbers.three(ratio.low())
        + " to "
        + Numbers.three(ratio.high())
        + ")</small>";
  }
}
