package dev.mizzen.impl.interact;

import java.util.Arrays;

/**
 * The caller's ids by ordinal, {@code 0 .. size − 1}, and back. Safe for use by many threads once
 * nothing is added any more.
 */
public final class IdTable {
  /** The ordinal of an id that is not there. */
  public static final int NONE = -1;

  /** The longest numeral that is surely a long. */
  private static final int DIGITS = 18;

  private String[] ids = new String[16];

  /** Open addressing, at most half full: ordinal + 1, or 0 where free. */
  private int[] slots = new int[32];

  private int size;

  /** An empty table. */
  public IdTable() {}

  /** The number of ids. */
  public int size() {
    return size;
  }

  /** The ordinal of {@code id}, which is added if it is not there. */
  public int add(String id) {
    int slot = slot(id);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, 2 * size);
    }
    ids[size++] = id;
    slots[slot] = size;
    if (2 * size > slots.length) {
      slots = new int[2 * slots.length];
      for (int i = 0; i < size; i++) {
        slots[slot(ids[i])] = i + 1;
      }
    }
    return size - 1;
  }

  /** The ordinal of {@code id}, or {@link #NONE}. */
  public int ordinal(String id) {
    return slots[slot(id)] - 1;
  }

  /**
   * The id of an ordinal.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public String id(int ordinal) {
    if (ordinal >= size) {
      throw new IndexOutOfBoundsException("ordinal " + ordinal + " of " + size + " ids");
    }
    return ids[ordinal];
  }

  private int slot(String id) {
    int hash = id.hashCode();
    int mixed = (hash ^ (hash >>> 16)) * 0x9E3779B1;
    int slot = mixed >>> Integer.numberOfLeadingZeros(slots.length - 1);
    while (slots[slot] != 0 && !ids[slots[slot] - 1].equals(id)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  /**
   * The place of each ordinal if ids are ordered by value, where all of them are whole numbers
   * without a sign or leading zeros; else each keeps its own.
   */
  int[] numericOrder() {
    long[] keys = new long[size];
    int[] place = new int[size];
    for (int i = 0; i < size; i++) {
      place[i] = i;
      keys[i] = isNumeral(ids[i]) ? Long.parseLong(ids[i]) : -1;
      if (keys[i] < 0) {
        Arrays.setAll(place, k -> k);
        return place;
      }
    }
    long[] sorted = keys.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < size; i++) {
      place[i] = Arrays.binarySearch(sorted, keys[i]);
    }
    return place;
  }

  /** The same ids, each at a new place. */
  IdTable moved(int[] place) {
    String[] order = new String[size];
    for (int i = 0; i < size; i++) {
      order[place[i]] = ids[i];
    }
    IdTable table = new IdTable();
    for (String id : order) {
      table.add(id);
    }
    return table;
  }

  private static boolean isNumeral(String id) {
    if (id.isEmpty() || id.length() > DIGITS || (id.charAt(0) == '0' && id.length() > 1)) {
      return false;
    }
    return id.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
