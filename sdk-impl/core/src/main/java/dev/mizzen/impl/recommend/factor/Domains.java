package dev.mizzen.impl.recommend.factor;

import dev.mizzen.MetadataValue;
import dev.mizzen.impl.recommend.Catalogue;
import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Data sets that are learned together, told apart by a metadata field of their items. A user takes
 * part in each whose items were met.
 */
final class Domains {
  private final int[] domainOf;
  private final int[][] items;
  private final int[][] users;
  private final double[] shares;

  private Domains(int[] domainOf, int[][] items, int[][] users, double[] shares) {
    this.domainOf = domainOf;
    this.items = items;
    this.users = users;
    this.shares = shares;
  }

  /**
   * Those of a graph.
   *
   * @throws IllegalArgumentException if an item is of none, or the shares name others
   */
  static Domains of(CsrGraph graph, Catalogue catalogue, TowerSettings settings) {
    TreeMap<String, Integer> names = new TreeMap<>();
    int[] domainOf = new int[graph.columns()];
    if (settings.domain().isEmpty()) {
      names.put("all", 0);
    } else {
      for (int item = 0; item < domainOf.length; item++) {
        names.put(name(catalogue, item, settings.domain()), 0);
      }
      int number = 0;
      for (String name : List.copyOf(names.keySet())) {
        names.put(name, number++);
      }
      for (int item = 0; item < domainOf.length; item++) {
        domainOf[item] =
            Objects.requireNonNull(names.get(name(catalogue, item, settings.domain())));
      }
    }
    int[][] items = new int[names.size()][];
    int[][] users = new int[names.size()][];
    double[] edges = new double[names.size()];
    for (int domain = 0; domain < items.length; domain++) {
      int of = domain;
      items[of] =
          IntStream.range(0, domainOf.length).filter(item -> domainOf[item] == of).toArray();
      users[of] =
          IntStream.range(0, graph.rows())
              .filter(user -> count(graph, user, domainOf, of) > 0)
              .toArray();
      for (int user : users[of]) {
        edges[of] += count(graph, user, domainOf, of);
      }
    }
    return new Domains(domainOf, items, users, shares(settings.sampling(), names, edges, users));
  }

  private static String name(Catalogue catalogue, int item, String field) {
    MetadataValue value =
        catalogue.document(item).map(document -> document.metadata().get(field)).orElse(null);
    return Optional.ofNullable(value)
        .map(found -> found instanceof MetadataValue.Keyword(String text) ? text : found + "")
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the item '"
                        + catalogue.items().id(item)
                        + "' has no metadata '"
                        + field
                        + "'"));
  }

  private static int count(CsrGraph graph, int user, int[] domainOf, int domain) {
    int count = 0;
    for (int e = graph.starts()[user]; e < graph.starts()[user + 1]; e++) {
      count += domainOf[graph.neighbours()[e]] == domain ? 1 : 0;
    }
    return count;
  }

  private static double[] shares(
      String sampling, Map<String, Integer> names, double[] edges, int[][] users) {
    double[] shares = new double[edges.length];
    switch (sampling) {
      case "proportional" -> System.arraycopy(edges, 0, shares, 0, shares.length);
      case "equal" -> Arrays.fill(shares, 1);
      default -> {
        for (String one : sampling.split(",", -1)) {
          int colon = one.lastIndexOf(':');
          Integer domain = colon < 0 ? null : names.get(one.substring(0, colon));
          if (domain == null || !one.substring(colon + 1).matches("\\d{1,9}(\\.\\d{1,9})?")) {
            throw new IllegalArgumentException(
                "the setting 'sampling' must be proportional, equal, or weights of "
                    + names.keySet()
                    + " as name:weight,name:weight; got '"
                    + sampling
                    + "'");
          }
          shares[domain] = Double.parseDouble(one.substring(colon + 1));
        }
      }
    }
    for (int domain = 0; domain < shares.length; domain++) {
      shares[domain] = users[domain].length == 0 ? 0 : shares[domain];
    }
    if (Arrays.stream(shares).sum() <= 0) {
      throw new IllegalArgumentException("no data set is drawn from: sampling is " + sampling);
    }
    return shares;
  }

  /** How many there are. */
  int count() {
    return items.length;
  }

  /** The items of one, ascending. */
  int[] items(int domain) {
    return items[domain];
  }

  /** Users who met items of one, ascending. */
  int[] users(int domain) {
    return users[domain];
  }

  /** The one of an item. */
  int of(int item) {
    return domainOf[item];
  }

  /** Draws one by its share. */
  int draw(RandomGenerator random) {
    double left = random.nextDouble() * Arrays.stream(shares).sum();
    int domain = 0;
    while (domain < shares.length - 1 && left >= shares[domain]) {
      left -= shares[domain++];
    }
    return domain;
  }
}
