package dev.mizzen.impl.unanswerable.context;

import dev.mizzen.eval.unanswerable.SourceChunk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Draws groups of chunks (CRUMQs, arXiv:2510.11956, step III). First it goes round the splits and
 * draws without replacement until every chunk was used; then it fills each split up at random. No
 * two groups have the same chunks. For one thread; the same seed gives the same groups.
 */
public final class GroupSampler {
  private final List<SourceChunk> external;
  private final List<SourceChunk> internal;
  private final int cap;
  private final Random random;
  private final List<Drawn> drawn;
  private final Set<Set<Integer>> known = new HashSet<>();

  /** The groups of a split so far. */
  private record Drawn(Split split, List<Group> groups) {}

  private GroupSampler(
      List<SourceChunk> external,
      List<SourceChunk> internal,
      List<Split> splits,
      int cap,
      long seed) {
    this.external = external;
    this.internal = internal;
    this.cap = cap;
    random = new Random(seed);
    drawn = splits.stream().map(split -> new Drawn(split, new ArrayList<>())).toList();
  }

  /**
   * The groups of each split, one of each in turn.
   *
   * @param external chunks from outside the corpus
   * @param internal chunks of the corpus
   * @param splits that groups may have; those that want more chunks than there are have none
   * @param cap groups of a split, at most
   */
  public static List<Group> sample(
      List<SourceChunk> external,
      List<SourceChunk> internal,
      List<Split> splits,
      int cap,
      long seed) {
    GroupSampler sampler = new GroupSampler(external, internal, splits, cap, seed);
    sampler.useEveryChunk();
    sampler.fill();
    return sampler.inTurn();
  }

  private void useEveryChunk() {
    Deck outside = new Deck(external.size(), random);
    Deck inside = new Deck(internal.size(), random);
    boolean drew = true;
    while (drew) {
      drew = false;
      for (Drawn slot : drawn) {
        if (!(outside.isUsed() && inside.isUsed()) && hasRoom(slot)) {
          add(slot, outside.draw(slot.split().external()), inside.draw(slot.split().internal()));
          drew = true;
        }
      }
    }
  }

  private void fill() {
    for (Drawn slot : drawn) {
      while (hasRoom(slot)) {
        add(
            slot,
            new Deck(external.size(), random).draw(slot.split().external()),
            new Deck(internal.size(), random).draw(slot.split().internal()));
      }
    }
  }

  private boolean hasRoom(Drawn slot) {
    return slot.groups().size() < slot.split().combinations(external.size(), internal.size(), cap);
  }

  /** Nothing happens if the group is there already. */
  private void add(Drawn slot, List<Integer> outside, List<Integer> inside) {
    Set<Integer> numbers = new TreeSet<>(outside);
    inside.forEach(number -> numbers.add(-1 - number));
    if (known.add(numbers)) {
      List<SourceChunk> chunks = new ArrayList<>();
      outside.forEach(number -> chunks.add(external.get(number)));
      inside.forEach(number -> chunks.add(internal.get(number)));
      Collections.shuffle(chunks, random);
      slot.groups().add(new Group(slot.split(), chunks));
    }
  }

  private List<Group> inTurn() {
    List<Group> all = new ArrayList<>();
    for (int turn = 0; turn < cap; turn++) {
      for (Drawn slot : drawn) {
        if (turn < slot.groups().size()) {
          all.add(slot.groups().get(turn));
        }
      }
    }
    return all;
  }
}
