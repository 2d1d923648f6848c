package dev.mizzen.bench.accuracy;

import dev.mizzen.eval.Run;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How much of an exact ranking an approximate one finds. */
public final class Overlap {
  private Overlap() {}

  /** The mean share of the exact first {@code k} that are among the approximate first {@code k}. */
  public static double at(int k, Run exact, Run approximate) {
    return exact.queries().stream()
        .mapToDouble(query -> share(top(k, exact, query), top(k, approximate, query)))
        .average()
        .orElse(1);
  }

  private static double share(List<String> exact, List<String> approximate) {
    if (exact.isEmpty()) {
      return 1;
    }
    Set<String> found = new HashSet<>(approximate);
    return (double) exact.stream().filter(found::contains).count() / exact.size();
  }

  private static List<String> top(int k, Run run, String query) {
    return run.ranking(query).stream().limit(k).map(Run.Scored::document).toList();
  }
}
