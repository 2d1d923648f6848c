package dev.mizzen.impl.embed;

import dev.mizzen.embed.Encoding;
import java.util.ArrayList;
import java.util.List;

/** The windows of some texts and, as they come, their vectors. Safe for use by many threads. */
final class Portion {
  private final List<CutText> texts;
  private final Encoding.Window[][] results;
  private final int[] missing;
  private int finished;

  Portion(List<CutText> texts) {
    this.texts = texts;
    this.results = new Encoding.Window[texts.size()][];
    this.missing = new int[texts.size()];
    for (int i = 0; i < missing.length; i++) {
      missing[i] = texts.get(i).windows().size();
      results[i] = new Encoding.Window[missing[i]];
    }
  }

  /** All windows, in the texts' order. */
  List<Slot> slots() {
    List<Slot> slots = new ArrayList<>();
    for (int row = 0; row < texts.size(); row++) {
      CutText text = texts.get(row);
      for (int column = 0; column < text.windows().size(); column++) {
        slots.add(new Slot(row, column, text.index(), text.windows().get(column)));
      }
    }
    return slots;
  }

  synchronized void put(Slot slot, Encoding.Window result) {
    results[slot.row()][slot.column()] = result;
    if (--missing[slot.row()] == 0) {
      finished++;
    }
  }

  /** How many texts were finished since the last call. */
  synchronized int takeFinished() {
    int taken = finished;
    finished = 0;
    return taken;
  }

  /** The results, once every slot has one. */
  synchronized List<Encoding> encodings() {
    List<Encoding> encodings = new ArrayList<>(results.length);
    for (int i = 0; i < results.length; i++) {
      encodings.add(new Encoding(List.of(results[i]), texts.get(i).truncated()));
    }
    return encodings;
  }

  /**
   * The place of one window's result.
   *
   * @param row of the text in this portion
   * @param column of the window in its text
   * @param textIndex of the text in the call
   * @param window what to run
   */
  record Slot(int row, int column, int textIndex, CutText.Window window) {
    int length() {
      return window.input().ids().length;
    }
  }
}
