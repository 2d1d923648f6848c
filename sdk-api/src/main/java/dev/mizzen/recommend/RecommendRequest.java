package dev.mizzen.recommend;

import dev.mizzen.search.Filter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * For whom, how many, and which items may be recommended. Immutable; every setting returns a
 * changed copy.
 *
 * @param user a user of the training data, or empty for a new one
 * @param history items a new user, or a known user since training, has dealt with
 * @param limit how many at most
 * @param excludeSeen whether items of the user's training data and history are left out
 * @param allowed only these items, if given
 * @param denied never these items
 * @param filter only items whose metadata pass, if given
 * @param diversity from 0, best scores only, to 1, most unlike each other (maximal marginal
 *     relevance)
 */
public record RecommendRequest(
    Optional<String> user,
    List<String> history,
    int limit,
    boolean excludeSeen,
    Optional<Set<String>> allowed,
    Set<String> denied,
    Optional<Filter> filter,
    double diversity) {
  /** Copies the collections; refuses a limit below 1 and a diversity outside [0, 1]. */
  public RecommendRequest {
    history = List.copyOf(history);
    allowed = allowed.map(Set::copyOf);
    denied = Set.copyOf(denied);
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, got " + limit);
    }
    if (!(diversity >= 0 && diversity <= 1)) {
      throw new IllegalArgumentException("diversity must be from 0 to 1, got " + diversity);
    }
    if (user.isEmpty() && history.isEmpty()) {
      throw new IllegalArgumentException("name a user, or give a new user's history");
    }
  }

  /** For a user of the training data: 10 items not seen before. */
  public static RecommendRequest forUser(String user) {
    return new RecommendRequest(
        Optional.of(user), List.of(), 10, true, Optional.empty(), Set.of(), Optional.empty(), 0);
  }

  /** For a new user who has dealt with {@code items}: 10 others. */
  public static RecommendRequest forHistory(List<String> items) {
    return new RecommendRequest(
        Optional.empty(), items, 10, true, Optional.empty(), Set.of(), Optional.empty(), 0);
  }

  /** At most this many. */
  public RecommendRequest limit(int most) {
    return new RecommendRequest(
        user, history, most, excludeSeen, allowed, denied, filter, diversity);
  }

  /** With items dealt with since training. */
  public RecommendRequest history(List<String> items) {
    return new RecommendRequest(
        user, items, limit, excludeSeen, allowed, denied, filter, diversity);
  }

  /** Items dealt with before may come again. */
  public RecommendRequest includeSeen() {
    return new RecommendRequest(user, history, limit, false, allowed, denied, filter, diversity);
  }

  /** Only these items. */
  public RecommendRequest allow(Set<String> items) {
    return new RecommendRequest(
        user, history, limit, excludeSeen, Optional.of(items), denied, filter, diversity);
  }

  /** Never these items. */
  public RecommendRequest deny(Set<String> items) {
    return new RecommendRequest(
        user, history, limit, excludeSeen, allowed, items, filter, diversity);
  }

  /** Only items whose metadata pass. */
  public RecommendRequest filter(Filter passing) {
    return new RecommendRequest(
        user, history, limit, excludeSeen, allowed, denied, Optional.of(passing), diversity);
  }

  /** More variety at the cost of score. */
  public RecommendRequest diversity(double share) {
    return new RecommendRequest(user, history, limit, excludeSeen, allowed, denied, filter, share);
  }
}
