package dev.mizzen.impl.interact;

import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.recommend.Interaction;
import dev.mizzen.recommend.Interactions;
import dev.mizzen.recommend.Split;
import dev.mizzen.recommend.SplitRule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Distinct pairs of users and items in columns, ordered by user and then by item: a matrix in
 * compressed rows. Immutable; arrays are not copied and to be read only.
 */
public final class InteractionTable implements Interactions {
  /** The time of an interaction whose time is not known. */
  public static final long NO_TIME = Long.MIN_VALUE;

  private final IdTable users;
  private final IdTable items;
  private final CsrGraph graph;
  private final float @Nullable [] weights;
  private final long @Nullable [] times;
  private final int duplicates;

  /**
   * Columns that are already in order.
   *
   * @param graph users × items, no pair twice
   * @param weights one for each edge; all 1 if null
   * @param times milliseconds since 1970 for each edge; none known if null
   * @param duplicates how many interactions fell together with others
   */
  InteractionTable(
      IdTable users,
      IdTable items,
      CsrGraph graph,
      float @Nullable [] weights,
      long @Nullable [] times,
      int duplicates) {
    this.users = users;
    this.items = items;
    this.graph = graph;
    this.weights = weights;
    this.times = times;
    this.duplicates = duplicates;
  }

  /** The table of {@code interactions}, with ids of its own. */
  public static InteractionTable of(Iterable<Interaction> interactions) {
    if (interactions instanceof InteractionTable table) {
      return table;
    }
    InteractionColumns columns = new InteractionColumns();
    interactions.forEach(columns::add);
    return columns.table();
  }

  /**
   * Columns that are already in order.
   *
   * @param graph users × items, no pair twice
   * @param weights one for each edge; all 1 if null
   * @param times milliseconds since 1970 for each edge; none known if null
   * @throws IllegalArgumentException if a length does not fit the others
   */
  public static InteractionTable of(
      IdTable users,
      IdTable items,
      CsrGraph graph,
      float @Nullable [] weights,
      long @Nullable [] times) {
    if (graph.rows() != users.size() || graph.columns() != items.size()) {
      throw new IllegalArgumentException(
          graph + " is not of " + users.size() + " users and " + items.size() + " items");
    }
    if ((weights != null && weights.length != graph.neighbours().length)
        || (times != null && times.length != graph.neighbours().length)) {
      throw new IllegalArgumentException("weights or times are not one for each of " + graph);
    }
    return new InteractionTable(users, items, graph, weights, times, 0);
  }

  /**
   * The same interactions among more items.
   *
   * @param grown these items, with the same ordinals, and others behind them
   */
  public InteractionTable withItems(IdTable grown) {
    CsrGraph wider = CsrGraph.of(grown.size(), graph.starts(), graph.neighbours());
    return new InteractionTable(users, grown, wider, weights, times, duplicates);
  }

  /** The users. */
  public IdTable users() {
    return users;
  }

  /** The items; some may have no interactions. */
  public IdTable items() {
    return items;
  }

  /** Users × items: edge e is the e-th interaction. */
  public CsrGraph graph() {
    return graph;
  }

  @Override
  public int size() {
    return graph.edges();
  }

  /** The weight of an edge. */
  public float weight(int edge) {
    return weights == null ? 1 : weights[edge];
  }

  /** The weight of each edge; null if all are 1. */
  public float @Nullable [] weights() {
    return weights;
  }

  /** The time of an edge in milliseconds since 1970, or {@link #NO_TIME}. */
  public long time(int edge) {
    return times == null ? NO_TIME : times[edge];
  }

  /** The time of each edge; null if none is known. */
  public long @Nullable [] times() {
    return times;
  }

  @Override
  public int userCount() {
    return users.size();
  }

  @Override
  public int itemCount() {
    return items.size();
  }

  @Override
  public int duplicates() {
    return duplicates;
  }

  /** Whether there is an interaction of this pair. */
  public boolean contains(int user, int item) {
    int[] starts = graph.starts();
    return Arrays.binarySearch(graph.neighbours(), starts[user], starts[user + 1], item) >= 0;
  }

  /** How many interactions each item has. */
  public int[] itemDegrees() {
    int[] degrees = new int[items.size()];
    for (int e = 0; e < size(); e++) {
      degrees[graph.neighbours()[e]]++;
    }
    return degrees;
  }

  @Override
  public Interactions kCore(int k) {
    return Core.of(this, k);
  }

  @Override
  public Split split(SplitRule rule) {
    return Splitter.split(this, rule);
  }

  @Override
  public void save(Path folder) {
    new InteractionFolder(folder).save(this);
  }

  /** Chooses edges. */
  @FunctionalInterface
  interface EdgeTest {
    boolean keeps(int user, int edge);
  }

  /** Some of these interactions, with only the users and items that are left. */
  InteractionTable filtered(EdgeTest test) {
    InteractionColumns columns = new InteractionColumns();
    forEachEdge(
        (user, edge) -> {
          if (test.keeps(user, edge)) {
            add(user, edge, columns);
          }
        });
    return columns.table();
  }

  /** Adds all of these. */
  void addTo(InteractionColumns columns) {
    forEachEdge((user, edge) -> add(user, edge, columns));
  }

  private void add(int user, int edge, InteractionColumns columns) {
    columns.add(users.id(user), items.id(graph.neighbours()[edge]), weight(edge), time(edge));
  }

  /** Takes edges. */
  @FunctionalInterface
  private interface EdgeConsumer {
    void take(int user, int edge);
  }

  private void forEachEdge(EdgeConsumer consumer) {
    for (int user = 0; user < users.size(); user++) {
      for (int e = graph.starts()[user]; e < graph.starts()[user + 1]; e++) {
        consumer.take(user, e);
      }
    }
  }

  @Override
  public Iterator<Interaction> iterator() {
    return new Iterator<>() {
      private int user;
      private int edge;

      @Override
      public boolean hasNext() {
        return edge < size();
      }

      @Override
      public Interaction next() {
        if (!hasNext()) {
          throw new NoSuchElementException("after the last of " + size() + " interactions");
        }
        while (graph.starts()[user + 1] <= edge) {
          user++;
        }
        return interaction(user, edge++);
      }
    };
  }

  private Interaction interaction(int user, int edge) {
    long time = time(edge);
    return new Interaction(
        users.id(user),
        items.id(graph.neighbours()[edge]),
        weight(edge),
        time == NO_TIME ? Optional.empty() : Optional.of(Instant.ofEpochMilli(time)));
  }

  @Override
  public String toString() {
    return "InteractionTable["
        + users.size()
        + " users, "
        + items.size()
        + " items, "
        + size()
        + " interactions]";
  }
}
