package dev.mizzen.impl.index;

import dev.mizzen.Document;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.spi.RetrieverSpec;
import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import java.nio.file.Path;
import java.util.List;

/**
 * The program that the crash test kills: in round r it adds two documents, changes one and deletes
 * one, commits, and says so on its output.
 */
public final class CrashingWriter {
  private CrashingWriter() {}

  /** The index's settings. */
  static RetrieverSpec spec(Path folder) {
    return Specs.folder(folder, Specs.tokens(TokenStorage.INT8));
  }

  /**
   * Goes on until killed, or alone.
   *
   * @param args the folder, and the first round
   */
  public static void main(String[] args) {
    Child.endWithParent();
    try (Index index = Index.open(spec(Path.of(args[0])))) {
      for (int round = Integer.parseInt(args[1]); ; round++) {
        Probe.upsert(index, document(2 * round, round), document(2 * round + 1, round));
        Probe.upsert(index, document(0, round));
        index.delete(IndexLayout.NO_TENANT, List.of(id(2 * round)));
        index.commit();
        System.out.println(round);
        System.out.flush();
      }
    }
  }

  static String id(int number) {
    return "id" + number;
  }

  static Document document(int number, int round) {
    return Document.builder(id(number))
        .text("document " + number + " of round " + round + " " + "filler ".repeat(number % 50))
        .metadata("round", round)
        .vector(Specs.FIELD, Embedding.of(1, number, round, 1))
        .tokenVectors(Specs.FIELD, MultiVector.of(new float[4 * (1 + number % 30)], 4))
        .build();
  }
}
