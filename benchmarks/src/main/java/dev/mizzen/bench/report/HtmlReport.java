package dev.mizzen.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The whole page: nothing in it is loaded from anywhere. */
final class HtmlReport {
  private final Results results;
  private final List<Verdict> verdicts;
  private final Map<String, String> machine;
  private final Map<String, String> notes;

  HtmlReport(
      Results results,
      List<Verdict> verdicts,
      Map<String, String> machine,
      Map<String, String> notes) {
    this.results = results;
    this.verdicts = verdicts;
    this.machine = machine;
    this.notes = notes;
  }

  String html() {
    return Page.of(
        "Mizzen: the kernels, measured", lead(), targets() + operations() + method() + machine());
  }

  private String lead() {
    return VerdictTable.counts(verdicts)
        + " "
        + machine.getOrDefault("cpu", "")
        + (machine.containsKey("date") ? ", " + machine.get("date") : "");
  }

  private String targets() {
    return new VerdictTable(
            "What the kernels must show; intervals are 95 % bootstrap intervals of medians",
            verdicts, notes)
        .html();
  }

  private String operations() {
    Map<String, StringBuilder> byBenchmark = new LinkedHashMap<>();
    results
        .byWorkload()
        .values()
        .forEach(
            measurements ->
                byBenchmark
                    .computeIfAbsent(measurements.getFirst().benchmark(), HtmlReport::introduction)
                    .append(new WorkloadSection(measurements).html()));
    return "<p class=\"legend\"><span class=\"key ours\"></span> Mizzen "
        + "<span class=\"key definition\"></span> its scalar definition "
        + "<span class=\"key peer\"></span> others "
        + "<span class=\"key floor\"></span> the least time that the machine's ceiling allows</p>\n"
        + String.join("", byBenchmark.values());
  }

  private static StringBuilder introduction(String benchmark) {
    Operations.Operation operation = Operations.of(benchmark);
    return new StringBuilder("<h2>")
        .append(Html.text(operation.title()))
        .append("</h2>\n<p>")
        .append(Html.text(operation.what()))
        .append("</p>\n<p><strong>Inside the clock:</strong> ")
        .append(Html.text(operation.clock()))
        .append("</p>\n");
  }

  private static String method() {
    return """
    <h2>Method</h2>
    <ul>
    <li>JMH, several forks, implementations in turn within each round of forks; a bar is the median of all \
    iterations, the line at its end the 95 % bootstrap interval of that median, and so for ratios.</li>
    <li>Each answer was compared with a double-precision reference before timing: scores within 1e-4, the same \
    best ten up to ties. What differs is not timed.</li>
    <li>The FMA peak is that of 12 independent chains in registers, the read bandwidth that of a sum over 1 GiB, \
    both measured in the benchmark's own JVM before each iteration; shares are medians of each iteration's \
    own.</li>
    <li>“CPUs, others'” are the processors that the JVM used on average, and those that everything else used, the \
    hypervisor included; more than 0.1 of others is marked.</li>
    <li>“allocated” is what one call allocates on the Java heap by the caller's thread.</li>
    </ul>
    """;
  }

  private String machine() {
    List<List<String>> rows = new ArrayList<>();
    machine.forEach((name, value) -> rows.add(List.of(Html.text(name), Html.text(value))));
    return "<h2>Machine and versions</h2>\n"
        + Html.table("Where this was measured, and with what", List.of("what", "value"), rows);
  }
}
