package dev.mizzen.impl.retrieve;

import dev.mizzen.Document;
import dev.mizzen.Retriever;
import dev.mizzen.impl.index.Child;
import dev.mizzen.index.TokenStorage;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The program that the crash test of late interaction kills: in each round it adds documents with
 * token vectors, at times enough for lists, deletes one, commits, and says so on its output.
 * Segments are merged meanwhile.
 */
public final class LateCrashingWriter {
  private static final int STRIDE = 100;
  private static final int FEW = 3;
  private static final int MANY = 24;

  private LateCrashingWriter() {}

  /**
   * Goes on until killed, or alone.
   *
   * @param args the folder, and the first round
   */
  public static void main(String[] args) {
    Child.endWithParent();
    try (Retriever retriever = LateAnswers.open(TokenStorage.INT8, Path.of(args[0]))) {
      for (int round = Integer.parseInt(args[1]); ; round++) {
        retriever.addAll(added(round));
        retriever.delete(deleted(round));
        retriever.commit();
        System.out.println(round);
        System.out.flush();
      }
    }
  }

  private static List<Document> added(int round) {
    int from = round * STRIDE;
    int count = round % 4 == 1 ? MANY : FEW;
    return IntStream.range(from, from + count).mapToObj(LateAnswers::document).toList();
  }

  private static String deleted(int round) {
    return LateAnswers.id(round / 2 * STRIDE + 1);
  }

  /** What is there after some rounds, by id. */
  static TreeMap<String, Document> documents(int rounds) {
    TreeMap<String, Document> all = new TreeMap<>();
    for (int round = 1; round <= rounds; round++) {
      added(round).forEach(document -> all.put(document.id(), document));
      all.remove(deleted(round));
    }
    return all;
  }
}
